"""A moderator goes through two hundred comments before coffee; two at once never undo each other."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from accounts import roles
from accounts.models import User
from comments.choices import Reason, State
from comments.factories import make_comment
from comments.models import Comment, Decision
from stories.factories import make_article
from tests.journeys.conftest import PASSWORD
from tests.journeys.test_every_page import TARGETS, axe, size

QUEUE = "/quan-tri/y-kien/?nhom={}".format
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def moderators(newsroom):
    """Two people who moderate."""
    people = {"mai": ("Lò Thị", "Mai"), "on": ("Cầm Văn", "Ơn")}
    for name, (family, given) in people.items():
        user = User.objects.create_user(name, f"{name}@vidu.gov.vn", PASSWORD, last_name=family, first_name=given)
        user.groups.add(Group.objects.get(name=roles.MODERATOR))
    return people


@pytest.fixture
def story(newsroom):
    return make_article(title="Bà Ban giữ mương")


class Keyboard:
    """Presses keys in a browser and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1


@pytest.fixture
def queue(sign_in, moderators):
    """Return a function that opens a group of the queue as a moderator."""

    def enter(group: str = "clean", name: str = "mai") -> Page:
        page = sign_in(name)
        page.goto(QUEUE(group))
        return page

    return enter


def fill(story, number: int, **values) -> list[Comment]:
    """Make comments, the first the oldest."""
    return [make_comment(story, age=(number - one) * HOUR, **values) for one in range(number)]


def in_state(state) -> int:
    return Comment.objects.filter(state=state).count()


def waiting_on(page: Page, group: str) -> str:
    return page.locator(f"[data-count={group}]").inner_text()


def test_two_hundred_comments_in_less_than_two_presses_each(queue, story):
    fill(story, 133)
    fill(story, 41, group="words", found="ngu", text="Viết như thế là ngu")
    fill(story, 19, group="duplicate")
    fill(story, 7, group="links", found="vidu.com", text="Mua ở vidu.com")
    page = queue()
    keyboard = Keyboard(page)
    for left in ("83", "33"):
        keyboard.press("a", "Shift+D")
        expect(page.locator("[data-count=clean]")).to_have_text(left)
        with page.expect_navigation():
            keyboard.press("Enter")
        expect(page.locator("[data-comment]").first).to_be_focused()
    keyboard.press("a", "Shift+D")
    expect(page.locator("[data-count=clean]")).to_have_text("0")
    assert keyboard.presses <= 3 * 5
    for group, keys in (("words", ("d",)), ("duplicate", ("x", "4")), ("links", ("x", "3"))):
        page.locator(f"nav a[href$='nhom={group}']").click()
        keyboard.presses += 1
        page.wait_for_url(f"**nhom={group}")
        expect(page.locator("[data-comment]").first).to_be_focused()
        for _number in range(int(waiting_on(page, group))):
            keyboard.press(*keys)
        expect(page.locator(f"[data-count={group}]")).to_have_text("0", timeout=60_000)
    assert (in_state(State.SHOWN), in_state(State.HIDDEN), in_state(State.WAITING)) == (174, 26, 0)
    assert keyboard.presses <= 2 * 200
    reasons = Decision.objects.exclude(reason="").values_list("comment__group", "reason")
    assert set(reasons) == {("duplicate", Reason.OFF_TOPIC), ("links", Reason.ADVERTISING)}


def test_keys_move_decide_ask_why_and_take_back(queue, story):
    first, second, third = fill(story, 3)
    page = queue()

    def row(comment):
        return page.locator(f"#y-kien-{comment.pk}")

    expect(row(first)).to_be_focused()
    page.keyboard.press("j")
    expect(row(second)).to_be_focused()
    page.keyboard.press("k")
    # A Vietnamese typing program makes "đ" of a second "d".
    page.evaluate("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'đ', bubbles: true}))")
    expect(row(second)).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("6")
    page.keyboard.type("Kể chuyện bài khác")
    page.keyboard.press("Enter")
    expect(row(third)).to_be_focused()
    expect(row(second)).to_contain_text("Lý do khác: Kể chuyện bài khác")
    expect(row(first)).to_contain_text("Lò Thị Mai đã duyệt lúc")
    assert [Comment.objects.get(pk=one.pk).state for one in (first, second)] == [State.SHOWN, State.HIDDEN]
    page.keyboard.press("u")
    expect(row(second).locator("[data-key=d]")).to_have_text("Duyệt D")
    page.keyboard.press("z")
    expect(row(first)).to_be_focused()
    assert in_state(State.WAITING) == 3
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_hidden()


def test_the_offer_to_take_back_goes_after_ten_seconds(queue, story):
    fill(story, 1)
    page = queue()
    page.clock.install()
    page.keyboard.press("d")
    expect(page.get_by_role("button", name="Hoàn tác")).to_be_visible()
    page.clock.run_for(9_000)
    expect(page.get_by_role("button", name="Hoàn tác")).to_be_visible()
    page.clock.run_for(2_000)
    expect(page.get_by_role("button", name="Hoàn tác")).to_be_hidden()
    page.keyboard.press("u")
    assert in_state(State.SHOWN) == 1


