"""A reader looks at pages: each look counts once, nobody else's does, and the figures agree."""

import re

import pytest
from playwright.sync_api import expect

from visits.choices import OtherPage, Source
from visits.folding import fold
from visits.models import DayViews, PageViews
from visits.popularity import refresh

# Robots without a window say so in their name; this one is a reader.
READER = (
    "Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0 Mobile Safari/537.36"
)

pytestmark = pytest.mark.usefixtures("visits_folder")


@pytest.fixture
def reader(browser, live_server):
    """Return a function that opens a page in a reader's own browser, with no traces of robots."""
    contexts = []

    def open_page(address: str, *, script: bool = True, width: int = 360, **options):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            java_script_enabled=script,
            user_agent=READER,
            extra_http_headers={"Sec-CH-UA": '"Chromium";v="80"'},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()


def counted() -> dict[int, int]:
    """Return how often each page was viewed."""
    fold()
    return dict(PageViews.objects.values_list("page", "counted"))


def figures(page) -> list[int]:
    """Return the six figures of the block."""
    expect(page.locator(".stats")).to_have_count(1)
    return [int(text.replace(".", "")) for text in page.locator(".stats dd").all_inner_texts()]


def test_a_look_counts_once_and_a_reload_does_not(reader, story):
    page = reader(f"/{story.address}/")
    assert counted() == {story.pk: 1}
    page.reload(wait_until="networkidle")
    page.goto("/guong/", wait_until="networkidle")
    page.go_back(wait_until="networkidle")
    assert counted() == {story.pk: 1, OtherPage.LIST: 1}
    assert page.context.cookies() == []


def test_the_figures_agree(reader, story):
    reader(f"/{story.address}/")
    counted()
    refresh()
    page = reader("/tin-tuc/")
    expect(page.locator(".item", has_text="Con mương")).to_contain_text("1 lượt xem")
    online, *spans = figures(page)
    assert online <= 1
    assert spans == [1] * 5
    counted()
    page = reader(f"/{story.address}/")
    expect(page.locator(".by")).to_contain_text("1 lượt xem")
    assert page.locator(".stats").count() == 0
    page.mouse.wheel(0, 300)
    page.locator(".foot").scroll_into_view_if_needed()
    assert figures(page)[1:] == [2] * 5


def test_without_a_script_a_picture_counts(reader, story):
    page = reader(f"/{story.address}/", script=False)
    assert counted() == {story.pk: 1}
    page.get_by_role("link", name="Thống kê truy cập").click()
    assert len(figures(page)) == 6
    assert page.context.cookies() == []


def test_the_code_of_a_poster_is_told_and_not_handed_on(reader, story):
    page = reader(f"/b/{story.pk}/?qr=7")
    assert re.fullmatch(rf".*/{story.address}/", page.url)
    fold()
    row = DayViews.objects.get(page=story.pk)
    assert (row.source, row.poster) == (Source.POSTER, 7)


def test_a_page_behind_another_is_not_looked_at_yet(reader, story):
    page = reader("/guong/")
    page.add_init_script("Object.defineProperty(document, 'visibilityState', {get: () => window.seen || 'hidden'})")
    page.goto(f"/{story.address}/", wait_until="networkidle")
    assert story.pk not in counted()
    with page.expect_response("**/xem/"):
        page.evaluate("window.seen = 'visible'; document.dispatchEvent(new Event('visibilitychange'))")
    assert counted()[story.pk] == 1
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert counted()[story.pk] == 1


def test_an_old_browser_without_beacons_counts_too(reader, story):
    page = reader("/guong/")
    page.add_init_script("delete Navigator.prototype.sendBeacon")
    page.goto(f"/{story.address}/", wait_until="networkidle")
    assert counted()[story.pk] == 1


def test_robots_without_a_window_and_staff_do_not_count(visit, sign_in, story):
    visit(f"/{story.address}/").wait_for_load_state("networkidle")
    sign_in("bien-tap").goto(f"/{story.address}/", wait_until="networkidle")
    assert counted() == {}
