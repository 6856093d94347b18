"""Lists in a browser: filtered at once with script, by a button without, by keyboard alone, and back again."""

import datetime

import pytest
from playwright.sync_api import expect

from stories.factories import make_campaign, make_exemplar
from stories.models import Field
from tests.journeys.conftest import WIDTHS


@pytest.fixture
def stories(newsroom):
    field, other = Field.objects.get(slug="nong-nghiep"), Field.objects.get(slug="van-hoa")
    campaign = make_campaign(title="Nghìn việc tốt", fields=[field])
    make_exemplar(title="Bà Ban và con mương", fields=[field], campaigns=[campaign], year=2026)
    make_exemplar(title="Tổ tự quản", fields=[field], subject_type="tap-the", year=2025)
    make_exemplar(title="Người giữ chữ", fields=[other], year=2026, published_date=datetime.date(2026, 7, 1))


def open_panel(page):
    """Open the filters where they stand in a panel; return the form that is shown."""
    panel = page.locator("details.panel > summary")
    if panel.is_visible():
        panel.click()
    return page.locator("form:has(select[name='linh-vuc']):visible").first


@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_choice_filters_at_once_and_the_focus_stays(visit, stories, width):
    page = visit("/guong/", width=width)
    chosen = open_panel(page).locator("select[name='linh-vuc']")
    chosen.focus()
    chosen.select_option("nong-nghiep")
    page.wait_for_url("**/guong/?linh-vuc=nong-nghiep")
    expect(page.locator("article h3")).to_have_count(2)
    expect(page.locator("[role=status][data-part=count]")).to_have_text("2 gương hợp với điều kiện đang lọc")
    assert page.evaluate("document.activeElement.name") == "linh-vuc"
    years = open_years(page)
    assert years == ["Mọi năm", "2026 (1)", "2025 (1)"]


def open_years(page) -> list[str]:
    """Return the options of the year in the form that is shown."""
    return page.locator("form:visible select[name='nam'] option").all_inner_texts()


def test_the_status_is_told_and_never_put_in_anew(visit, stories):
    page = visit("/guong/")
    page.evaluate("window.status_ = document.querySelector('[role=status][data-part=count]')")
    page.locator("select[name='linh-vuc']").first.select_option("van-hoa")
    page.wait_for_url("**linh-vuc=van-hoa")
    assert page.evaluate("window.status_.isConnected && window.status_.textContent").startswith("1 gương")


def test_back_and_forward_show_what_the_address_says(visit, stories):
    page = visit("/guong/")
    page.locator("select[name='linh-vuc']").first.select_option("van-hoa")
    page.wait_for_url("**linh-vuc=van-hoa")
    page.locator("select[name='nam']").first.select_option("2026")
    page.wait_for_url("**nam=2026")
    page.go_back()
    page.wait_for_url("**/guong/?linh-vuc=van-hoa")
    expect(page.locator(".chips li")).to_have_count(2)
    page.go_back()
    expect(page.locator("article h3")).to_have_count(3)
    assert page.locator("select[name='linh-vuc']").first.input_value() == ""
    page.go_forward()
    expect(page.locator("article h3")).to_have_count(1)


def test_a_chip_is_taken_off_by_keyboard_and_the_focus_goes_to_the_results(visit, stories):
    page = visit("/guong/?linh-vuc=van-hoa&nam=2026")
    page.locator(".chips a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/guong/?nam=2026")
    expect(page.locator("article h3")).to_have_count(2)
    assert page.evaluate("document.activeElement.id") == "ket-qua"


def test_the_keyboard_alone_filters(visit, stories):
    page = visit("/guong/")
    page.locator("select[name='linh-vuc']").first.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**linh-vuc=**")
    expect(page.locator("[role=status][data-part=count]")).to_contain_text("hợp với điều kiện đang lọc")
    assert page.evaluate("document.activeElement.name") == "linh-vuc"


@pytest.mark.parametrize("width", WIDTHS.values())
def test_without_script_the_button_does_the_same(visit, stories, width):
    page = visit("/guong/", width=width, script=False)
    form = open_panel(page)
    form.locator("select[name='linh-vuc']").select_option("van-hoa")
    form.locator("button").click()
    page.wait_for_url("**linh-vuc=van-hoa**")
    expect(page.locator("article h3")).to_have_text(["Người giữ chữ"])
    page.locator(".chips a").first.click()
    expect(page.locator("article h3")).to_have_count(3)


def test_a_failure_falls_back_to_the_address_itself(visit, stories):
    page = visit("/guong/")
    page.route(
        "**/guong/?**", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    page.locator("select[name='linh-vuc']").first.select_option("van-hoa")
    page.wait_for_url("**linh-vuc=van-hoa**")
    expect(page.locator("article h3")).to_have_text(["Người giữ chữ"])


def test_a_slow_answer_is_waited_for_calmly(visit, stories):
    page = visit("/guong/")
    held = []
    page.route("**/guong/?**", lambda route: held.append(route))
    page.locator("select[name='linh-vuc']").first.select_option("van-hoa")
    expect(page.locator("[role=status][data-part=count]")).to_have_text("Đang lọc…")
    held[0].continue_()
    expect(page.locator("[role=status][data-part=count]")).to_contain_text("1 gương")
    assert page.locator("[aria-busy]").count() == 0


def test_an_empty_list_leads_on(visit, stories):
    page = visit("/guong/?linh-vuc=van-hoa&nam=2025")
    page.get_by_role("link", name="Bỏ “Năm giới thiệu: 2025”").click()
    page.wait_for_url("**/guong/?linh-vuc=van-hoa")
    expect(page.locator("article h3")).to_have_text(["Người giữ chữ"])
