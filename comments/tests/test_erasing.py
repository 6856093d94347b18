"""Erasure and copies: what is the person's is found, goes for good, and is handed out whole."""

import csv
import io
import json

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from accounts.models import User
from comments.choices import Action, Reason, State
from comments.factories import make_comment
from comments.models import Comment, CommentTally, DataRequest, Decision
from comments.services import erasing, handing_out, people, requests
from comments.services.deciding import Wish, decide
from places.factories import UnitFactory
from stories.factories import make_article
from stories.models import Listing

pytestmark = pytest.mark.django_db

NAME, EMAIL, TEXT = "Hoàng Thị Sen", "sen.hoang@thu.vn", "Nhà tôi ở cuối bản, cảm ơn mọi người."


@pytest.fixture
def moderator():
    return User.objects.create(username="kiem-duyet", last_name="Lò Thị", first_name="Mai")


@pytest.fixture
def page():
    return make_article()


@pytest.fixture
def comment(page):
    return make_comment(
        page,
        name=NAME,
        email=EMAIL,
        text=TEXT,
        found=f"cuối bản {NAME}",
        device="may-cua-sen",
        address="dia-chi-cua-sen",
        fingerprint="loi-cua-sen",
        state=State.SHOWN,
    )


@pytest.fixture
def asked(comment):
    return requests.ask(DataRequest.Kind.ERASE, NAME, EMAIL, f"Tôi là {NAME}, xin gỡ", comment, is_proven=True)


def everything_kept():
    """Return every column of every table of comments, and of Wagtail's log of them, as one text."""
    rows = [
        str(list(row.values()))
        for model in apps.get_app_config("comments").get_models()
        for row in model._default_manager.values()
    ]
    types = ContentType.objects.filter(app_label="comments")
    rows += [str(list(row.values())) for row in ModelLogEntry.objects.filter(content_type__in=types).values()]
    return "\n".join(rows).lower()


def counts(page):
    return (
        CommentTally.objects.filter(page=page.pk).values_list("shown", flat=True).first(),
        Listing.objects.get(pk=page.pk).comments,
    )


def test_comments_are_found_by_link_device_mail_and_name_the_likely_first(comment, asked, page):
    by_device = make_comment(page, device="may-cua-sen", name="Sen Hoàng")
    by_mail = make_comment(page, email="Sen.Hoang@THU.vn", name="S.")
    by_name = make_comment(page, name="hoang thi SEN")
    make_comment(page, name="Hoàng Thị Sen Ly")
    make_comment(page, name="Hoàng Thị Sen", unit=UnitFactory())
    make_comment(page, name=NAME, state=State.ERASED)
    found = {match.comment.pk: match.signs for match in people.matching(asked)}
    assert found == {
        comment.pk: ["comment", "device", "email", "name"],
        by_device.pk: ["device"],
        by_mail.pk: ["email"],
        by_name.pk: ["name"],
    }
    assert [match.is_likely for match in people.matching(asked)] == [True, True, True, False]


def test_a_stranger_who_names_a_comment_gets_nothing_else_of_its_device(comment, page):
    make_comment(page, name="Tên khác", device=comment.device)
    theirs = requests.ask(DataRequest.Kind.EXPORT, "Người lạ", "la@thu.vn", comment=comment)
    assert [match.comment for match in people.matching(theirs)] == [comment]


def test_a_device_forgotten_and_a_name_of_signs_find_nobody_else(page):
    make_comment(page, device="", email="")
    comment = make_comment(page, name="★", device="", email="")
    make_comment(page, name="☆")
    asked = requests.ask(DataRequest.Kind.ERASE, "★", comment=comment)
    assert [match.comment for match in people.matching(asked)] == [comment]


def test_erasing_leaves_not_one_byte_of_the_person(comment, asked, moderator):
    decide(Wish(comment.pk, 0, Action.HIDE, Reason.OTHER, f"Bà {NAME} gọi điện"), moderator)
    comment.reports.create(reason="other", note=f"{NAME} lộ số", made_at=comment.created_at, address="nguoi-bao")
    make_comment(comment.page_id, parent=comment, name="Bà Hạnh")
    older = requests.ask(DataRequest.Kind.EXPORT, NAME, EMAIL)
    requests.refuse(older, moderator, f"Bà {NAME} đã rút")
    requests.answer(asked, moderator, f"Chào bà {NAME}")
    again = requests.ask(DataRequest.Kind.ERASE, NAME, EMAIL, "lần hai")
    assert erasing.erase(asked, moderator, [comment.pk]) == 1
    kept = everything_kept()
    for mark in (NAME, "hoang thi sen", EMAIL, TEXT, "cuoi ban", "cuối bản", "cua-sen", "nguoi-bao"):
        assert mark.lower() not in kept, mark
    again.refresh_from_db()
    assert (again.state, again.outcome) == (DataRequest.State.DONE, f"Đã xóa cùng yêu cầu số {asked.pk}.")


