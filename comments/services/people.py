"""Which comments are those of the person who asks: what speaks for it is said, a moderator decides."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from comments.choices import State
from comments.models import Comment, DataRequest
from core.text import fold

# So many of each sort are looked at, the newest first: more than one person writes.
MOST = 1000


@dataclass
class Match:
    """A comment that may be the person's, and why."""

    comment: Comment
    signs: list[str] = field(default_factory=list)

    @property
    def is_likely(self) -> bool:
        """Say whether more than the name speaks for it: names are shared by many."""
        return self.signs != [SAME_NAME]

    @property
    def words(self) -> str:
        """Return what speaks for it."""
        names = {
            THE_COMMENT: _("ý kiến nêu trong yêu cầu"),
            SAME_DEVICE: _("cùng thiết bị"),
            SAME_EMAIL: _("cùng thư điện tử"),
            SAME_NAME: _("cùng họ tên"),
        }
        return ", ".join(names[sign] for sign in self.signs)


THE_COMMENT, SAME_DEVICE, SAME_EMAIL, SAME_NAME = "comment", "device", "email", "name"


def matching(request: DataRequest) -> list[Match]:
    """Return comments that may be the person's, the likely ones first, then the newest.

    Official answers are the unit's, never a person's.
    """
    found: dict[int, Match] = {}
    for sign, comments in _looked_up(request):
        for comment in comments:
            found.setdefault(comment.pk, Match(comment)).signs.append(sign)
    return sorted(found.values(), key=lambda match: (not match.is_likely, -match.comment.created_at.timestamp()))


def _looked_up(request: DataRequest) -> Iterable[tuple[str, Iterable[Comment]]]:
    by_link = request.comment if request.comment_id else None
    if by_link is not None:
        yield THE_COMMENT, _comments().filter(pk=by_link.pk)
        # Anybody can name a comment: what else its device wrote is the asker's only if they asked from it.
        if by_link.device and request.is_proven:
            yield SAME_DEVICE, _comments().filter(device=by_link.device)[:MOST]
    if request.email:
        yield SAME_EMAIL, _comments().filter(email__iexact=request.email)[:MOST]
    name = fold(request.name)
    if name:
        # The column begins with the name; where the name ends is seen in the name itself.
        rows = _comments().filter(folded__startswith=name)[: MOST * 2]
        yield SAME_NAME, [comment for comment in rows if fold(comment.name) == name][:MOST]


def _comments() -> QuerySet[Comment]:
    rows = Comment.objects.filter(unit=None).exclude(state=State.ERASED)
    return rows.select_related("page").order_by("-created_at", "-pk")
