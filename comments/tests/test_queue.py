"""The queue: groups, the oldest first, everything in view, the same number of questions for any length."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import roles
from comments.choices import Action, Reason, State
from comments.factories import make_comment
from comments.services.deciding import Wish, decide
from stories.factories import make_article
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
QUEUE = "/quan-tri/y-kien/"
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def story():
    return make_article(title="Bà Ban giữ mương")


@pytest.fixture
def browser():
    return sign_in(make_user(roles.MODERATOR, "mai"))


def shown(browser, address=QUEUE, **params):
    return browser.get(address, params).content.decode()


def order(text):
    return [int(number) for number in re.findall(r'data-comment="(\d+)"', text)]


def test_what_is_reported_comes_first_and_every_group_says_how_many_wait(browser, story):
    make_comment(story)
    make_comment(story, group="links", found="vidu.com")
    reported = make_comment(story, state=State.SHOWN, open_reports=2)
    make_comment(story, state=State.HIDDEN)
    text = shown(browser)
    assert order(text) == [reported.pk]
    numbers = dict(re.findall(r'data-count="(\w+)">(\d+)<', text))
    assert numbers == {
        "reported": "1", "words": "0", "links": "1", "duplicate": "0", "flood": "0", "unproven": "0", "clean": "1"
    }  # fmt: skip
    assert 'data-waiting": "3"' in text or "data-waiting&quot;: &quot;3" in text


def test_without_reports_the_first_group_that_has_any_is_shown(browser, story):
    comment = make_comment(story, group="links", found="vidu.com")
    assert order(shown(browser)) == [comment.pk]
    assert order(shown(browser, nhom="nonsense")) == [comment.pk]
    assert "Không có ý kiến nào chờ" in shown(browser, nhom="clean")


def test_the_oldest_comes_first_and_what_waits_longer_than_a_day_says_so(browser, story):
    young = make_comment(story, age=3 * HOUR)
    old = make_comment(story, age=50 * HOUR)
    text = shown(browser)
    assert order(text) == [old.pk, young.pk]
    assert "3 giờ trước" in text.replace("\xa0", " ")
    assert text.count("quá 24 giờ") == 1


def test_a_row_shows_story_parent_words_reports_and_the_last_decision(browser, story):
    parent = make_comment(story, name="Quàng Thị Ban", text="Mương này ai làm?", state=State.SHOWN)
    comment = make_comment(
        story, parent=parent, text="Đồ n.g.u <b>si</b>", group="words", found="ngu", email="doc@vidu.vn"
    )
    decide(Wish(comment.pk, 0, Action.APPROVE), make_user(roles.MODERATOR, "on", last_name="Ơn"))
    comment.reports.create(reason="insult", note="<i>chửi</i>", made_at=comment.created_at)
    type(comment).objects.filter(pk=comment.pk).update(open_reports=1)
    text = shown(browser)
    assert "Mương này ai làm?" in text
    assert "Bà Ban giữ mương" in text
    assert f'href="{story.get_url()}"' in text or f'href="/{story.address}/"' in text
    assert "<mark>n.g.u</mark> &lt;b&gt;si&lt;/b&gt;" in text
    assert "Xúc phạm người khác" in text
    assert "&lt;i&gt;chửi&lt;/i&gt;" in text
    assert "Ơn đã duyệt lúc" in text
    assert re.search(r"<details[^>]*><summary>Thư điện tử</summary>\s*doc@vidu.vn</details>", text)


def test_markup_in_any_field_stays_text(browser, story):
    evil = "<script>alert(1)</script>\"'><img src=x>"
    parent = make_comment(story, name=evil[:80], text=evil, state=State.SHOWN)
    comment = make_comment(story, name=evil[:80], text=evil, found=evil, group="links", parent=parent)
    for address in (QUEUE, f"{QUEUE}tat-ca/", f"{QUEUE}{comment.pk}/", f"{QUEUE}{comment.pk}/tra-loi/"):
        text = shown(browser, address)
        assert "&lt;script&gt;" in text
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_the_next_page_goes_on_after_the_last_row_whatever_was_decided_before(browser, story):
    comments = [make_comment(story, age=(60 - number) * HOUR) for number in range(60)]
    text = shown(browser)
    assert order(text) == [comment.pk for comment in comments[:50]]
    following = re.search(r'href="([^"]*moi-hon=[^"]*)"', text)[1].replace("&amp;", "&")
    for comment in comments[:30]:
        decide(Wish(comment.pk, 0, Action.HIDE, Reason.FALSE), None)
    text = shown(browser, following)
    assert order(text) == [comment.pk for comment in comments[50:]]
    assert "Về ý kiến cũ nhất" in text
    assert "Hết nhóm này." in text


@pytest.mark.parametrize("cursor", ["x", "A" * 100, "MjAyNg", "-"])
def test_a_cursor_that_cannot_be_read_leads_to_the_beginning(browser, story, cursor):
    comment = make_comment(story)
    assert order(shown(browser, **{"moi-hon": cursor})) == [comment.pk]


@pytest.mark.parametrize("address", [QUEUE, f"{QUEUE}tat-ca/"])
def test_fifty_rows_ask_no_more_than_five(browser, address):
    def questions():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            browser.get(address)
        return len(caught)

    def fill(number):
        for _number in range(number):
            story = make_article()
            parent = make_comment(story, state=State.SHOWN)
            comment = make_comment(story, parent=parent)
            decide(Wish(comment.pk, 0, Action.APPROVE), None)
            comment.reports.create(reason="insult", made_at=comment.created_at)
            type(comment).objects.filter(pk=comment.pk).update(open_reports=1)

    fill(5)
    browser.get(address)
    few = questions()
    fill(45)
    assert questions() == few <= 20


def test_a_comment_on_a_page_that_is_no_longer_public_says_so(browser, story):
    make_comment(story)
    story.unpublish()
    assert "bài không công khai" in shown(browser)


def test_the_number_in_the_menu_is_for_moderators_alone(story):
    make_comment(story)
    editor = sign_in(make_user(roles.EDITOR))
    assert "data-waiting" not in editor.get("/quan-tri/").content.decode()
