"""What is kept of comments goes when its days are over, and not a day before."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from comments.choices import Action, Reason, State
from comments.factories import make_comment
from comments.models import Comment, CommentTally, DataRequest, Decision, Report
from comments.modes import site_settings
from comments.services import requests, retention
from comments.services.deciding import Wish, decide
from comments.services.erasing import erase_comment
from stories.factories import make_article

pytestmark = pytest.mark.django_db


def days(number):
    return datetime.timedelta(days=number)


def just(number):
    """Return an age of not quite so many days."""
    return days(number) - datetime.timedelta(minutes=5)


@pytest.fixture
def page():
    return make_article()


@pytest.fixture
def moderator():
    return User.objects.create(username="kiem-duyet")


def settle(**values):
    settings = site_settings()
    for name, value in values.items():
        setattr(settings, name, value)
    settings.full_clean()
    settings.save()


def kept(column):
    return list(Comment.objects.order_by("pk").values_list(column, flat=True))


def test_addresses_go_after_the_days_of_the_settings(page):
    settle(address_days=7)
    make_comment(page, address="cũ", age=days(7))
    make_comment(page, address="mới", age=just(7))
    retention.let_go()
    assert kept("address") == ["", "mới"]


def test_no_days_mean_that_addresses_go_at_once(page):
    settle(address_days=0)
    make_comment(page, address="mới")
    retention.let_go()
    assert kept("address") == [""]


def test_devices_go_after_thirty_days_of_hidden_comments_with_the_address(page):
    settle(address_days=7)
    make_comment(page, device="cũ", age=days(30))
    make_comment(page, device="mới", age=just(30))
    make_comment(page, device="ẩn", age=days(7), state=State.HIDDEN)
    make_comment(page, device="vừa ẩn", age=just(7), state=State.HIDDEN)
    retention.let_go()
    assert kept("device") == ["", "mới", "", "vừa ẩn"]


def test_hidden_comments_go_so_many_days_after_they_were_hidden(page, moderator):
    settle(hidden_days=30)
    old, late = (make_comment(page, age=days(60)) for _number in range(2))
    for comment, age in ((old, days(30)), (late, just(30))):
        decide(Wish(comment.pk, 0, Action.HIDE, Reason.FALSE), moderator)
        Decision.objects.filter(comment=comment).update(made_at=timezone.now() - age)
    waiting = make_comment(page, age=days(999))
    retention.let_go()
    assert kept("pk") == [late.pk, waiting.pk]


def test_shown_comments_stay_for_ever_or_for_the_days_of_the_settings(page):
    old = make_comment(page, state=State.SHOWN, age=days(100))
    new = make_comment(page, state=State.SHOWN, age=just(100))
    settle(kept_days=0)
    retention.let_go()
    assert kept("pk") == [old.pk, new.pk]
    settle(kept_days=100)
    retention.let_go()
    assert kept("pk") == [new.pk]
    assert CommentTally.objects.get(page=page.pk).shown == 1


def test_an_answer_outlives_what_it_answers_and_takes_the_empty_row_along(page):
    settle(kept_days=100)
    parent = make_comment(page, state=State.SHOWN, age=days(101), name="Sen", email="sen@thu.vn")
    answer = make_comment(page, state=State.SHOWN, age=days(99), parent=parent)
    retention.let_go()
    parent.refresh_from_db()
    assert (parent.state, parent.name, parent.email, parent.text) == (State.ERASED, "", "", "")
    Comment.objects.filter(pk=answer.pk).update(created_at=timezone.now() - days(101))
    retention.let_go()
    assert kept("pk") == []
    assert CommentTally.objects.get(page=page.pk).shown == 0


def test_what_a_moderator_shows_again_meanwhile_stays(page, moderator):
    comment = make_comment(page, state=State.HIDDEN, age=days(999))
    decide(Wish(comment.pk, 0, Action.APPROVE), moderator)
    erase_comment(comment.pk, None, only_in=State.HIDDEN)
    comment.refresh_from_db()
    assert comment.state == State.SHOWN


def test_reports_lose_their_address_and_go_once_they_are_closed(page):
    settle(address_days=7)
    comment = make_comment(page, state=State.SHOWN)
    for age, is_open in ((days(7), True), (days(90), False), (just(90), False), (days(999), True)):
        made_at = timezone.now() - age
        comment.reports.create(reason="other", made_at=made_at, is_open=is_open, address="nơi báo")
    comment.reports.create(reason="other", made_at=timezone.now() - just(7), address="mới")
    retention.let_go()
    assert list(Report.objects.order_by("pk").values_list("is_open", "address")) == [
        (True, ""),
        (False, ""),
        (True, ""),
        (True, "mới"),
    ]


def test_closed_requests_go_after_a_year_open_ones_never(moderator):
    done, fresh, waiting = (requests.ask(DataRequest.Kind.EXPORT, name) for name in ("Một", "Hai", "Ba"))
    for asked, age in ((done, days(365)), (fresh, just(365))):
        requests.finish(asked, moderator, "Xong")
        DataRequest.objects.filter(pk=asked.pk).update(handled_at=timezone.now() - age)
    DataRequest.objects.filter(pk=waiting.pk).update(received_at=timezone.now() - days(999))
    retention.let_go()
    assert set(DataRequest.objects.all()) == {fresh, waiting}


def test_when_nothing_is_due_it_costs_a_handful_of_queries(page, django_assert_max_num_queries):
    for _number in range(30):
        make_comment(page, state=State.SHOWN, address="mới", device="mới")
    with django_assert_max_num_queries(12):
        assert retention.let_go() == 0


def test_much_is_done_in_bites(page, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    monkeypatch.setattr(retention, "MOST_BATCHES", 2)
    for _number in range(5):
        make_comment(page, address="cũ", age=days(400))
    assert retention.let_go() == 4
    assert retention.let_go() == 1


def test_it_is_done_once_in_ten_minutes_however_often_it_is_called(page):
    retention.keep_within_days()
    make_comment(page, address="cũ", age=days(400))
    retention.keep_within_days()
    assert kept("address") == ["cũ"]
