"""What makes a unit impossible, said in words to those who correct units in the admin."""

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.text import clean_line
from places.models.kinds import Level, level_of, may_follow
from places.names import without_kind
from places.shipped import CENTRE

if TYPE_CHECKING:
    from places.models.place import Place

Span = tuple[datetime.date, datetime.date]


def check_place(place: "Place") -> None:
    """Raise ValidationError for a name with its kind, days out of order, a centre off the Earth,
    a wrong unit above, and a unit that is there already.
    """
    if not place.kind:
        return
    name = clean_line(place.name)
    # Huế had a phường that is called "Phường Đúc": the files know better.
    if without_kind(name) != name != place.shipped.get("name"):
        raise ValidationError({"name": _("Ghi tên không kèm loại: “%s”.") % without_kind(name)})
    _check_span(place)
    _check_centre(place)
    _check_parent(place, level_of(place.kind))
    _check_former_parent(place, level_of(place.kind))
    _check_overlap(place)


def span_of(place: "Place") -> Span:
    """Return the first day of a unit and the day after its last, unknown ones as far away as can be."""
    return (place.valid_from or datetime.date.min, place.valid_to or datetime.date.max)


def _meet(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _check_span(place: "Place") -> None:
    begun, ended = span_of(place)
    if begun >= ended:
        raise ValidationError({"valid_to": _("Ngày kết thúc phải sau ngày bắt đầu.")})


def _check_centre(place: "Place") -> None:
    for column, most in CENTRE.items():
        value = getattr(place, column)
        if value is not None and abs(value) > most:
            raise ValidationError({column: _("Không có tọa độ “%s”.") % value})


def _check_parent(place: "Place", level: int) -> None:
    above = place.parent
    if level == Level.PROVINCE:
        if above:
            raise ValidationError({"parent": _("Tỉnh, thành phố trực thuộc trung ương không thuộc nơi nào.")})
        return
    if not above:
        raise ValidationError({"parent": _("Hãy chọn nơi mà địa phương này thuộc về.")})
    if above.level >= level:
        raise ValidationError({"parent": _("Nơi trực thuộc phải ở cấp cao hơn.")})
    if not _meet(span_of(place), span_of(above)) or (above.valid_to and not place.valid_to):
        raise ValidationError({"parent": _("%s không có trong thời gian đó.") % above.full_name_with_province})


def _check_former_parent(place: "Place", level: int) -> None:
    former = place.former_parent
    if former and (level != Level.COMMUNE or former.level != Level.DISTRICT or place.valid_to):
        raise ValidationError({"former_parent": _("Chỉ xã, phường còn đến nay mới ghi cấp huyện cũ ở đây.")})


def _check_overlap(place: "Place") -> None:
    """Refuse a second unit of the same kind and name, in the same place at the same time."""
    others = type(place).objects.filter(kind=place.kind, name=clean_line(place.name), parent=place.parent)
    for other in others.exclude(pk=place.pk):
        if _meet(span_of(place), span_of(other)):
            said = {"place": other.full_name_with_province, "address": other.slug}
            raise ValidationError({"name": _("Đã có %(place)s (%(address)s) trong thời gian đó.") % said})


def check_succession(old: "Place", new: "Place") -> None:
    """Raise ValidationError unless `old` has ended, and `new` of its level existed then.

    Only the five island districts without communes became units of the commune level.
    """
    if old.valid_to is None:
        message = _("%s vẫn còn; trước hết hãy ghi ngày không còn của địa phương ấy.")
        raise ValidationError({"old": message % old.full_name_with_province})
    if not may_follow(old.kind, new.kind):
        raise ValidationError({"new": _("Địa phương mới phải cùng cấp với địa phương cũ: xã với xã, tỉnh với tỉnh.")})
    if not new.is_valid_on(old.valid_to):
        said = {"place": new.full_name_with_province, "day": f"{old.valid_to:%d/%m/%Y}"}
        raise ValidationError({"new": _("%(place)s không có vào ngày %(day)s, khi địa phương cũ kết thúc.") % said})
