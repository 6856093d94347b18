"""The letter to moderators: once in its hours, numbers alone, and tried again when mail is away."""

import datetime

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from comments.choices import Group, Mode, State
from comments.factories import make_comment
from comments.models import CommentSettings, DataRequest
from comments.modes import site_settings
from comments.services import digest, requests
from stories.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def settings_():
    settings = site_settings()
    settings.digest_to = "mai@thu.vn\n\n on@thu.vn \nmai@thu.vn"
    settings.digest_hours = 24
    settings.full_clean()
    settings.save()
    return settings


@pytest.fixture
def waiting(settings_):
    page = make_article(title="Giếng nước bản Mòng")
    make_comment(page, name="Hoàng Thị Sen", email="sen@thu.vn", group=Group.LINKS, age=datetime.timedelta(hours=30))
    make_comment(page)
    make_comment(page, state=State.SHOWN, open_reports=1)


def sent_ago(hours):
    CommentSettings.objects.update(digest_sent_at=timezone.now() - datetime.timedelta(hours=hours))


def test_each_moderator_gets_the_numbers_and_nothing_of_readers(waiting):
    assert digest.send_due()
    assert [message.to for message in mail.outbox] == [["mai@thu.vn"], ["on@thu.vn"]]
    letter = mail.outbox[0]
    assert letter.subject == "Lan Tỏa: 3 việc chờ kiểm duyệt"
    assert letter.body == (
        "Bị báo cáo: 1\nCó liên kết: 1\nSạch: 1\nChờ lâu nhất: 1\u00a0ngày.\n\nhttp://testserver/quan-tri/y-kien/"
    )


def test_requests_are_counted_too(settings_):
    requests.ask(DataRequest.Kind.ERASE, "Hoàng Thị Sen\nBcc: x@y.vn", "sen@thu.vn")
    DataRequest.objects.update(answer_due=datetime.date(2020, 1, 1))
    assert digest.send_due()
    assert "Yêu cầu về dữ liệu phải làm: 1, quá hạn: 1." in mail.outbox[0].body
    assert "Sen" not in mail.outbox[0].message().as_string()


def test_it_comes_once_in_its_hours(waiting):
    assert digest.send_due()
    assert not digest.send_due()
    sent_ago(23.9)
    assert not digest.send_due()
    sent_ago(24)
    assert digest.send_due()


@pytest.mark.parametrize("before", [None, 30])
def test_of_two_processes_at_once_one_sends(waiting, monkeypatch, before):
    if before:
        sent_ago(before)
    read = [site_settings(), site_settings()]
    monkeypatch.setattr(digest, "site_settings", read.pop)
    assert [digest.send_due(), digest.send_due()] == [True, False]
    assert len(mail.outbox) == 2


def test_when_nothing_waits_or_nobody_wants_it_no_letter_goes(settings_):
    assert not digest.send_due()
    make_comment(make_article())
    CommentSettings.objects.update(digest_to=" \n ")
    assert not digest.send_due()
    assert site_settings().digest_sent_at is None


@pytest.mark.parametrize("hours", [1, 24])
def test_when_mail_is_away_it_is_tried_again_in_an_hour_and_logged_once(waiting, settings, caplog, hours):
    CommentSettings.objects.update(digest_hours=hours)
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "accounts.mail.PatientEmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert not digest.send_due()
    assert not digest.send_due()
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
    settings.EMAIL_BACKEND = backend
    assert not digest.send_due()
    sent = site_settings().digest_sent_at
    CommentSettings.objects.update(digest_sent_at=sent - datetime.timedelta(hours=1))
    assert digest.send_due()


@pytest.mark.parametrize(
    "lines", ["mai", "mai@thu.vn, on@thu.vn", "mai@thu.vn\nBcc: on@thu.vn", "\n".join(f"a{n}@b.vn" for n in range(51))]
)
def test_addresses_are_one_a_line_and_not_too_many(settings_, lines):
    settings_.digest_to = lines
    with pytest.raises(ValidationError) as caught:
        settings_.full_clean()
    assert list(caught.value.message_dict) == ["digest_to"]


def test_closing_the_site_wants_a_reason(settings_):
    settings_.mode, settings_.closed_reason = Mode.CLOSED, "  "
    with pytest.raises(ValidationError) as caught:
        settings_.full_clean()
    assert list(caught.value.message_dict) == ["closed_reason"]
