"""What became of units, in sentences that readers understand."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from core.templatetags.shell import capital
from places.history import History, Making, Origin
from places.models import Level, Place

# The day on which the district level ended (NQ 202/2025/QH15, NQ 1654–1687/NQ-UBTVQH15).
REFORM = datetime.date(2025, 7, 1)
_NUMERALS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")


def in_words(number: int) -> str:
    """Return a small number as a word ("bốn"), a larger one in figures."""
    return _NUMERALS[number] if number < len(_NUMERALS) else str(number)


def day_words(day: datetime.date) -> str:
    """Return a day as decisions write it: "1/7/2025"."""
    return f"{day.day}/{day.month}/{day.year}"


def told(history: History) -> list[str]:
    """Return how a unit came to be, one sentence a reform, the latest first; none where nothing is known."""
    if history.makings:
        return [_made(making) for making in history.makings]
    place = history.place
    if place.former_parent is None:
        return []
    names = {"name": capital(place.full_name), "day": day_words(REFORM), "district": place.former_parent.full_name}
    sentence = _("%(name)s không thay đổi khi sắp xếp địa giới ngày %(day)s; trước đó thuộc %(district)s%(province)s.")
    return [sentence % (names | {"province": _other_province(place.former_parent, place)})]


def _made(making: Making) -> str:
    origins = making.origins
    values = {
        "name": capital(making.made.full_name),
        "origins": listed(origins),
        "day": day_words(origins[0].place.valid_to or REFORM),
        "above": _above(making),
    }
    if len(origins) == 1 and origins[0].is_mere_name:
        return _("%(name)s trước %(day)s là %(origins)s%(above)s.") % values
    if len(origins) == 1:
        return _("%(name)s vốn là %(origins)s trước %(day)s%(above)s.") % values
    return _("%(name)s gồm %(origins)s trước %(day)s%(above)s.") % values


def listed(origins: Iterable[Origin]) -> str:
    """Return units in words: "các xã Chiềng La, Nong Lay, thị trấn Thuận Châu và một phần xã Tông Cọ".

    What went in whole comes first: "một phần xã Tông Cọ, thị trấn Thuận Châu" would say that of the town too.
    """
    groups: dict[tuple[bool, str], list[str]] = {}
    for origin in origins:
        word = origin.place.full_name.removesuffix(f" {origin.place.name}")
        groups.setdefault((origin.is_part, word), []).append(origin.place.name)
    ordered = sorted(groups.items(), key=lambda group: group[0][0])
    phrases = [_group(is_part, word, names) for (is_part, word), names in ordered]
    return joined(phrases)


def _group(is_part: bool, word: str, names: Sequence[str]) -> str:
    units = f"{word} {names[0]}" if len(names) == 1 else _("các %s") % f"{word[0].lower()}{word[1:]} {', '.join(names)}"
    return _("một phần %s") % units if is_part else units


def joined(phrases: Sequence[str]) -> str:
    """Return phrases as one: "a, b và c"."""
    *first, last = phrases
    return _("%(first)s và %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def _above(making: Making) -> str:
    """Return the districts in which the origins lay, and their province if it was another: ", huyện Thuận Châu"."""
    parents = {o.place.parent.pk: o.place.parent for o in making.origins if o.place.parent}
    districts = [parent for parent in parents.values() if parent.level == Level.DISTRICT]
    if not districts:
        return ""
    provinces = {_other_province(district, making.made) for district in districts}
    names = joined([district.full_name for district in districts])
    return f", {names}{provinces.pop() if len(provinces) == 1 else ''}"


def _other_province(district: Place, place: Place) -> str:
    then = district.parent
    return "" if then is None or then.name_key == place.province.name_key else f", {then.full_name}"


def merged_title(origins: Sequence[Origin]) -> str:
    """Return the heading of a merger: "Bốn xã nhập về một", "Ba xã và một thị trấn nhập về một"."""
    if len(origins) == 1:
        return _("Một dòng, tên mới") if origins[0].is_mere_name else _("Từ một nơi lớn hơn")
    numbers: dict[str, int] = {}
    for origin in origins:
        numbers[origin.place.kind_word] = numbers.get(origin.place.kind_word, 0) + 1
    units = joined([f"{in_words(number)} {word}" for word, number in numbers.items()])
    return _("%s nhập về một") % capital(units)
