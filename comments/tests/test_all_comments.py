"""Moderators find any comment, and read what was done with it; nothing can be changed but whether it shows."""

import datetime
import re

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import roles
from comments.choices import Action, Reason, State
from comments.factories import make_comment
from comments.services.deciding import Wish, decide, undo
from core import dates
from places.models import Unit
from stories.factories import make_article
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
ALL = "/quan-tri/y-kien/tat-ca/"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def mai():
    return make_user(roles.MODERATOR, "mai", last_name="Lò Thị", first_name="Mai")


@pytest.fixture
def browser(mai):
    return sign_in(mai)


@pytest.fixture
def story():
    return make_article(title="Bà Ban giữ mương", slug="ba-ban-giu-muong")


def found(browser, **params):
    text = browser.get(ALL, params).content.decode()
    return [int(number) for number in re.findall(r'data-comment="(\d+)"', text)]


@pytest.mark.parametrize("words", ["đường về bản", "DUONG ban", "hoa lường", "duong"])
def test_words_are_found_in_name_and_text_with_or_without_accents(browser, story, words):
    comment = make_comment(story, name="Lường Thị Hoa", text="Đường về bản đã thông")
    make_comment(story, name="Lò Văn Sơn", text="Chúc bà con khỏe")
    assert found(browser, q=words) == [comment.pk]


@pytest.mark.parametrize("words", ["%", "_", "100%", "\\", "'", '"; --', "a" * 101])
def test_signs_are_only_signs(browser, story, words):
    make_comment(story)
    assert found(browser, q=words) == ([] if len(words) < 100 else found(browser))


def test_words_are_looked_for_in_a_year_unless_a_day_is_given(browser, story):
    old = make_comment(story, text="Lụt năm ấy", age=500 * DAY)
    assert found(browser, q="lut") == []
    assert "chọn “Từ ngày”" in browser.get(ALL, {"q": "lut"}).content.decode()
    first = dates.today() - 600 * DAY
    assert found(browser, q="lut", since=f"{first:%d/%m/%Y}") == [old.pk]
    assert found(browser) == [old.pk]


def test_every_filter_narrows(browser, story, mai):
    other = make_article()
    unit = Unit.objects.create(name="Ủy ban")
    hidden = make_comment(story, group="words", found="ngu", age=3 * DAY)
    decide(Wish(hidden.pk, 0, Action.HIDE, Reason.FALSE), mai)
    official = make_comment(other, state=State.SHOWN, unit=unit, age=2 * DAY)
    reported = make_comment(other, state=State.SHOWN, open_reports=1, age=DAY)
    assert found(browser) == [reported.pk, official.pk, hidden.pk]
    assert found(browser, state="hidden") == found(browser, group="words") == [hidden.pk]
    assert found(browser, reason="false") == [hidden.pk]
    assert found(browser, official="on") == [official.pk]
    assert found(browser, reported="on") == [reported.pk]
    for page in (story.pk, "https://vidu.gov.vn/tin-tuc/ba-ban-giu-muong/?x=1#y", "ba-ban-giu-muong"):
        assert found(browser, page=page) == [hidden.pk]
    day = f"{dates.local(timezone.now() - 2 * DAY):%d/%m/%Y}"
    assert found(browser, since=day, until=day) == [official.pk]
    assert found(browser, state="hidden", group="links") == []


def test_older_pages_keep_the_filter(browser, story):
    comments = [make_comment(story, text="Lụt", age=(60 - number) * DAY) for number in range(60)]
    text = browser.get(ALL, {"q": "lut"}).content.decode()
    older = re.search(r'href="(\?[^"]*cu-hon=[^"]*)"', text)[1].replace("&amp;", "&")
    assert "q=lut" in older
    rest = re.findall(r'data-comment="(\d+)"', browser.get(f"{ALL}{older}").content.decode())
    assert [int(number) for number in rest] == [comment.pk for comment in comments[9::-1]]


_names = ["q", "state", "group", "reason", "page", "since", "until", "official", "reported", "cu-hon", "moi-hon"]
_values = st.text(max_size=40) | st.sampled_from(["9" * 30, "31/12/9999", "01/01/0001", "30/02/2026", "?" * 300])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(_names), _values))
def test_whatever_is_looked_for_is_answered(browser, params):
    params = {name: value.encode("utf-8", "replace").decode() for name, value in params.items()}
    assert browser.get(ALL, params).status_code in (200, 400)


def test_what_cannot_be_read_is_said_beside_its_field(browser, story):
    comment = make_comment(story)
    answer = browser.get(ALL, {"state": "nonsense", "since": "31/12/9999", "until": "x"})
    assert answer.content.decode().count('class="error-message"') == 3
    assert found(browser, state="nonsense") == [comment.pk]


def test_a_comment_has_its_whole_log(browser, mai, story):
    parent = make_comment(story, name="Quàng Thị Ban")
    answer = make_comment(story, parent=parent, text="Trả lời bà Ban")
    decide(Wish(parent.pk, 0, Action.HIDE, Reason.OTHER, "Kể bài khác"), mai)
    undo(parent.pk, 1, mai)
    parent.reports.create(reason="false", note="Không đúng", made_at=parent.created_at, is_open=False)
    text = browser.get(f"/quan-tri/y-kien/{parent.pk}/").content.decode()
    assert "Lò Thị Mai đã ẩn lúc" in text
    assert "lý do: Lý do khác: Kể bài khác" in text
    assert "Lò Thị Mai đã hoàn tác lúc" in text
    assert "Không đúng" in text
    assert f'data-comment="{answer.pk}"' in text


def test_what_was_erased_shows_nothing(browser, story):
    comment = make_comment(story, name="", text="", state=State.ERASED)
    text = browser.get(f"/quan-tri/y-kien/{comment.pk}/").content.decode()
    assert "Lời văn đã xóa theo yêu cầu." in text
    assert 'name="lam" value="approve"' not in text


def test_nobody_edits(browser, story):
    comment = make_comment(story)
    for address in (ALL, f"/quan-tri/y-kien/{comment.pk}/", "/quan-tri/y-kien/"):
        assert browser.post(address, {"text": "khác"}).status_code == 405


def test_the_first_page_tells_a_moderator_how_many_wait_and_how_long(browser, story):
    assert "Không có ý kiến nào chờ duyệt." in browser.get("/quan-tri/").content.decode()
    make_comment(story, age=30 * DAY / 24)
    make_comment(story)
    text = browser.get("/quan-tri/").content.decode().replace("\xa0", " ")
    assert "2 ý kiến chờ duyệt" in text
    assert "cũ nhất: 1 ngày trước" in text
    assert "quá 24 giờ" in text
    assert "ý kiến chờ duyệt" not in sign_in(make_user(roles.EDITOR)).get("/quan-tri/").content.decode()
