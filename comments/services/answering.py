"""A unit's official answer to a comment, and passing a comment on to the unit that can answer it."""

from typing import Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from comments.choices import Action, Group, State
from comments.models import Comment
from comments.models.comment import NAME_LENGTH
from comments.services.counting import recount
from comments.services.deciding import Outcome, Wish, decide, last_decision, write_down
from core.text import shorten


class NotAnswerable(Exception):
    """Only what readers see, or see from now on, is answered; `outcome` says what was decided since."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.comment)
        self.outcome = outcome


@transaction.atomic
def answer(comment: int, version: int, text: str, unit: Any, officer: Any) -> Comment:
    """Store the answer that `officer` writes for `unit`, shown at once; a waiting comment is approved with it.

    Under an answer of a reader it stands beside that: comments go one level deep.

    Raises:
        NotAnswerable: the comment is hidden, gone, an official answer itself, or was decided on since `version`.
    """
    row = Comment.objects.select_for_update().filter(pk=comment).first()
    if row is None or row.is_official or row.state not in (State.WAITING, State.SHOWN):
        raise NotAnswerable(_as_it_stands(comment, row))
    if row.state == State.WAITING:
        outcome = decide(Wish(row.pk, version, Action.APPROVE), officer)
        if not outcome.done:
            raise NotAnswerable(outcome)
    made = Comment.objects.create(
        page_id=row.page_id,
        parent_id=row.parent_id or row.pk,
        name=shorten(unit.name, NAME_LENGTH),
        text=text,
        created_at=timezone.now(),
        state=State.SHOWN,
        version=1,
        group=Group.CLEAN,
        unit=unit,
        officer=officer,
    )
    write_down(made, officer, Action.ANSWER, State.WAITING, note=unit.name)
    recount(row.page_id)
    return made


@transaction.atomic
def pass_on(comment: int, version: int, unit: Any, officer: Any, message: EmailMessage) -> Outcome:
    """Write down that `officer` passes the comment on to `unit`, and send `message` once that is stored."""
    row = Comment.objects.select_for_update().filter(pk=comment).first()
    if row is None or row.version != version or row.state == State.ERASED:
        return _as_it_stands(comment, row)
    row.version += 1
    row.save(update_fields=["version"])
    write_down(row, officer, Action.FORWARD, State(row.state), note=unit.name)
    transaction.on_commit(message.send)
    return Outcome(comment, True, row.version, row.state)


def _as_it_stands(comment: int, row: Comment | None) -> Outcome:
    return Outcome(comment, False, row.version, row.state, last_decision(comment)) if row else Outcome(comment, False)
