"""The tables of a report: what each is about, and how its lines are asked for."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.dates import today
from places.models import Level, Place, Unit
from reports.breakdowns import naming
from reports.breakdowns.counting import BY_PAGE, BY_WAY, Counted, Part
from reports.breakdowns.naming import NOT_PUBLIC, NOT_SORTED, Name
from stories.models import Author, Field, Listing, ListingAuthor, ListingField, ListingPlace

# Districts were dissolved, and provinces and communes merged, on this day (Nghị quyết 202/2025/QH15 and others).
_REFORM = datetime.date(2025, 7, 1)
_LISTING = Listing._meta.db_table
_SUMS_OF = (
    "SUM(counted.views) AS views, SUM(counted.earlier) AS earlier, "
    "SUM(CASE WHEN counted.views > 0 THEN 1 ELSE 0 END) AS stories"
)
Text = str | Promise


@dataclass(frozen=True)
class Table:
    """A table: its address, its heading, what its first column says, how it is asked for and what its lines are called.

    `cells` are the headings of what stands beside a name; `note` says what may surprise.
    """

    slug: str
    heading: Text
    column: Text
    by: tuple[str, ...]
    select: str
    names: Callable[[Sequence[Counted], Any], dict[tuple[int, int], Name]]
    params: Callable[[], tuple[Any, ...]] = tuple
    last: tuple[int, ...] = ()
    name: str = ""
    cells: tuple[Text, ...] = ()
    note: Text = ""
    counts_stories: bool = False
    has_addresses: bool = False

    def part(self, *, sort: str = "views", start: int = 0, number: int | None = None) -> Part:
        """Return which lines of the table are asked for."""
        return Part(self.by, self.select, self.params(), self.last, sort, self.name, start, number)


def _linked(
    slug: str, heading: Text, column: Text, link: type[models.Model], target: type[models.Model], **values: Any
) -> Table:
    """Return a table by what the listing links stories to; what is linked with nothing has lines of its own."""
    name, links = f"{target._meta.model_name}_id", values.pop("links", link._meta.db_table)
    select = (
        f"SELECT {_key(f'link.{name}')}, 0 AS extra, {_SUMS_OF} "
        f"FROM counted LEFT JOIN {_LISTING} listing ON listing.story_id = counted.page "
        f"LEFT JOIN {links} link ON link.story_id = listing.story_id "
        "WHERE counted.page > 0 GROUP BY 1"
    )
    return _sorted(slug, heading, column, select, target, **values)


def _sorted(slug: str, heading: Text, column: Text, select: str, target: type[models.Model], **values: Any) -> Table:
    name = f"(SELECT sort_key FROM {target._meta.db_table} WHERE id = key)"
    last = (NOT_SORTED, NOT_PUBLIC)
    return Table(slug, heading, column, BY_PAGE, select, last=last, name=name, counts_stories=True, **values)


def _key(column: str) -> str:
    return f"CASE WHEN listing.story_id IS NULL THEN {NOT_PUBLIC} ELSE COALESCE({column}, {NOT_SORTED}) END AS key"


def _placed(slug: str, heading: Text, level: Level, *, is_past: bool) -> Table:
    """Return a table by places of a level, as they are today or as they were before the reform."""
    known = "valid_from IS NULL OR valid_from < %s" if is_past else "valid_to IS NULL OR valid_to > %s"
    return _linked(
        slug,
        heading,
        _("Địa phương"),
        ListingPlace,
        Place,
        links=(
            f"(SELECT story_id, place_id FROM {ListingPlace._meta.db_table} JOIN {Place._meta.db_table} place "
            f"ON place.id = place_id WHERE level = {int(level)} AND ({known}))"
        ),
        params=lambda: ((_REFORM if is_past else today()).isoformat(),),
        names=naming.places,
        note=_("Một bài có thể thuộc nhiều địa phương, nên cộng các dòng có thể hơn tổng số.") if is_past else "",
    )


_UNIT_SELECT = (
    f"SELECT {_key('listing.unit_id')}, 0 AS extra, {_SUMS_OF} "
    f"FROM counted LEFT JOIN {_LISTING} listing ON listing.story_id = counted.page WHERE counted.page > 0 GROUP BY 1"
)
_SUMMED = "SUM(views) AS views, SUM(earlier) AS earlier, 0 AS stories FROM counted"

STORIES = Table(
    "bai",
    _("Bài"),
    _("Bài"),
    BY_PAGE,
    "SELECT page AS key, 0 AS extra, views, earlier, 1 AS stories FROM counted WHERE page > 0",
    naming.stories,
    cells=(_("Lĩnh vực"), _("Địa phương"), _("Đơn vị")),
    has_addresses=True,
)
OTHER_PAGES = Table(
    "trang-khac",
    _("Trang khác"),
    _("Trang"),
    BY_PAGE,
    "SELECT page AS key, 0 AS extra, views, earlier, 0 AS stories FROM counted WHERE page < 0",
    naming.other_pages,
    note=_("Trang chủ, danh sách và các trang không phải bài; mỗi lượt cách nhau ít nhất 30 phút."),
)
FIELDS = _linked(
    "linh-vuc",
    _("Lĩnh vực"),
    _("Lĩnh vực"),
    ListingField,
    Field,
    names=naming.fields,
    note=_("Một bài có thể thuộc nhiều lĩnh vực, nên cộng các dòng có thể hơn tổng số."),
)
PROVINCES = _placed("tinh", _("Tỉnh, thành phố"), Level.PROVINCE, is_past=False)
COMMUNES = _placed("xa", _("Xã, phường"), Level.COMMUNE, is_past=False)
PAST_PROVINCES = _placed("tinh-cu", _("Tỉnh, thành phố trước 7/2025"), Level.PROVINCE, is_past=True)
PAST_DISTRICTS = _placed("huyen-cu", _("Huyện, quận trước 7/2025"), Level.DISTRICT, is_past=True)
PAST_COMMUNES = _placed("xa-cu", _("Xã, phường trước 7/2025"), Level.COMMUNE, is_past=True)
AUTHORS = _linked(
    "tac-gia",
    _("Tác giả"),
    _("Tác giả"),
    ListingAuthor,
    Author,
    names=naming.authors,
    note=_("Bài nhiều tác giả tính cho từng người, nên cộng các dòng có thể hơn tổng số."),
)
UNITS = _sorted("don-vi", _("Đơn vị"), _("Đơn vị"), _UNIT_SELECT, Unit, names=naming.units)
SOURCES = Table(
    "nguon",
    _("Nguồn"),
    _("Bạn đọc đến từ"),
    BY_WAY,
    f"SELECT source AS key, poster AS extra, {_SUMMED} GROUP BY source, poster",
    naming.sources,
    note=_("Chỉ ghi tên trang mà bạn đọc đi từ đó, không bao giờ ghi cả địa chỉ."),
)
DEVICES = Table(
    "thiet-bi",
    _("Thiết bị"),
    _("Thiết bị"),
    BY_WAY,
    f"SELECT device AS key, 0 AS extra, {_SUMMED} GROUP BY device",
    naming.devices,
)
POSTERS = Table(
    "ap-phich",
    _("Áp phích"),
    _("Áp phích"),
    ("poster", "page"),
    "SELECT poster AS key, page AS extra, views, earlier, 0 AS stories FROM counted WHERE poster > 0",
    naming.posters,
    cells=(_("Trang mở ra"),),
    note=_("Lượt quét mã QR trên từng áp phích, theo số in trên đó."),
)
TABLES = {
    table.slug: table
    for table in (
        STORIES,
        FIELDS,
        PROVINCES,
        COMMUNES,
        PAST_PROVINCES,
        PAST_DISTRICTS,
        PAST_COMMUNES,
        AUTHORS,
        UNITS,
        SOURCES,
        POSTERS,
        DEVICES,
        OTHER_PAGES,
    )
}
