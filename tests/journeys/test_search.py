"""Somebody looks for a story on an old phone: suggestions while typing, results, filters, with and without script."""

import pytest
from playwright.sync_api import expect

from places.factories import load_real
from search.outbox import catch_up
from stories.factories import make_document, make_exemplar
from stories.models import Field
from tests.journeys.conftest import WIDTHS
from tests.journeys.test_every_page import axe, faults_by_address

ADDRESSES = (
    "/tim-kiem/",
    "/tim-kiem/?q=con+muong",
    "/tim-kiem/?q=con+muong+nong+lay&loai=guong&linh-vuc=van-hoa",
    "/tim-kiem/?q=%22con+m%C6%B0%C6%A1ng%22&trang=2",
    "/tim-kiem/?q=khong+co+gi+nhu+the",
    "/tim-kiem/?q=con+muong&nam=1999&tu=x",
)


@pytest.fixture
def stories(newsroom, tmp_path):
    places = load_real(tmp_path, "huyen-thuan-chau-son-la")
    fields = list(Field.objects.filter(slug__in=("nong-nghiep", "van-hoa")))
    for number in range(4):
        make_exemplar(title=f"Chuyện bản {number}", place=places["xa-nong-lay-son-la"])
    make_exemplar(title="Bà Ban và con mương", fields=fields, lead="Con mương giữ nước cho bốn bản.")
    for number in range(12):
        make_exemplar(title=f"Con mương số {number}", fields=fields[:1])
    make_document(number="2590/KH-UBND", subject="Kế hoạch nạo vét con mương")
    catch_up()


def box_of(page):
    """Return the box of the search that is seen."""
    menu = page.locator(".menu > summary")
    if menu.is_visible() and not page.locator("main .find input").count():
        menu.click()
        return page.locator(".menu__sheet .find input")
    return page.locator(".find input[name=q]:visible").first


@pytest.mark.parametrize("width", WIDTHS.values())
def test_suggestions_are_chosen_by_keyboard(visit, stories, width):
    page = visit("/", width=width)
    box = box_of(page)
    box.press_sequentially("ba ban", delay=20)
    expect(box).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("option")
    expect(options.first).to_have_text("Bà Ban và con mương")
    expect(page.locator("[role=status]", has_text="gợi ý")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("ba ban")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guong/ba-ban-va-con-muong/")


def test_home_and_end_go_to_the_first_and_the_last_option(visit, stories):
    page = visit("/tim-kiem/")
    box = page.locator("main .find input")
    box.press_sequentially("con muong", delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("End")
    expect(options.last).to_have_attribute("aria-selected", "true")
    assert axe(page) == []
    assert min(option.bounding_box()["height"] for option in options.all()) >= 44


def test_enter_without_a_choice_sends_the_words(visit, stories):
    page = visit("/guong/ba-ban-va-con-muong/")
    box = box_of(page)
    box.press_sequentially("con muong", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=con+muong")


def test_the_answer_to_an_older_question_is_dropped_and_failures_are_silent(visit, stories):
    page = visit("/tim-kiem/")
    box = page.locator("main .find input")
    held = []
    page.route("**/goi-y/?q=con", lambda route: held.append(route))
    box.press_sequentially("con", delay=20)
    page.wait_for_timeout(400)
    box.press_sequentially(" muong", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    assert len(held) == 1
    page.route("**/goi-y/**", lambda route: route.abort())
    box.fill("con muong so")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=con+muong+so")


@pytest.mark.parametrize("script", [True, False])
def test_an_old_place_typed_without_accents_is_found_under_its_name_of_today(visit, stories, script):
    page = visit("/tim-kiem/", width=360, script=script)
    page.locator("main .find input").fill("nong lay")
    page.locator("main .find button").click()
    page.wait_for_url("**/tim-kiem/?q=nong+lay")
    place = page.locator(".beside a").first
    expect(place).to_contain_text("Xã Nong Lay, nay là xã Chiềng La")
    expect(place).to_contain_text("4 bài")
    expect(page.locator(".hit h3")).to_have_count(4)
    place.click()
    expect(page.locator("h1")).to_have_text("Xã Chiềng La")


@pytest.mark.parametrize("width", WIDTHS.values())
def test_without_script_options_chips_and_pages_are_links(visit, stories, width):
    page = visit("/tim-kiem/?q=con+muong", width=width, script=False)
    panel = page.locator("details.panel > summary")
    if panel.is_visible():
        panel.click()
    page.locator(".facet a:visible", has_text="Văn bản").click()
    expect(page.locator(".hit h3")).to_have_text(["Văn bản khác 2590/KH-UBND: Kế hoạch nạo vét con mương"])
    page.locator(".chip", has_text="Văn bản").click()
    page.get_by_role("link", name="Trang sau").click()
    page.wait_for_url("**/tim-kiem/?q=con+muong&trang=2")
    expect(page.locator(".hit h3")).to_have_count(4)


@pytest.mark.parametrize(("width", "least"), [(360, 44), (1280, 24)])
def test_pages_of_search_are_accessible(visit, stories, width, least):
    assert faults_by_address(visit("/healthz"), ADDRESSES, width, least) == {}
