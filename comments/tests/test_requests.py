"""Requests about data: the law's days, one extension, and every step with its words."""

import datetime

import pytest

from accounts.models import User
from comments.factories import make_comment
from comments.models import DataRequest
from comments.services import requests
from core.dates import VIETNAM, today
from stories.factories import make_article

pytestmark = pytest.mark.django_db

ERASE = DataRequest.Kind.ERASE


@pytest.fixture
def moderator():
    return User.objects.create(username="kiem-duyet", last_name="Lò Thị", first_name="Mai")


@pytest.fixture
def request_():
    return requests.ask(ERASE, "Hoàng Thị Sen", "sen@thu.vn")


def moment(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("received", "answer", "done"),
    [
        ("2026-11-18T09:00", "2026-11-20", "2026-12-03"),
        ("2026-11-20T23:59", "2026-11-25", "2026-12-05"),  # Friday night, over the weekend and 24 November
        ("2026-02-13T16:00", "2026-02-24", "2026-02-28"),  # over the new year
        ("2026-04-29T08:00", "2026-05-05", "2026-05-14"),
    ],
)
def test_an_answer_is_due_within_two_working_days_and_the_thing_within_fifteen(received, answer, done):
    found = requests.ask(ERASE, "Sen", received_at=moment(received))
    assert (str(found.answer_due), str(found.done_due)) == (answer, done)


def test_the_day_is_that_of_vietnam():
    late = datetime.datetime(2026, 11, 18, 17, 30, tzinfo=datetime.UTC)
    assert str(requests.ask(ERASE, "Sen", received_at=late).done_due) == "2026-12-04"


def test_what_is_sent_twice_is_one_request_and_anything_else_another():
    comment = make_comment(make_article())
    first = requests.ask(ERASE, "Sen", comment=comment, note="Xin gỡ")
    assert requests.ask(ERASE, " Sen ", comment=comment, note="Xin gỡ\r\n") == first
    assert requests.ask(ERASE, "Sen", comment=comment, note="Xin gỡ", is_proven=True) != first
    assert requests.ask(DataRequest.Kind.EXPORT, "Sen", comment=comment, note="Xin gỡ") != first


def test_a_long_note_is_cut_and_a_wrong_kind_refused():
    found = requests.ask(ERASE, "x" * 200, note="y" * 5000)
    assert (len(found.name), len(found.note)) == (80, 1000)
    with pytest.raises(ValueError, match="drop"):
        requests.ask("drop", "Sen")


def test_each_step_is_noted_with_its_maker(request_, moderator):
    requests.answer(request_, moderator, "Chúng tôi đã nhận, sẽ xóa trong tuần.")
    request_.refresh_from_db()
    assert (request_.state, request_.handled_by, request_.outcome) == (
        DataRequest.State.ANSWERED,
        moderator,
        "Chúng tôi đã nhận, sẽ xóa trong tuần.",
    )
    requests.refuse(request_, moderator, "Không có ý kiến nào của người này.")
    request_.refresh_from_db()
    assert request_.state == DataRequest.State.REFUSED


@pytest.mark.parametrize("step", [requests.answer, requests.refuse, requests.put_off])
def test_every_step_wants_words(step, request_, moderator):
    with pytest.raises(requests.NoWords):
        step(request_, moderator, " \u200b ")


@pytest.mark.parametrize("step", [requests.answer, requests.refuse, requests.put_off, requests.finish])
def test_what_is_closed_stays_as_it_was(step, request_, moderator):
    requests.refuse(request_, moderator, "Trùng")
    with pytest.raises(requests.NotOpen):
        step(request_, moderator, "Làm lại")
    request_.refresh_from_db()
    assert request_.outcome == "Trùng"


def test_it_is_put_off_once_by_fifteen_days(request_, moderator):
    before = request_.done_due
    requests.put_off(request_, moderator, "Phải tìm trong nhiều bài")
    request_.refresh_from_db()
    assert request_.done_due - before == datetime.timedelta(days=15)
    with pytest.raises(requests.CannotPutOff):
        requests.put_off(request_, moderator, "Lại chậm")


def test_what_is_late_is_not_put_off(request_, moderator):
    DataRequest.objects.update(done_due=today() - datetime.timedelta(days=1))
    with pytest.raises(requests.CannotPutOff):
        requests.put_off(request_, moderator, "Chậm")


def test_overdue_begins_the_day_after(request_, moderator):
    assert not requests.overdue().exists()
    DataRequest.objects.update(answer_due=today())
    assert not requests.overdue().exists()
    DataRequest.objects.update(answer_due=today() - datetime.timedelta(days=1))
    assert requests.overdue().get() == request_
    requests.answer(request_, moderator, "Đang làm")
    assert not requests.overdue().exists()
    DataRequest.objects.update(done_due=today() - datetime.timedelta(days=1))
    assert requests.overdue().get() == request_
