"""Takes what a reader sends: it is stored before it is acknowledged, and shown when the page's settings say so."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from comments.choices import Group, Mode, State
from comments.models import Comment
from comments.services.counting import recount


@dataclass(frozen=True)
class Writing:
    """What was written, cleaned: plain text, never markup."""

    name: str
    text: str
    email: str = ""
    parent: int | None = None


@dataclass(frozen=True)
class Sender:
    """Who sent it, by keyed hashes (see `core.readers`), and whether a machine could be kept out."""

    device: str = ""
    address: str = ""
    is_proven: bool = False


@dataclass(frozen=True)
class Verdict:
    """What screening found: the group, and the words or links that put it there."""

    group: Group = Group.CLEAN
    found: tuple[str, ...] = ()
    fingerprint: str = ""


@transaction.atomic
def post(page: int, writing: Writing, sender: Sender, verdict: Verdict, mode: Mode, consent: str = "") -> Comment:
    """Store a comment on the page, shown or waiting; return it."""
    comment = Comment.objects.create(
        page_id=page,
        parent_id=writing.parent,
        name=writing.name,
        email=writing.email,
        text=writing.text,
        created_at=timezone.now(),
        state=_state(page, sender, verdict, mode),
        group=verdict.group,
        found="\n".join(verdict.found),
        fingerprint=verdict.fingerprint,
        device=sender.device,
        address=sender.address,
        consent=consent,
    )
    if comment.is_shown:
        recount(page)
    return comment


def _state(page: int, sender: Sender, verdict: Verdict, mode: Mode) -> State:
    """What is doubtful waits, whatever the mode."""
    if verdict.group != Group.CLEAN or not sender.is_proven:
        return State.WAITING
    if mode == Mode.AFTER or (mode == Mode.GUESTS and _is_known(sender)):
        return State.SHOWN
    return State.WAITING


def _is_known(sender: Sender) -> bool:
    """Say whether a moderator has approved something of this device before."""
    if not sender.device:
        return False
    return Comment.objects.filter(device=sender.device, state=State.SHOWN, version__gt=0).exists()
