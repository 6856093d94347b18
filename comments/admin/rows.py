"""A comment as moderators see it: its text with what was found, story, parent, reports and the last decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.safestring import SafeString

from comments.admin import words
from comments.admin.marking import marked
from comments.choices import State
from comments.models import Comment, Decision, Report
from core.public_pages import PublicPage, public_pages


@dataclass(frozen=True)
class Row:
    """What a template shows of one comment; `page` is None where readers do not see the story."""

    comment: Comment
    page: PublicPage | None
    text: SafeString
    reports: list[Report]
    # What was done with it, the last first.
    log: list[Decision]

    @property
    def title(self) -> str:
        """Return the title of the story."""
        return self.page.title if self.page else str(self.comment.page.title)

    @property
    def is_open(self) -> bool:
        """Say whether somebody has to decide."""
        return self.comment.state == State.WAITING or self.comment.open_reports > 0

    @property
    def approving(self) -> str:
        """Return what the first button does: "approve", "keep", or nothing."""
        if self.comment.state in (State.WAITING, State.HIDDEN):
            return "approve"
        return "keep" if self.comment.open_reports else ""

    @property
    def can_hide(self) -> bool:
        """Say whether it can be hidden."""
        return self.comment.state in (State.WAITING, State.SHOWN)

    @property
    def can_answer(self) -> bool:
        """Say whether a unit may answer; one that waits is approved with it."""
        return self.can_hide and not self.comment.is_official

    @property
    def found(self) -> list[str]:
        """Return the words or links that the machine found."""
        return self.comment.found.split("\n") if self.comment.found else []

    @property
    def age(self) -> str:
        """Return how long ago it came."""
        return words.age_in_words(self.comment.created_at)

    @property
    def is_late(self) -> bool:
        """Say whether it has waited longer than a day."""
        return self.is_open and words.is_late(self.comment.created_at)

    @property
    def last(self) -> Decision | None:
        """Return what was done last."""
        return self.log[0] if self.log else None

    @property
    def last_words(self) -> str:
        """Return who decided last, what and when."""
        return words.decided(self.last) if self.last else ""

    @property
    def pair(self) -> str:
        """Return the comment and its version, as forms send them."""
        return f"{self.comment.pk}:{self.comment.version}"


def with_surroundings(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Fetch what rows show in a fixed number of queries."""
    return comments.select_related("page", "parent", "unit", "officer").prefetch_related(
        Prefetch("reports", Report.objects.filter(is_open=True), to_attr="unseen_reports"),
        Prefetch("decisions", Decision.objects.all(), to_attr="log"),
    )


def rows_of(comments: Iterable[Any]) -> list[Row]:
    """Return the rows of comments that came from `with_surroundings`."""
    comments = list(comments)
    pages = public_pages({comment.page_id for comment in comments}) if comments else {}
    return [_row(comment, pages.get(comment.page_id)) for comment in comments]


def _row(comment: Any, page: PublicPage | None) -> Row:
    found = comment.found.split("\n") if comment.found else []
    return Row(comment, page, marked(comment.text, found), comment.unseen_reports, comment.log)
