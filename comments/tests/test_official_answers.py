"""Units answer officially, at once and on record; moderators pass on what a unit should answer."""

import pytest

from accounts import roles
from comments.choices import Action, State
from comments.factories import make_comment
from comments.models import Comment, CommentTally, Decision
from places.models import Unit
from stories.factories import make_article
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
TEXT = "Xã sẽ sửa đường trong tháng Chạp."


@pytest.fixture
def story():
    return make_article(title="Bà Ban giữ mương")


@pytest.fixture
def unit():
    return Unit.objects.create(name="Ủy ban nhân dân xã Mường Mới")


@pytest.fixture
def moderator():
    return sign_in(make_user(roles.MODERATOR, "mai", last_name="Lò Thị", first_name="Mai"))


@pytest.fixture
def officer(unit):
    return make_user(roles.WRITER, "can-bo", unit=unit)


def address(comment, what="tra-loi"):
    return f"/quan-tri/y-kien/{comment.pk}/{what}/"


def sent(comment, **more):
    return {"text": TEXT, "version": comment.version} | more


def test_an_officer_answers_for_the_own_unit_alone(story, unit, officer):
    comment = make_comment(story, state=State.SHOWN)
    other = Unit.objects.create(name="Đơn vị khác")
    browser = sign_in(officer)
    assert TEXT not in browser.get(address(comment)).content.decode()
    assert browser.post(address(comment), sent(comment, unit=other.pk)).status_code == 302
    answer = Comment.objects.get(parent=comment)
    assert (answer.unit, answer.officer, answer.state, answer.text) == (unit, officer, State.SHOWN, TEXT)
    assert CommentTally.objects.get(page=story.pk).shown == 2
    log = Decision.objects.get(comment=answer)
    assert (log.action, log.user, log.after, log.version) == (Action.ANSWER, officer, State.SHOWN, answer.version)


def test_an_officer_reaches_only_what_readers_see(story, officer):
    browser = sign_in(officer)
    for state in (State.WAITING, State.HIDDEN, State.ERASED):
        assert browser.get(address(make_comment(story, state=state))).status_code == 302
    shown = make_comment(story, state=State.SHOWN, email="rieng@vidu.vn")
    assert "rieng@vidu.vn" not in browser.get(address(shown)).content.decode()
    assert browser.get(address(shown, "chuyen")).status_code == 302


def test_a_moderator_who_answers_what_waits_approves_it(story, unit, moderator):
    comment = make_comment(story)
    assert "Duyệt và đăng trả lời" in moderator.get(address(comment)).content.decode()
    back = "/quan-tri/y-kien/?nhom=clean"
    answer = moderator.post(address(comment), sent(comment, unit=unit.pk, next=back))
    assert answer.url == back
    assert set(Comment.objects.filter(page=story.pk).values_list("state", flat=True)) == {State.SHOWN}
    actions = Decision.objects.values_list("comment__unit__name", "action")
    assert set(actions) == {(None, Action.APPROVE), (unit.name, Action.ANSWER)}


def test_under_an_answer_it_stands_beside_that(story, unit, moderator):
    first = make_comment(story, state=State.SHOWN)
    second = make_comment(story, state=State.SHOWN, parent=first)
    moderator.post(address(second), sent(second, unit=unit.pk))
    assert Comment.objects.get(unit=unit).parent == first


def test_what_another_has_decided_meanwhile_is_said_and_the_text_stays(story, unit, moderator):
    comment = make_comment(story)
    Comment.objects.filter(pk=comment.pk).update(version=3)
    answer = moderator.post(address(comment), sent(comment, unit=unit.pk))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert TEXT in text
    assert 'name="version" value="3"' in text
    assert not Comment.objects.filter(unit=unit).exists()
    moderator.post(address(comment), sent(comment, unit=unit.pk, version=3))
    assert Comment.objects.filter(unit=unit).exists()


@pytest.mark.parametrize(
    "values",
    [
        {"text": ""},
        {"text": "a" * 2001},
        {"text": "ngắn"},
        {"unit": ""},
        {"unit": "99999999999999999999"},
        {"unit": "?gõ dở"},
        {"version": "-1"},
        {"version": "9" * 30},
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_stored(story, unit, moderator, values):
    comment = make_comment(story)
    answer = moderator.post(address(comment), sent(comment, unit=unit.pk) | values)
    assert answer.status_code == 200
    assert "error" in answer.content.decode()
    assert (Comment.objects.count(), Decision.objects.count()) == (1, 0)


@pytest.mark.parametrize("state", [State.HIDDEN, State.ERASED])
def test_what_is_hidden_is_not_answered(story, unit, moderator, state):
    comment = make_comment(story, state=state)
    assert moderator.post(address(comment), sent(comment, unit=unit.pk)).status_code == 200
    assert not Comment.objects.filter(unit=unit).exists()


def test_an_official_answer_is_not_answered(story, unit, moderator):
    answer = make_comment(story, state=State.SHOWN, unit=unit)
    moderator.post(address(answer), sent(answer, unit=unit.pk))
    assert Comment.objects.filter(unit=unit).count() == 1


def test_a_unit_is_told_by_mail(
    story, unit, moderator, officer, mailoutbox, django_capture_on_commit_callbacks, settings
):
    comment = make_comment(story, name="Hoa\u200b & Sơn", text="Bao giờ <b>sửa</b> đường?")
    with django_capture_on_commit_callbacks(execute=True):
        moderator.post(address(comment, "chuyen"), {"unit": unit.pk, "version": 0})
    (letter,) = mailoutbox
    assert (letter.to, letter.bcc) == ([], [officer.email])
    assert "Bà Ban giữ mương" in letter.subject
    assert "Bao giờ <b>sửa</b> đường?" in letter.body
    assert f"{settings.WAGTAILADMIN_BASE_URL}{address(comment)}" in letter.body
    log = Decision.objects.get()
    assert (log.action, log.note, log.user_name) == (Action.FORWARD, unit.name, "Lò Thị Mai")
    comment.refresh_from_db()
    assert (comment.version, comment.state) == (1, State.WAITING)
    assert "đã chuyển đơn vị lúc" in moderator.get(f"/quan-tri/y-kien/{comment.pk}/").content.decode()


def test_a_unit_without_people_is_not_told(story, unit, moderator, mailoutbox):
    comment = make_comment(story)
    answer = moderator.post(address(comment, "chuyen"), {"unit": unit.pk, "version": 0})
    assert "Chưa ai của đơn vị này" in answer.content.decode()
    assert not mailoutbox
    assert not Decision.objects.exists()


def test_nothing_is_sent_for_what_was_decided_on_meanwhile(story, unit, moderator, officer, mailoutbox):
    comment = make_comment(story, version=2)
    answer = moderator.post(address(comment, "chuyen"), {"unit": unit.pk, "version": 0})
    assert answer.status_code == 200
    assert not mailoutbox


@pytest.mark.parametrize("what", ["", "tra-loi/", "chuyen/"])
@pytest.mark.parametrize("number", ["99", "9" * 30])
def test_what_is_not_there_is_not_found(moderator, number, what):
    assert moderator.get(f"/quan-tri/y-kien/{number}/{what}").status_code == 404
