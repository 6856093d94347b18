"""How many comments wait for a moderator, by group."""

import datetime

from django.db.models import Count, Min, Q, QuerySet

from comments.choices import Group, State
from comments.models import Comment

# Beside the groups of the machine: what readers reported. Looked at first.
REPORTED = "reported"
TABS = (REPORTED, Group.WORDS, Group.LINKS, Group.DUPLICATE, Group.FLOOD, Group.UNPROVEN, Group.CLEAN)
_OPEN = Q(state=State.WAITING) | Q(open_reports__gt=0)


def of_tab(tab: str) -> QuerySet[Comment]:
    """Return the comments of a tab that wait; a reported one waits even if it is shown."""
    if tab == REPORTED:
        return Comment.objects.filter(open_reports__gt=0)
    return Comment.objects.filter(state=State.WAITING, group=tab)


def tab_counts() -> dict[str, int]:
    """Return how many comments each tab holds, also those with none."""
    groups = Comment.objects.filter(state=State.WAITING).order_by().values_list("group").annotate(Count("pk"))
    return dict.fromkeys(TABS, 0) | dict(groups) | {REPORTED: of_tab(REPORTED).count()}


def waiting_number() -> int:
    """Return how many comments wait."""
    return Comment.objects.filter(_OPEN).count()


def oldest_waiting() -> datetime.datetime | None:
    """Return when the comment was sent that has waited longest."""
    found: datetime.datetime | None = Comment.objects.filter(_OPEN).aggregate(first=Min("created_at"))["first"]
    return found
