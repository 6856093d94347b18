"""A reader on an old phone: filters, opens, goes back; everything without script."""

import pytest
from playwright.sync_api import expect

from stories.factories import make_campaign, make_exemplar
from stories.models import Field
from tests.journeys.conftest import WIDTHS

LONG = (
    "Tổ tự quản bản Nong Bon, xã Bình Thuận: mười lăm hộ dân góp đất, góp công, thắp sáng 2,3 km đường bản ba năm liền"
)


@pytest.fixture
def stories(newsroom):
    field, other = Field.objects.get(slug="nong-nghiep"), Field.objects.get(slug="van-hoa")
    campaign = make_campaign(title="Nghìn việc tốt", fields=[field])
    make_exemplar(title="Bà Ban và con mương", fields=[field], campaigns=[campaign], year=2026)
    make_exemplar(title=LONG, fields=[field], subject_type="tap-the", year=2025)
    make_exemplar(title="Người giữ chữ", fields=[other], year=2026)


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("script", [True, False])
def test_a_reader_filters_opens_and_goes_back(visit, stories, width, script):
    page = visit("/guong/", width=width, script=script)
    expect(page.locator("article h3")).to_have_count(3)
    panel = page.locator("details.panel > summary")
    if panel.count() and panel.first.is_visible():
        panel.first.click()
    form = page.locator("form:has(select[name='linh-vuc']):visible").first
    form.locator("select[name='linh-vuc']").select_option("nong-nghiep")
    form.locator("button").click()
    page.wait_for_url("**linh-vuc=nong-nghiep**")
    expect(page.locator("article h3")).to_have_count(2)
    assert "2 gương" in page.locator("[role=status][data-part=count]").inner_text()
    filtered = page.url
    page.get_by_role("link", name="Bà Ban và con mương").click()
    page.wait_for_url("**/guong/ba-ban-va-con-muong/")
    expect(page.locator("h1")).to_have_text("Bà Ban và con mương")
    assert page.locator("h1").count() == 1
    page.go_back()
    assert page.url == filtered


@pytest.mark.parametrize("width", [320, *WIDTHS.values(), 1920])
def test_no_page_is_wider_than_the_screen(visit, stories, width):
    page = visit("/", width=width, script=False)
    for address in (
        "/",
        "/guong/",
        "/phong-trao/nghin-viec-tot/",
        "/linh-vuc/",
        "/dia-phuong/",
        "/van-ban/",
        "/khong-co/",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_nothing_is_asked_of_anybody_else_and_nothing_is_refused(visit, stories, live_server):
    page = visit("/")
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in ("/", "/guong/", "/guong/ba-ban-va-con-muong/"):
        page.goto(address)
    assert asked
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert complaints == []
    assert page.context.cookies() == []


def test_the_keyboard_reaches_the_story_past_the_menu(visit, stories):
    page = visit("/guong/ba-ban-va-con-muong/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Tới nội dung chính"
    page.keyboard.press("Enter")
    assert page.url.endswith("#noi-dung")
