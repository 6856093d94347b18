"""The stories that are read most, as far as everybody may read them."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from stories.models import Listing
from visits.models import MostRead
from visits.popularity import SPANS

__all__ = ["SPANS", "Popular", "most_read"]


@dataclass(frozen=True)
class Popular:
    """The stories read most in the last `days`, the first first; each has `read`, how often that was."""

    days: int
    stories: list[Listing] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.stories)

    @property
    def title(self) -> str:
        """Return what stands above them."""
        return _("Đọc nhiều hôm nay") if self.days == 1 else _("Đọc nhiều %s ngày qua") % self.days


def most_read(days: int, number: int, without: int | None = None) -> Popular:
    """Return at most `number` (to 30) stories read most in the last `days` (1, 7 or 30), in one query.

    `without` is the id of a story that knows itself.
    """
    counted = MostRead.objects.filter(days=days)
    own = counted.filter(page=OuterRef("pk"))
    rows = (
        Listing.objects.filter(pk__in=counted.values("page"))
        .exclude(pk=without)
        .annotate(rank=Subquery(own.values("rank")), read=Subquery(own.values("views")))
        .select_related("main_field")
        .order_by("rank")
    )
    return Popular(days, list(rows[:number]))