def test_without_answers_the_row_goes_and_the_count_with_it(comment, asked, moderator, page):
    assert counts(page) == (1, 1)
    erasing.erase(asked, moderator, [comment.pk])
    assert not Comment.objects.exists()
    assert counts(page) == (0, 0)
    asked.refresh_from_db()
    assert (asked.state, asked.outcome, asked.handled_by) == (
        DataRequest.State.DONE,
        "Đã xóa 1 ý kiến.",
        moderator,
    )


def test_under_answers_an_empty_row_stays_until_the_last_has_gone(comment, asked, moderator, page):
    answer = make_comment(page, parent=comment, state=State.SHOWN, name="Bà Hạnh")
    erasing.erase(asked, moderator, [comment.pk])
    comment.refresh_from_db()
    assert (comment.state, comment.name, comment.text) == (State.ERASED, "", "")
    assert counts(page) == (1, 1)
    assert [decision.action for decision in Decision.objects.filter(comment=comment)] == [Action.ERASE]
    erasing.erase(requests.ask(DataRequest.Kind.ERASE, "Bà Hạnh"), moderator, [answer.pk])
    assert not Comment.objects.exists()
    assert counts(page) == (0, 0)


def test_a_waiting_or_hidden_comment_is_erased_too(page, moderator):
    waiting = make_comment(page, name=NAME)
    hidden = make_comment(page, name=NAME, state=State.HIDDEN)
    asked = requests.ask(DataRequest.Kind.ERASE, NAME)
    assert erasing.erase(asked, moderator, [waiting.pk, hidden.pk]) == 2
    assert not Comment.objects.exists()


def test_only_what_may_be_the_persons_is_erased(comment, asked, moderator, page):
    other = make_comment(page, name="Bà Hạnh")
    with pytest.raises(erasing.NothingChosen):
        erasing.erase(asked, moderator, [other.pk, 10**12])
    erasing.erase(asked, moderator, [other.pk, comment.pk])
    assert list(Comment.objects.all()) == [other]


def test_what_was_not_chosen_stays(comment, asked, moderator, page):
    namesake = make_comment(page, name=NAME)
    erasing.erase(asked, moderator, [comment.pk])
    assert list(Comment.objects.values_list("pk", "name")) == [(namesake.pk, NAME)]


def test_another_persons_request_for_the_same_comment_stays_open(comment, asked, moderator):
    theirs = requests.ask(DataRequest.Kind.ERASE, "Bà Hạnh", "hanh@thu.vn", comment=comment)
    erasing.erase(asked, moderator, [comment.pk])
    theirs.refresh_from_db()
    assert (theirs.state, theirs.name, theirs.comment) == (DataRequest.State.RECEIVED, "Bà Hạnh", None)


@pytest.mark.parametrize(("device", "is_same"), [("may-cua-sen", True), ("may-khac", False), ("", False)])
def test_without_an_address_only_the_same_device_is_the_same_person(comment, moderator, page, device, is_same):
    namesakes = make_comment(page, name=NAME, device=device)
    mine = requests.ask(DataRequest.Kind.ERASE, NAME, comment=comment, is_proven=True)
    other = requests.ask(DataRequest.Kind.ERASE, NAME, comment=namesakes, is_proven=True)
    erasing.erase(mine, moderator, [comment.pk])
    other.refresh_from_db()
    assert (other.state == DataRequest.State.DONE, other.name == "") == (is_same, is_same)


def test_a_closed_request_erases_nothing(comment, asked, moderator):
    requests.refuse(asked, moderator, "Không phải người viết")
    with pytest.raises(requests.NotOpen):
        erasing.erase(asked, moderator, [comment.pk])
    assert Comment.objects.filter(name=NAME).exists()


def test_a_copy_holds_all_that_is_kept_of_the_chosen_and_nothing_of_others(comment, asked, moderator, page):
    decide(Wish(comment.pk, 0, Action.HIDE, Reason.FALSE), moderator)
    make_comment(page, name=NAME, text="Của người trùng tên", email="khac@thu.vn")
    rows = handing_out.export(asked, [comment.pk])
    assert [row["Loại"] for row in rows] == ["Ý kiến", "Quyết định về ý kiến", "Yêu cầu về dữ liệu"]
    first = rows[0]
    assert (first["Họ tên"], first["Thư điện tử"], first["Nội dung"], first["Trang"]) == (
        NAME,
        EMAIL,
        TEXT,
        page.title,
    )
    assert "may-cua-sen" in "".join(first.values())
    said = str(rows)
    assert "khac@thu.vn" not in said
    assert "Lò Thị Mai" not in said


def test_copies_are_read_by_excel_and_machines_and_hold_no_formula(page):
    comment = make_comment(page, name="=HYPERLINK(1)", text="dòng một\ndòng hai")
    rows = handing_out.export(requests.ask(DataRequest.Kind.EXPORT, "=HYPERLINK(1)"), [comment.pk])
    table = handing_out.as_csv(rows).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(table)))
    assert (read[0]["Họ tên"], read[0]["Nội dung"]) == ("'=HYPERLINK(1)", "dòng một\ndòng hai")
    assert json.loads(handing_out.as_json(rows)) == rows
