"""Proofs that the table of places is whole."""

import datetime
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from django.utils.translation import gettext as _

from places.graph import PlaceGraph
from places.models import Level, Place, Succession
from places.models.kinds import may_follow
from places.spelling import one_spelling

_EVE, _REFORM = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)
# NQ 202/2025/QH15 and the 34 resolutions on communes of 16 June 2025; the changes of 2026 kept the numbers.
_COUNTS = {
    _EVE: {Level.PROVINCE: 63, Level.DISTRICT: 696, Level.COMMUNE: 10_035},
    _REFORM: {Level.PROVINCE: 34, Level.DISTRICT: 0, Level.COMMUNE: 3_321},
}


def problems() -> list[str]:
    """Return everything that is wrong, in words; nothing if the table is whole. Two seconds for all units."""
    places = {place.pk: place for place in Place.objects.order_by("pk")}
    graph = PlaceGraph.whole()
    checks: tuple[Iterable[str], ...] = (
        _wrong_counts(places.values()),
        _wrong_rows(places),
        _repeated_codes(places.values()),
        _dangling(places),
        _wrong_ends(places),
        _circles(places),
        _lost_units(places, graph),
        _empty_districts(places, graph),
    )
    return [problem for check in checks for problem in check]


def _wrong_counts(places: Iterable[Place]) -> Iterator[str]:
    """Count the units that came with the site; those added by hand may be as many as they are."""
    shipped = [place for place in places if place.shipped]
    for day, counts in _COUNTS.items():
        found = Counter(place.level for place in shipped if _existed_on(place, day))
        for level, expected in counts.items():
            if found[level] != expected:
                yield _("Ngày %(day)s phải có %(expected)d đơn vị %(level)s; đang có %(found)d.") % {
                    "day": f"{day:%d/%m/%Y}",
                    "expected": expected,
                    "level": level.label,
                    "found": found[level],
                }


def _existed_on(place: Place, day: datetime.date) -> bool:
    return (place.valid_from or datetime.date.min) <= day < (place.valid_to or datetime.date.max)


def _wrong_rows(places: dict[int, Place]) -> Iterator[str]:
    for place in places.values():
        if not _stands_right(place, places):
            yield _("%s: nơi trực thuộc không đúng cấp.") % place.slug
        former = places.get(place.former_parent_id or 0)
        if former is not None and (place.level, former.level) != (Level.COMMUNE, Level.DISTRICT):
            yield _("%s: cấp huyện cũ không đúng cấp.") % place.slug
        if not all(unicodedata.is_normalized("NFC", text) for text in (place.name, place.aliases)):
            yield _("%s: tên không ở dạng NFC.") % place.slug
        elif one_spelling(place.name) != place.name:
            yield _("%(slug)s: nên viết “%(name)s”.") % {"slug": place.slug, "name": one_spelling(place.name)}
    for slug, count in Counter(place.slug for place in places.values()).items():
        if count > 1:
            yield _("%(slug)s: %(count)d địa phương cùng địa chỉ.") % {"slug": slug, "count": count}


def _stands_right(place: Place, places: dict[int, Place]) -> bool:
    if place.level == Level.PROVINCE:
        return place.parent_id is None
    above = places.get(place.parent_id or 0)
    return above is not None and above.level < place.level


def _repeated_codes(places: Iterable[Place]) -> Iterator[str]:
    """A code passes from unit to unit, so it is nobody's identity; but no two have it on one day."""
    holders = defaultdict(list)
    for place in places:
        if place.code:
            holders[place.level, place.code].append(place)
    for (_level, code), units in holders.items():
        units.sort(key=lambda place: place.valid_from or datetime.date.min)
        for earlier, later in pairwise(units):
            if _existed_on(earlier, later.valid_from or datetime.date.min):
                where = {"code": code, "one": earlier.slug, "other": later.slug}
                yield _("Mã %(code)s thuộc về %(one)s và %(other)s cùng một ngày.") % where


def _dangling(places: dict[int, Place]) -> Iterator[str]:
    for link in Succession.objects.order_by("pk").values("old_id", "new_id"):
        if not {link["old_id"], link["new_id"]} <= places.keys():
            yield _("Thay đổi %(old_id)d → %(new_id)d: có địa phương không còn.") % link


def _wrong_ends(places: dict[int, Place]) -> Iterator[str]:
    """A link leads from a unit that ended to one of a level that it can become."""
    links = Succession.objects.filter(is_withdrawn=False).order_by("pk").values_list("old_id", "new_id")
    known = ((places[old], places[new]) for old, new in links if {old, new} <= places.keys())
    for old, new in known:
        if old.valid_to is None:
            yield _("%(old)s còn đến nay mà đã có nơi tiếp nối: %(new)s.") % {"old": old.slug, "new": new.slug}
        elif not may_follow(old.kind, new.kind):
            yield _("%(old)s và %(new)s nối nhau mà không cùng cấp.") % {"old": old.slug, "new": new.slug}


def _circles(places: dict[int, Place]) -> Iterator[str]:
    sorter: TopologicalSorter[int] = TopologicalSorter()
    for new, old in Succession.objects.filter(is_withdrawn=False).order_by().values_list("new_id", "old_id"):
        sorter.add(new, old)
    try:
        sorter.prepare()
    except CycleError as error:
        slugs = [places[pk].slug for pk in error.args[1] if pk in places]
        yield _("Các thay đổi thành vòng: %s.") % " → ".join(slugs)


def _lost_units(places: dict[int, Place], graph: PlaceGraph) -> Iterator[str]:
    """Every past unit leads to one of today, and a commune to one in today's province of its province."""
    for place in places.values():
        if not place.is_past or place.level == Level.DISTRICT:
            continue
        now = graph.present(place.pk)
        if not now:
            yield _("%s: không dẫn đến nơi nào hiện nay.") % place.slug
        elif place.level == Level.COMMUNE and not _is_in_heir(place.pk, now, graph):
            yield _("%s: không nơi nào hiện nay của nó thuộc tỉnh kế thừa tỉnh cũ.") % place.slug


def _is_in_heir(pk: int, now: frozenset[int], graph: PlaceGraph) -> bool:
    province = graph.province(pk)
    heirs = graph.present(province) if province else frozenset()
    return any(graph.province(unit) in heirs for unit in now)


def _empty_districts(places: dict[int, Place], graph: PlaceGraph) -> Iterator[str]:
    for place in places.values():
        if place.level == Level.DISTRICT and not graph.became(place.pk):
            yield _("%s: không có xã, phường nào và không có thay đổi nào.") % place.slug
