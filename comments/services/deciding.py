"""Shows and hides comments; whoever decides says which version was looked at, so that nobody undoes another unseen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from comments.choices import Action, Reason, State
from comments.models import Comment, Decision
from comments.services.counting import recount

_UNDONE = (Action.APPROVE, Action.HIDE, Action.KEEP)
_AFTER = {Action.APPROVE: State.SHOWN, Action.HIDE: State.HIDDEN, Action.ERASE: State.ERASED}


@dataclass(frozen=True)
class Wish:
    """What a moderator wants done with a comment, as it stood at `version`; hiding has a reason."""

    comment: int
    version: int
    action: Action
    reason: str = ""
    note: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a wish: `done`, or somebody else was first, and `last` says who and what (None: it is gone)."""

    comment: int
    done: bool
    version: int = 0
    state: str = ""
    last: Decision | None = None


class NoReason(ValueError):
    """Hiding wants one of the six reasons, "other" a note too."""


def decide(wish: Wish, user: Any = None) -> Outcome:
    """Do what is wished and write it down, unless the comment has changed since it was looked at.

    Raises:
        NoReason: a comment is to be hidden, and nobody says why.
    """
    if wish.action == Action.HIDE and (
        wish.reason not in Reason.values or (wish.reason == Reason.OTHER and not wish.note.strip())
    ):
        raise NoReason
    with transaction.atomic():
        comment = Comment.objects.select_for_update().filter(pk=wish.comment).first()
        if comment is None:
            return Outcome(wish.comment, done=False)
        if comment.version != wish.version or comment.state == State.ERASED:
            return Outcome(comment.pk, False, comment.version, comment.state, last_decision(comment.pk))
        return _done(comment, wish, user)


def decide_all(wishes: Iterable[Wish], user: Any = None) -> list[Outcome]:
    """Do each wish by itself: one that comes too late stops no other."""
    return [decide(wish, user) for wish in wishes]


def undo(comment: int, version: int, user: Any) -> Outcome:
    """Take back the decision that made `version`, if nothing was decided since; its maker alone may.

    What it had closed of readers' reports is open again.
    """
    with transaction.atomic():
        row = Comment.objects.select_for_update().filter(pk=comment).first()
        last = last_decision(comment)
        if row is None or last is None:
            return Outcome(comment, done=False)
        mine = last.user_id is not None and last.user_id == user.pk and last.action in _UNDONE
        if row.version != version or last.version != version or not mine:
            return Outcome(comment, False, row.version, row.state, last)
        reopened = row.reports.filter(closed_version=version).update(is_open=True, closed_version=None)
        return _done(row, Wish(comment, version, Action.UNDO), user, State(last.before), reopened)


def last_decision(comment: int) -> Decision | None:
    """Return what was last decided on a comment."""
    return Decision.objects.filter(comment=comment).select_related("user").first()


def write_down(comment: Comment, user: Any, action: Action, before: State, *, reason: str = "", note: str = "") -> None:
    """Add to the log what made the comment's present version; no `user` stands for the site itself."""
    Decision.objects.create(
        comment=comment,
        user=user,
        user_name=str(user or ""),
        action=action,
        reason=reason,
        note=note[:300],
        before=before,
        after=comment.state,
        version=comment.version,
        made_at=timezone.now(),
    )


def _done(comment: Comment, wish: Wish, user: Any, after: State | None = None, reopened: int = 0) -> Outcome:
    before = State(comment.state)
    comment.state = after or _AFTER.get(wish.action, before)
    comment.version += 1
    comment.open_reports = reopened
    if wish.action != Action.UNDO:
        comment.reports.filter(is_open=True).update(is_open=False, closed_version=comment.version)
    comment.save(update_fields=["state", "version", "open_reports"])
    reason = wish.reason if wish.action == Action.HIDE else ""
    write_down(comment, user, wish.action, before, reason=reason, note=wish.note.strip())
    if State.SHOWN in (before, comment.state):
        recount(comment.page_id)
    return Outcome(comment.pk, True, comment.version, comment.state)
