"""What the lines of tables are called, where they lead, and by what a report narrows down to one of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from places.models import Place, Unit
from reports.breakdowns.counting import Counted
from reports.titles import hidden_titles
from stories.models import Author, Field, Listing, ListingField
from visits.choices import Device, OtherPage, Source

# Keys that are no ids: stories that are sorted under nothing, and stories that readers do not see any more.
NOT_SORTED, NOT_PUBLIC = 0, -1
Names = dict[tuple[int, int], "Name"]


@dataclass(frozen=True)
class Name:
    """The name of a line, where it leads, what its other cells say, and the values of the form that narrow to it."""

    text: str
    address: str = ""
    cells: tuple[str, ...] = ()
    narrow: dict[str, Any] = field(default_factory=dict)


def stories(rows: Sequence[Counted], user: Any) -> Names:
    """Return the titles of stories; of what is not public only those that `user` works on, of deleted ones none."""
    ids = [row.key for row in rows]
    listed = Listing.objects.select_related("unit", "place_now__parent__parent", "place__parent__parent").in_bulk(ids)
    fields = _fields_of(listed)
    hidden = hidden_titles([pk for pk in ids if pk not in listed], user)
    return {
        (pk, 0): _listed(listed[pk], fields[pk]) if pk in listed else _unlisted(pk, hidden.get(pk, "")) for pk in ids
    }


def fields(rows: Sequence[Counted], user: Any) -> Names:
    """Return the names of fields."""
    found = {pk: row.name for pk, row in Field.objects.in_bulk([row.key for row in rows]).items()}
    return _named(rows, found, "field", _("Chưa xếp lĩnh vực"))


def places(rows: Sequence[Counted], user: Any) -> Names:
    """Return the names of places, with all above them."""
    found = Place.objects.with_province().in_bulk([row.key for row in rows])
    names = {pk: place.full_name_with_province for pk, place in found.items()}
    return _named(rows, names, "place", _("Chưa rõ ở cấp này"))


def authors(rows: Sequence[Counted], user: Any) -> Names:
    """Return the names of authors, with their units."""
    found = {pk: str(row) for pk, row in Author.objects.in_bulk([row.key for row in rows]).items()}
    return _named(rows, found, "author", _("Chưa ghi tác giả"))


def units(rows: Sequence[Counted], user: Any) -> Names:
    """Return the names of units."""
    found = {pk: row.name for pk, row in Unit.objects.in_bulk([row.key for row in rows]).items()}
    return _named(rows, found, "unit", _("Chưa ghi đơn vị"))


def other_pages(rows: Sequence[Counted], user: Any) -> Names:
    """Return the kinds of pages that are no stories."""
    return {(row.key, 0): Name(other_page(row.key)) for row in rows}


def sources(rows: Sequence[Counted], user: Any) -> Names:
    """Return where readers come from, each poster by its number."""
    return {(row.key, row.extra): _source(row.key, row.extra) for row in rows}


def devices(rows: Sequence[Counted], user: Any) -> Names:
    """Return the classes of devices."""
    labels = dict(Device.choices)
    return {(row.key, 0): Name(str(labels.get(row.key, row.key)), narrow={"device": row.key}) for row in rows}


def posters(rows: Sequence[Counted], user: Any) -> Names:
    """Return the numbers of posters with what each leads to."""
    pages = {page: Counted(page, 0, 0, 0, 0) for page in {row.extra for row in rows}}
    named = stories([row for page, row in pages.items() if page > 0], user)
    return {
        (row.key, row.extra): Name(
            poster_words(row.key),
            cells=(named[row.extra, 0].text if row.extra > 0 else other_page(row.extra),),
            narrow={"poster": row.key},
        )
        for row in rows
    }


def other_page(page: int) -> str:
    """Return what kind of page that is."""
    labels = dict(OtherPage.choices)
    return str(labels.get(page, _("Trang khác")))


def poster_words(number: int) -> str:
    """Return "Áp phích số 12"."""
    return _("Áp phích số %(number)s") % {"number": number}


def _source(source: int, poster: int) -> Name:
    label = str(dict(Source.choices).get(source, source))
    if not poster:
        return Name(label, narrow={"source": source})
    return Name(f"{label}: {poster_words(poster)}", narrow={"source": source, "poster": poster})


def _listed(row: Listing, fields: list[str]) -> Name:
    place = row.place_now or row.place
    cells = (", ".join(fields), place.full_name_with_province if place else "", row.unit.name if row.unit else "")
    return Name(row.title, row.get_absolute_url(), cells, {"story": row.pk})


def _unlisted(pk: int, title: str) -> Name:
    nothing = ("", "", "")
    if not title:
        return Name(_("(bài đã gỡ) #%(number)s") % {"number": pk}, cells=nothing)
    text = _("%(title)s (không đăng nữa)") % {"title": title}
    return Name(text, reverse("wagtailadmin_pages:edit", args=[pk]), nothing, {"story": pk})


def _fields_of(ids: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    links = ListingField.objects.filter(story__in=list(ids)).order_by("field__position", "field__sort_key")
    for story, name in links.values_list("story_id", "field__name"):
        found[story].append(name)
    return found


def _named(rows: Sequence[Counted], found: dict[int, str], narrowed: str, not_sorted: str) -> Names:
    special = {NOT_SORTED: Name(not_sorted), NOT_PUBLIC: Name(_("Bài không còn đăng"))}
    names = {pk: Name(text, narrow={narrowed: pk}) for pk, text in found.items()} | special
    return {(row.key, 0): names.get(row.key, Name(f"#{row.key}")) for row in rows}