def test_two_moderators_never_undo_each_other(queue, story):
    comment, other = fill(story, 2)
    mai, on = queue(name="mai"), queue(name="on")
    mai.keyboard.press("d")
    expect(mai.locator(f"#y-kien-{comment.pk}")).to_contain_text("Lò Thị Mai đã duyệt lúc")
    on.keyboard.press("x")
    on.keyboard.press("1")
    row = on.locator(f"#y-kien-{comment.pk}")
    expect(row.get_by_role("status")).to_contain_text("đã được xử lý trước")
    expect(row).to_contain_text("Lò Thị Mai đã duyệt lúc")
    expect(row.locator("[data-key=d]")).to_have_count(0)
    assert Comment.objects.get(pk=comment.pk).state == State.SHOWN
    on.keyboard.press("k")
    expect(row).to_be_focused()
    on.keyboard.press("x")
    on.keyboard.press("1")
    expect(row).to_contain_text("Cầm Văn Ơn đã ẩn lúc")
    mai.keyboard.press("u")
    expect(mai.locator(f"#y-kien-{comment.pk}")).to_contain_text("Cầm Văn Ơn đã ẩn lúc")
    assert Comment.objects.get(pk=comment.pk).state == State.HIDDEN
    assert Comment.objects.get(pk=other.pk).state == State.WAITING


def test_a_lost_connection_loses_no_decision(queue, story):
    first, second = fill(story, 2)
    page = queue()
    page.context.set_offline(True)
    page.keyboard.press("d")
    page.keyboard.press("x")
    page.keyboard.press("2")
    expect(page.locator(f"#y-kien-{first.pk}")).to_contain_text("Chưa gửi được: mất kết nối.")
    expect(page.locator(f"#y-kien-{second.pk}")).to_contain_text("mất kết nối")
    page.context.set_offline(False)
    page.get_by_role("button", name="Gửi lại").first.click()
    expect(page.locator(f"#y-kien-{second.pk}")).to_contain_text("Lộ thông tin riêng tư")
    expect(page.locator("[data-count=clean]")).to_have_text("0")
    assert (in_state(State.SHOWN), in_state(State.HIDDEN)) == (1, 1)


def test_an_ended_session_says_so_and_loses_nothing(queue, story):
    (comment,) = fill(story, 1)
    page = queue()
    Session.objects.all().delete()
    page.keyboard.press("d")
    row = page.locator(f"#y-kien-{comment.pk}")
    expect(row).to_contain_text("phiên làm việc đã hết")
    with page.context.expect_page() as opened:
        row.get_by_role("link", name="Đăng nhập lại").click()
    other = opened.value
    other.fill("input[name=username]", "mai")
    other.fill("input[name=password]", PASSWORD)
    other.click("button[type=submit]")
    other.wait_for_url("**/quan-tri/")
    row.get_by_role("button", name="Gửi lại").click()
    expect(row).to_contain_text("Lò Thị Mai đã duyệt lúc")
    assert in_state(State.SHOWN) == 1


def test_a_thumb_does_all_of_it_on_a_phone(queue, story):
    first, _second = fill(story, 2)
    page = queue()
    size(page, 360)
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(f"#y-kien-{first.pk}").get_by_text("Bỏ", exact=False).first.click()
    least = {"least": 44, "exempt": ".w-slim-header *", "within": "[data-moderate]"}
    assert page.evaluate(TARGETS, least) == []
    page.get_by_role("button", name="Xúc phạm").locator("visible=true").click()
    expect(page.locator(f"#y-kien-{first.pk}")).to_contain_text("đã ẩn lúc")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(f"#y-kien-{first.pk}")).to_contain_text("đã hoàn tác lúc")
    assert in_state(State.WAITING) == 2


def test_axe_finds_nothing(queue, story):
    parent = make_comment(story, state=State.SHOWN)
    comment = make_comment(
        story, parent=parent, group="words", found="ngu", text="ngu", email="doc@vidu.vn", age=50 * HOUR
    )
    comment.reports.create(reason="insult", made_at=comment.created_at)
    Comment.objects.filter(pk=comment.pk).update(open_reports=1)
    page = queue("words")
    faults = {}
    for address in (QUEUE("words"), QUEUE("reported"), "/quan-tri/y-kien/tat-ca/", f"/quan-tri/y-kien/{comment.pk}/"):
        page.goto(address)
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                size(page, width, scheme)
                faults[f"{address} {width} {scheme}"] = axe(page)
    assert {where: found for where, found in faults.items() if found} == {}


def test_without_a_script_plain_forms_do_it(visit, story, moderators, live_server):
    first, second = fill(story, 2)
    page = visit("/quan-tri/login/", script=False)
    page.fill("input[name=username]", "mai")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.goto(QUEUE("clean"))
    page.locator(f"#y-kien-{first.pk} button[value=approve]").click()
    expect(page.get_by_text("Đã xử lý 1 ý kiến.")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác").click()
    page.locator(f"#y-kien-{second.pk} summary").filter(has_text="Bỏ").click()
    page.locator(f"#y-kien-{second.pk} [value='hide:false']").click()
    page.locator("[name=ca-trang]").check()
    page.locator("[data-bulk] > [value=approve]").click()
    assert (Comment.objects.get(pk=first.pk).state, Comment.objects.get(pk=second.pk).state) == (
        State.SHOWN,
        State.HIDDEN,
    )
