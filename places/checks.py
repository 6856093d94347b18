"""Proofs that the table of places is whole."""

import datetime
import unicodedata
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from places.models import Place, Succession
from places.querysets import present_units

# NQ 202/2025/QH15: 63 units of the province level until 30 June 2025, 34 from 1 July 2025.
PROVINCES_ON = {datetime.date(2025, 6, 30): 63, datetime.date(2025, 7, 1): 34}


def problems() -> list[str]:
    """Return everything that is wrong, in words; nothing if the table is whole."""
    return [*_wrong_counts(), *_wrong_rows(), *_circles(), *_lost_provinces()]


def _wrong_counts() -> Iterator[str]:
    for day, expected in PROVINCES_ON.items():
        found = Place.objects.provinces().valid_on(day).count()
        if found != expected:
            yield f"Ngày {day:%d/%m/%Y} phải có {expected} tỉnh, thành phố; đang có {found}."


def _wrong_rows() -> Iterator[str]:
    places = list(Place.objects.select_related("parent"))
    ids = {place.pk for place in places}
    for place in places:
        if place.parent_id and place.parent_id not in ids:
            yield f"{place.slug}: nơi trực thuộc không còn."
        elif (place.parent is None) != (place.level == 1) or (place.parent and place.parent.level >= place.level):
            yield f"{place.slug}: nơi trực thuộc không đúng cấp."
        if not all(unicodedata.is_normalized("NFC", text) for text in (place.name, place.aliases)):
            yield f"{place.slug}: tên không ở dạng NFC."
    for slug, count in Counter(place.slug for place in places).items():
        if count > 1:
            yield f"{slug}: {count} địa phương cùng địa chỉ."
    for link in Succession.objects.order_by("pk").values("old_id", "new_id"):
        if not {link["old_id"], link["new_id"]} <= ids:
            yield f"Thay đổi {link['old_id']} → {link['new_id']}: có địa phương không còn."


def _circles() -> Iterator[str]:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for new, old in Succession.objects.order_by().values_list("new__slug", "old__slug"):
        sorter.add(new, old)
    try:
        sorter.prepare()
    except CycleError as error:
        yield f"Các thay đổi thành vòng: {' → '.join(error.args[1])}."


def _lost_provinces() -> Iterator[str]:
    past = list(Place.objects.provinces().past())
    for place_id, now in present_units(past).items():
        if not now:
            slug = next(place.slug for place in past if place.pk == place_id)
            yield f"{slug}: không dẫn đến tỉnh, thành phố nào hiện nay."
