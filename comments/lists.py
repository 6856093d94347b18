"""Comments of a page as readers see them: twenty at a time, each with its answers, and the reader's own that wait."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from comments.choices import State
from comments.models import Comment
from comments.services.counting import shown_counts

PAGE, ORDER = "trang", "thu-tu"
NEWEST, OLDEST = "moi", "cu"
SIZE = 20
# Nobody reads further; a machine shall not count through what is far behind.
_LAST_PAGE = 500
_MOST_WAITING = 20


@dataclass(frozen=True)
class Thread:
    """A comment and its answers; of one that is gone only the answers are left."""

    comment: Comment
    answers: list[Comment] = field(default_factory=list)

    @property
    def is_gone(self) -> bool:
        """Say whether its own words are no longer to be seen."""
        return not self.comment.is_shown


@dataclass(frozen=True)
class CommentList:
    """A page of the comments of a page."""

    page: int
    total: int
    threads: list[Thread]
    waiting: list[Comment]
    order: str
    number: int
    has_more: bool

    @property
    def path(self) -> str:
        """Return the address of the first page."""
        return reverse("comments", args=[self.page])

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """Return order, address and whether it is the present one, of each order."""
        return [(order, self.url(1, order), order == self.order) for order in (NEWEST, OLDEST)]

    @property
    def before_url(self) -> str:
        """Return the address of the page before, "" on the first."""
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def after_url(self) -> str:
        """Return the address of the page after, "" on the last."""
        return self.url(self.number + 1) if self.has_more else ""

    def url(self, number: int, order: str = "") -> str:
        """Return the address of a page of the list."""
        order = order or self.order
        asked = [f"{ORDER}={order}"] if order != NEWEST else []
        asked += [f"{PAGE}={number}"] if number > 1 else []
        return f"{self.path}?{'&'.join(asked)}" if asked else self.path


def comment_list(page: int, asked: Any, device: str) -> CommentList:
    """Return the comments of `page` that the address parameters `asked` ask for, to the reader with `device`."""
    order = OLDEST if asked.get(ORDER) == OLDEST else NEWEST
    number = _number(asked.get(PAGE, ""))
    tops = _tops(page, order)[(number - 1) * SIZE : number * SIZE + 1]
    found = list(tops)
    if not found and number > 1:
        number, found = 1, list(_tops(page, order)[: SIZE + 1])
    return CommentList(
        page=page,
        total=shown_counts([page]).get(page, 0),
        threads=_threads(found[:SIZE]),
        waiting=waiting_of(page, device),
        order=order,
        number=number,
        has_more=len(found) > SIZE and number < _LAST_PAGE,
    )


def waiting_of(page: int, device: str) -> list[Comment]:
    """Return what the device wrote on the page and nobody has looked at yet, the newest first."""
    if not device:
        return []
    own = Comment.objects.filter(device=device, page=page, state=State.WAITING).select_related("parent")
    return list(own.order_by("-created_at", "-pk")[:_MOST_WAITING])


def shown_comments(page: int) -> QuerySet[Comment]:
    """Return the comments of the page that everybody sees."""
    return Comment.objects.filter(page=page, state=State.SHOWN)


def seen_comment(page: int, pk: int, device: str) -> Comment | None:
    """Return a comment of the page that the reader sees: shown, or the device's own that waits."""
    seen = Q(state=State.SHOWN)
    if device:
        seen |= Q(state=State.WAITING, device=device)
    return Comment.objects.filter(seen, page=page, pk=pk).select_related("parent", "unit").first()


def _tops(page: int, order: str) -> QuerySet[Comment]:
    # One that is hidden or erased keeps its place while answers to it are shown.
    answers = Comment.objects.filter(parent=OuterRef("pk"), state=State.SHOWN)
    tops = Comment.objects.filter(page=page, parent=None).filter(Q(state=State.SHOWN) | Exists(answers))
    ways = ("created_at", "pk") if order == OLDEST else ("-created_at", "-pk")
    return tops.select_related("unit").order_by(*ways)


def _threads(tops: list[Comment]) -> list[Thread]:
    threads = {comment.pk: Thread(comment) for comment in tops}
    answers = Comment.objects.filter(parent__in=list(threads), state=State.SHOWN).select_related("unit")
    for answer in answers.order_by("created_at", "pk"):
        threads[answer.parent_id or 0].answers.append(answer)
    return list(threads.values())


def _number(text: str) -> int:
    """Return the number of the page that is asked for; 1 for anything that is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        return 1
    return min(max(int(text), 1), _LAST_PAGE)
