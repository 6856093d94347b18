"""A reader on a phone thanks the people of a story: with a script, without one, and while the line drops."""

import re

import pytest
from playwright.sync_api import expect

from comments.choices import State
from comments.factories import make_comment
from comments.models import Comment
from comments.questions import question_for
from stories.factories import make_article
from tests.journeys.conftest import WIDTHS
from tests.journeys.test_every_page import faults_by_address

NAME, TEXT = "Mẹ Nghé", "Cam on chi, ba con tự hào"
SENT = "Đã gửi. Ý kiến hiện sau khi duyệt"


@pytest.fixture
def story(newsroom):
    found = make_article(title="Con mương giữ nước")
    first = make_comment(found, state=State.SHOWN, name="Lường Văn Thưởng", text="Bản tôi cũng có đoạn mương sạt.")
    make_comment(found, state=State.SHOWN, parent=first, name="Hạnh", text="Bản em cũng vậy.")
    return found


def fill(page):
    page.get_by_label("Họ tên").fill(NAME)
    page.get_by_label("Ý kiến", exact=True).press_sequentially(TEXT)
    # Nobody writes that within three seconds.
    page.wait_for_timeout(3000)


def test_with_a_script_she_never_leaves_the_story(visit, story):
    page = visit(f"/{story.address}/", width=360)
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.get_by_role("link", name="Đọc và viết ý kiến").click()
    expect(page.get_by_role("heading", name="Ý kiến bạn đọc")).to_be_focused()
    expect(page.get_by_text("Bản tôi cũng có đoạn mương sạt.")).to_be_visible()
    expect(page.get_by_label(re.compile("viết bằng số hay chữ"))).to_be_hidden()
    fill(page)
    expect(page.locator("[data-part=left]")).to_have_text("Còn 1.975 chữ cái")
    page.get_by_role("button", name="Gửi ý kiến").click()
    told = page.get_by_text(SENT)
    expect(told).to_be_focused()
    own = page.locator(".comment--own")
    expect(own).to_contain_text(TEXT)
    expect(own).to_contain_text("Chờ duyệt, chỉ bạn thấy")
    assert page.url.endswith(f"/{story.address}/")
    assert page.get_by_label("Ý kiến", exact=True).input_value() == ""
    kept = Comment.objects.get(name=NAME)
    assert (kept.text, kept.group, kept.state) == (TEXT, "clean", State.WAITING)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    # The device knows its own comment, the story's page nothing of the device.
    assert [cookie["path"] for cookie in page.context.cookies()] == ["/y-kien/"]
    page.reload()
    page.get_by_role("link", name="Đọc và viết ý kiến").click()
    expect(page.locator(".comment--own")).to_contain_text(TEXT)


def test_without_a_script_the_same_address_is_a_page(visit, story):
    page = visit(f"/{story.address}/", width=360, script=False)
    page.get_by_role("link", name="Đọc và viết ý kiến").click()
    page.wait_for_url("**/y-kien/*/")
    fill(page)
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa gửi được: có 1 chỗ cần sửa")
    assert page.get_by_label("Ý kiến", exact=True).input_value() == TEXT
    page.get_by_label(re.compile("viết bằng số hay chữ")).fill(answer_on(page))
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("status").filter(has_text=SENT)).to_be_visible()
    expect(page.locator(".comment--own")).to_contain_text(TEXT)
    assert Comment.objects.get(name=NAME).group == "unproven"


def answer_on(page):
    return sorted(question_for(page.locator("input[name=phieu]").get_attribute("value")).answers)[0]


def test_a_lost_line_and_a_closed_tab_lose_no_word(visit, story):
    page = visit(f"/{story.address}/", width=360)
    page.get_by_role("link", name="Đọc và viết ý kiến").click()
    fill(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("alert")).to_contain_text("Mất kết nối")
    assert page.get_by_label("Ý kiến", exact=True).input_value() == TEXT
    page.context.set_offline(False)
    page.reload()
    page.get_by_role("link", name="Đọc và viết ý kiến").click()
    expect(page.get_by_text("Chữ bạn viết lần trước chưa gửi vẫn còn đây.")).to_be_visible()
    assert page.get_by_label("Ý kiến", exact=True).input_value() == TEXT
    assert page.get_by_label("Họ tên").input_value() == NAME
    page.wait_for_timeout(3000)
    page.context.set_offline(True)
    page.get_by_role("button", name="Gửi ý kiến").click()
    again = page.get_by_role("button", name="Gửi lại")
    expect(again).to_be_enabled()
    page.context.set_offline(False)
    again.click()
    expect(page.get_by_text(SENT)).to_be_visible()
    assert Comment.objects.filter(name=NAME).count() == 1
    page.reload()
    page.get_by_role("link", name="Đọc và viết ý kiến").click()
    assert page.get_by_label("Ý kiến", exact=True).input_value() == ""


def test_an_answer_goes_to_its_comment_from_the_same_form(visit, story):
    page = visit(f"/y-kien/{story.pk}/", width=360)
    page.get_by_role("link", name="Trả lời Lường Văn Thưởng").click()
    expect(page.get_by_role("heading", name="Trả lời ý kiến của Lường Văn Thưởng")).to_be_visible()
    expect(page.get_by_label("Họ tên")).to_be_focused()
    fill(page)
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_text(SENT)).to_be_visible()
    assert Comment.objects.get(name=NAME).parent.name == "Lường Văn Thưởng"


def test_where_nothing_can_be_proven_the_question_stands(visit, story):
    page = visit("/healthz", width=360)
    page.add_init_script("Object.defineProperty(window.crypto, 'subtle', {value: undefined})")
    page.goto(f"/y-kien/{story.pk}/")
    page.get_by_label(re.compile("viết bằng số hay chữ")).fill(answer_on(page))
    fill(page)
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_text(SENT)).to_be_visible()


@pytest.mark.parametrize(("width", "least"), [(360, 44), (1280, 24)], ids=list(WIDTHS))
def test_list_and_forms_can_be_read_and_pressed(visit, story, width, least):
    comment = Comment.objects.filter(parent=None).first()
    root = f"/y-kien/{story.pk}/"
    addresses = [root, *(f"{root}{way}/{comment.pk}/" for way in ("tra-loi", "bao", "go"))]
    page = visit("/healthz", width=width)
    assert faults_by_address(page, addresses, width, least) == {}
