"""A reader thanks for a story and says whether it was of use: with and without a script, and where the line drops."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from reactions.services import tally_of


@pytest.fixture
def page(visit, story):
    return visit(f"/{story.address}/", width=360)


def come_near(page):
    """Read down to the thanks; return their block once a script has opened it."""
    block = page.locator("[data-thanks]")
    page.mouse.wheel(0, 200)
    block.scroll_into_view_if_needed()
    expect(block.locator(".thanks")).to_be_visible()
    return block


def told(page, words):
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


def figures(story):
    tally = tally_of(story.pk)
    return tally.thanks, tally.scores, tally.score_sum


def test_nothing_is_asked_for_before_somebody_reads(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(500)
    assert not [url for url in asked if "/cam-on/" in url or "reactions" in url]
    come_near(page)
    assert [url for url in asked if "/cam-on/" in url]
    assert page.context.cookies() == []


def test_thanks_and_a_score_are_given_changed_and_taken_back_in_place(page, story):
    address = page.url
    block = come_near(page)
    assert "lượt" not in block.inner_text()
    block.get_by_role("button", name="Gửi lời cảm ơn").click()
    told(page, "Đã ghi nhận")
    expect(block).to_contain_text("1 người đã gửi lời cảm ơn.")
    expect(block.get_by_role("button", name="Rút lại lời cảm ơn")).to_be_focused()
    for score, words in ((3, "3,0 / 5 từ 1 lượt."), (5, "5,0 / 5 từ 1 lượt.")):
        block.get_by_label(str(score), exact=True).check(force=True)
        block.get_by_role("button", name="đánh giá").click()
        expect(block).to_contain_text(words)
    assert figures(story) == (1, 1, 5)
    page.reload()
    block = come_near(page)
    expect(block.get_by_label("5", exact=True)).to_be_checked()
    block.get_by_role("button", name="Rút lại lời cảm ơn").click()
    expect(block.get_by_role("button", name="Gửi lời cảm ơn")).to_be_visible()
    assert figures(story) == (0, 1, 5)
    assert page.url == address
    assert {(cookie["name"], cookie["path"]) for cookie in page.context.cookies()} == {("lantoa_reader", "/cam-on/")}


def test_two_browsers_of_one_house_are_two_readers(visit, story):
    for _number in range(2):
        block = come_near(visit(f"/{story.address}/", width=360))
        block.get_by_role("button", name="Gửi lời cảm ơn").click()
        expect(block.get_by_role("button", name="Rút lại lời cảm ơn")).to_be_visible()
    assert figures(story)[0] == 2


def test_what_was_pressed_without_a_line_goes_out_with_it(page, story):
    block = come_near(page)
    page.context.set_offline(True)
    block.get_by_label("4", exact=True).check(force=True)
    block.get_by_role("button", name="Gửi đánh giá").click()
    told(page, "mất mạng")
    expect(block.get_by_label("4", exact=True)).to_be_checked()
    page.context.set_offline(False)
    told(page, "Đã ghi nhận")
    assert figures(story) == (0, 1, 4)


def test_without_a_script_the_link_leads_to_a_page_that_does_the_same(visit, story):
    page = visit(f"/{story.address}/", width=360, script=False)
    page.get_by_role("link", name="Gửi lời cảm ơn").click()
    page.get_by_role("button", name="Gửi lời cảm ơn").click()
    told(page, "Đã gửi lời cảm ơn của bạn.")
    page.get_by_label("4", exact=True).check(force=True)
    page.get_by_role("button", name="Gửi đánh giá").click()
    told(page, "Đã ghi nhận đánh giá của bạn.")
    assert figures(story) == (1, 1, 4)
    page.get_by_role("button", name="Rút lại lời cảm ơn").click()
    told(page, "Đã rút lại lời cảm ơn.")
    page.get_by_role("link", name="Con mương giữ nước").click()
    assert figures(story) == (0, 1, 4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_everybody_can_use_it(visit, story, width, scheme):
    page = visit(f"/{story.address}/", width=width)
    page.emulate_media(color_scheme=scheme)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    block = come_near(page)
    block.get_by_role("button", name="Gửi lời cảm ơn").click()
    told(page, "Đã ghi nhận")
    for _place in ("story", "page"):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.goto(f"/cam-on/{story.pk}/")
    assert complaints == []
