"""What moderators decide: shown, hidden, taken back, and never one over the other unseen."""

import pytest

from accounts.models import User
from comments.choices import Action, Reason, State
from comments.factories import make_comment
from comments.models import CommentTally, Decision
from comments.services.deciding import NoReason, Wish, decide, decide_all, undo
from stories.factories import make_article
from stories.models import Listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return User.objects.create(username="kiem-duyet", last_name="Lò Thị", first_name="Mai")


@pytest.fixture
def colleague():
    return User.objects.create(username="dong-nghiep", last_name="Cầm Văn", first_name="Ơn")


@pytest.fixture
def comment():
    return make_comment(make_article())


def shown(comment):
    return (
        CommentTally.objects.filter(page=comment.page_id).values_list("shown", flat=True).first() or 0,
        Listing.objects.get(pk=comment.page_id).comments,
    )


def test_an_approved_comment_counts_on_its_page_and_its_card(comment, moderator):
    outcome = decide(Wish(comment.pk, 0, Action.APPROVE), moderator)
    assert (outcome.done, outcome.state, outcome.version) == (True, State.SHOWN, 1)
    assert shown(comment) == (1, 1)


def test_hiding_takes_it_from_the_count_and_says_why_in_the_log(comment, moderator):
    decide(Wish(comment.pk, 0, Action.APPROVE), moderator)
    assert decide(Wish(comment.pk, 1, Action.HIDE, Reason.INSULT), moderator).done
    assert shown(comment) == (0, 0)
    last = Decision.objects.first()
    assert (last.user_name, last.action, last.reason, last.before, last.after) == (
        "Lò Thị Mai",
        Action.HIDE,
        Reason.INSULT,
        State.SHOWN,
        State.HIDDEN,
    )


@pytest.mark.parametrize(("reason", "note"), [("", ""), ("nonsense", "why"), (Reason.OTHER, "  ")])
def test_hiding_wants_a_reason(comment, moderator, reason, note):
    with pytest.raises(NoReason):
        decide(Wish(comment.pk, 0, Action.HIDE, reason, note), moderator)
    assert not Decision.objects.exists()


def test_the_second_of_two_moderators_changes_nothing_and_learns_who_was_first(comment, moderator, colleague):
    decide(Wish(comment.pk, 0, Action.APPROVE), moderator)
    outcome = decide(Wish(comment.pk, 0, Action.HIDE, Reason.FALSE), colleague)
    assert (outcome.done, outcome.state) == (False, State.SHOWN)
    assert (outcome.last.user, outcome.last.action) == (moderator, Action.APPROVE)
    assert shown(comment) == (1, 1)


def test_a_decision_is_taken_back_by_its_maker(comment, moderator):
    decide(Wish(comment.pk, 0, Action.APPROVE), moderator)
    outcome = undo(comment.pk, 1, moderator)
    assert (outcome.done, outcome.state, outcome.version) == (True, State.WAITING, 2)
    assert shown(comment) == (0, 0)


def test_nobody_takes_back_what_another_decided_since(comment, moderator, colleague):
    decide(Wish(comment.pk, 0, Action.APPROVE), moderator)
    decide(Wish(comment.pk, 1, Action.HIDE, Reason.PRIVATE), colleague)
    assert not undo(comment.pk, 1, moderator).done
    assert not undo(comment.pk, 2, moderator).done
    comment.refresh_from_db()
    assert comment.state == State.HIDDEN


def test_what_was_erased_stays_erased(comment, moderator):
    decide(Wish(comment.pk, 0, Action.ERASE), moderator)
    assert not decide(Wish(comment.pk, 1, Action.APPROVE), moderator).done
    assert not undo(comment.pk, 1, moderator).done


def test_one_wish_that_comes_too_late_stops_no_other(comment, moderator):
    other = make_comment(comment.page_id)
    outcomes = decide_all([Wish(comment.pk, 7, Action.APPROVE), Wish(other.pk, 0, Action.APPROVE)], moderator)
    assert [outcome.done for outcome in outcomes] == [False, True]


def test_deciding_closes_what_readers_reported(comment, moderator):
    comment.reports.create(reason="insult", made_at=comment.created_at)
    comment.open_reports = 1
    comment.save()
    assert decide(Wish(comment.pk, 0, Action.KEEP), moderator).done
    comment.refresh_from_db()
    assert (comment.open_reports, comment.state) == (0, State.WAITING)
    assert not comment.reports.filter(is_open=True).exists()


@pytest.mark.parametrize("action", [Action.KEEP, Action.HIDE])
def test_taking_a_decision_back_opens_the_reports_again_that_it_closed(comment, moderator, action):
    for is_open in (True, True, False):
        comment.reports.create(reason="insult", made_at=comment.created_at, is_open=is_open)
    decide(Wish(comment.pk, 0, action, Reason.INSULT), moderator)
    assert undo(comment.pk, 1, moderator).done
    comment.refresh_from_db()
    assert (comment.open_reports, comment.state) == (2, State.WAITING)
    assert comment.reports.filter(is_open=True).count() == 2


def test_what_is_written_is_found_without_accents(comment):
    comment.text = "Đường về bản đã thông"
    comment.save(update_fields=["text"])
    comment.refresh_from_db()
    assert "duong ve ban da thong" in comment.folded


def test_a_story_listed_again_keeps_its_number_of_comments(comment, moderator):
    decide(Wish(comment.pk, 0, Action.APPROVE), moderator)
    story = comment.page.specific
    story.unpublish()
    story.save_revision().publish()
    assert Listing.objects.get(pk=story.pk).comments == 1
