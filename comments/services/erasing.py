"""Erases comments at their writer's request: nothing that names the person, or that they wrote, is left."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from comments.choices import Action, State
from comments.models import Comment, DataRequest
from comments.services.deciding import Wish, decide
from comments.services.people import matching
from comments.services.requests import OPEN, check_open, finish
from core.text import fold

# What a comment keeps of its writer; the number and the place of the row stay for those who answered.
_FORGOTTEN = ("name", "email", "text", "found", "device", "address", "fingerprint", "consent", "folded")


class NothingChosen(ValueError):
    """None of the chosen comments may be the person's."""


class StillThere(Exception):
    """There are comments that may be the person's: erase them, or say why not."""


def erase(request: DataRequest, user: User, chosen: Collection[int]) -> int:
    """Erase those of the chosen comments that may be the person's, close the request, and return how many they were.

    A comment is erased by itself: what was done stays done, and a request that broke off can be taken up again.

    Raises:
        NothingChosen: none of them may be the person's.
        NotOpen: somebody has closed the request.
    """
    check_open(request)
    same_person = _requests_of(request)
    ids = {match.comment.pk for match in matching(request)} & set(chosen)
    if not ids:
        raise NothingChosen
    for pk in sorted(ids):
        erase_comment(pk, user)
    with transaction.atomic():
        _close(request, user, len(ids), same_person)
    return len(ids)


def close_empty(request: DataRequest, user: User) -> None:
    """Close a request for which there is nothing to erase (any more), and forget who asked.

    Raises:
        StillThere: some comments may be the person's.
        NotOpen: somebody has closed the request.
    """
    if matching(request):
        raise StillThere
    with transaction.atomic():
        _close(request, user, 0, _requests_of(request))


@transaction.atomic
def erase_comment(pk: int, user: User | None, only_in: State | None = None) -> None:
    """Take a comment away, if it is in the state `only_in`; its empty row stays while answers hang on it.

    Without a user it is the site itself that does it.
    """
    comment = Comment.objects.select_for_update().filter(pk=pk).first()
    if comment is None or only_in not in (None, comment.state):
        return
    decide(Wish(pk, comment.version, Action.ERASE), user)
    comment.decisions.update(note="")
    comment.reports.update(note="", address="")
    Comment.objects.filter(pk=pk).update(**dict.fromkeys(_FORGOTTEN, ""))
    drop_if_alone(pk)
    if comment.parent_id:
        drop_if_alone(comment.parent_id)


def drop_if_alone(pk: int) -> None:
    """Delete the row of an erased comment once no answer hangs on it."""
    Comment.objects.filter(pk=pk, state=State.ERASED, answers=None).delete()


def _close(request: DataRequest, user: User, number: int, same_person: Collection[int]) -> None:
    nothing = _("Không còn ý kiến nào phải xóa.")
    words = (
        nothing
        if not number
        else ngettext("Đã xóa %(number)s ý kiến.", "Đã xóa %(number)s ý kiến.", number) % {"number": number}
    )
    finish(request, user, words)
    for other in DataRequest.objects.filter(pk__in=same_person):
        if other.state in OPEN:
            if other.kind != DataRequest.Kind.ERASE:
                continue
            finish(other, user, _("Đã xóa cùng yêu cầu số %(number)s.") % {"number": request.pk})
        else:
            DataRequest.objects.filter(pk=other.pk).update(outcome="")
        _forget(other)
    _forget(request)


def _requests_of(request: DataRequest) -> list[int]:
    """Return the same person's other requests: of that name, and of that address or, without one, that device."""
    others = DataRequest.objects.exclude(pk=request.pk)
    if request.email:
        same = others.filter(email__iexact=request.email)
    elif request.comment is not None and request.comment.device:
        same = others.filter(email="", is_proven=True, comment__device=request.comment.device)
    else:
        return []
    return [other.pk for other in same if fold(other.name) == fold(request.name)]


def _forget(request: DataRequest) -> None:
    DataRequest.objects.filter(pk=request.pk).update(name="", email="", note="", comment=None)
