"""Who sends too much is slowed down; many who share an address are not."""

import datetime

import pytest
from django.utils import timezone

from comments.choices import Group, Mode
from comments.factories import make_comment
from comments.models import Comment
from comments.screening import Code, Refusal, floods, screen
from comments.services.posting import Sender, Writing, post
from core.dates import local
from stories.factories import make_article

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def page():
    return make_article().pk


def fill(page, number, age, **values):
    rows = [Comment(page_id=page, name="x", text="x", created_at=timezone.now() - age, **values) for _ in range(number)]
    Comment.objects.bulk_create(rows)


def screened(page, device="", address="", text="Cảm ơn bà con nhé."):
    return screen(Writing("Bạn đọc", text), Sender(device, address, is_proven=True), page)


def test_a_fourth_within_a_minute_from_one_device_has_to_wait(page):
    fill(page, 2, 0 * MINUTE, device="may")
    assert screened(page, "may").group == Group.CLEAN
    make_comment(page, device="may")
    refusal = screened(page, "may")
    assert (refusal.code, "chờ một phút" in refusal.message) == (Code.DEVICE, True)
    assert screened(page, "khac").group == Group.CLEAN


def test_a_minute_later_it_may(page):
    fill(page, 3, 1.1 * MINUTE, device="may")
    assert screened(page, "may").group == Group.CLEAN


def test_a_device_that_sent_twenty_in_an_hour_is_told_when_it_may_again(page):
    fill(page, 19, 30 * MINUTE, device="may")
    assert screened(page, "may").group == Group.CLEAN
    fill(page, 1, 30 * MINUTE, device="may")
    refusal = screened(page, "may")
    again = local(timezone.now() + 31 * MINUTE)
    assert refusal.code == Code.DEVICE
    assert f"{again:%H:%M}" in refusal.message or f"{again - MINUTE:%H:%M}" in refusal.message


def test_an_office_behind_one_address_is_held_before_anybody_is_refused(page):
    fill(page, 29, 5 * MINUTE, address="co-quan")
    assert screened(page, "a", "co-quan").group == Group.CLEAN
    fill(page, 1, 5 * MINUTE, address="co-quan")
    assert screened(page, "b", "co-quan").group == Group.FLOOD
    fill(page, 269, 5 * MINUTE, address="co-quan")
    assert screened(page, "c", "co-quan").group == Group.FLOOD
    fill(page, 1, 5 * MINUTE, address="co-quan")
    assert screened(page, "d", "co-quan").code == Code.ADDRESS
    assert screened(page, "d", "nha-rieng").group == Group.CLEAN


def test_an_address_may_again_when_its_time_has_come(page, monkeypatch):
    fill(page, 300, 9 * MINUTE, address="co-quan")
    refusal = screened(page, "", "co-quan")
    assert isinstance(refusal, Refusal)
    later = timezone.now() + 2 * MINUTE
    monkeypatch.setattr(floods.timezone, "now", lambda: later)
    assert screened(page, "", "co-quan").group == Group.CLEAN


def test_without_device_and_address_nobody_is_slowed_down(page):
    fill(page, 400, 0 * MINUTE)
    assert screened(page).group == Group.CLEAN


def test_a_thousand_from_one_address_store_three_hundred_and_the_rest_ask_the_database_nothing(
    page, django_assert_num_queries
):
    sender = Sender("", "mot-noi", is_proven=True)
    groups = []
    for number in range(310):
        writing = Writing("Máy", f"Ý kiến thứ {number} của máy")
        answer = screen(writing, sender, page)
        if not isinstance(answer, Refusal):
            groups.append(post(page, writing, sender, answer, Mode.AFTER).group)
    with django_assert_num_queries(0):
        assert all(isinstance(screened(page, "", "mot-noi"), Refusal) for _number in range(690))
    assert len(groups) == Comment.objects.filter(address="mot-noi").count() == floods.REFUSED_FROM
    # Moderators find all but the first few in one group, and none of those is shown.
    assert sum(group != Group.CLEAN for group in groups) >= floods.REFUSED_FROM - floods.HELD_FROM
    assert screened(page, "doc-gia", "noi-khac").group == Group.CLEAN
