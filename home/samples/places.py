"""Places with all that their pages draw."""

import datetime
from types import SimpleNamespace
from typing import Any

from places.drawings.dots import dot_map
from places.drawings.tiles import tile_map
from places.history import Origin
from places.models import Place
from stories.pages.place.merger import merger_of

_PAST = datetime.date(2025, 7, 1)
_PROVINCES = (
    "Lai Châu",
    "Tuyên Quang",
    "Sơn La",
    "Hà Nội",
    "Thanh Hóa",
    "Đà Nẵng",
    "Khánh Hòa",
    "Hồ Chí Minh",
    "Cà Mau",
)
_LONG = "Văn Miếu - Quốc Tử Giám"


def places() -> dict[str, Any]:
    """Return places by what is special about them, and drawings."""
    province, district = _place("tinh", "Sơn La"), _place("huyen", "Thuận Châu", valid_to=_PAST)
    names = ("Chiềng La", "Chiềng Ngàm", "Nong Lay", "Tông Cọ")
    communes = [_place("xa", name, parent=province, pk=number) for number, name in enumerate(names, start=1)]
    past: dict[str, Any] = {"parent": district, "valid_to": _PAST}
    olds = [_place("xa", name, pk=number, **past) for number, name in enumerate(names, start=1)]
    many = [*olds, _place("phuong", _LONG, pk=9, **past)]
    numbers = {1: 5, 2: 0, 3: 4, 4: 6, 9: 1284}
    counted = [(one, numbers[one.pk]) for one in communes]
    return {
        "one": communes[0],
        "counted": counted,
        "namesakes": communes[1:3],
        "letters": [("C", counted[:2]), ("N", counted[2:3]), ("T", counted[3:])],
        "merger": merger_of(communes[0], [_origin(one) for one in olds], numbers),
        "large_merger": merger_of(communes[0], [_origin(one, is_part=one.pk == 9) for one in many], numbers),
        "map": tile_map([(_place("tinh", name), 3**at - 1) for at, name in enumerate(_PROVINCES)], {}),
        "dots": dot_map([*counted, (_place("dac_khu", "Trường Sa", pk=7, centre=(9.7, 114.4)), 0)]),
        "organ": SimpleNamespace(email="bbt@vidu.gov.vn", phone="0212 000 0000"),
    }


def _place(kind: str, name: str, centre: tuple[float, float] | None = None, **values: Any) -> Place:
    pk = values.get("pk") or 0
    place = Place(kind=kind, name=name, slug=f"mau-{pk}", code="03754", **values)
    place.latitude, place.longitude = centre or (21 + pk % 3 / 10, 103 + pk / 10)
    place.derive()
    return place


def _origin(place: Place, is_part: bool = False) -> Origin:
    return Origin(place, is_part, is_mere_name=False, resolution="Nghị quyết 1681/NQ-UBTVQH15")
