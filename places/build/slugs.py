"""Addresses of units: kind-name-province, each once."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from core.text import slugify_vietnamese
from places.build.units import Unit

_WORDS = {
    "quan": "quận",
    "huyen": "huyện",
    "thi_xa": "thị xã",
    "thanh_pho_tinh": "thành phố",
    "xa": "xã",
    "phuong": "phường",
    "thi_tran": "thị trấn",
    "dac_khu": "đặc khu",
}
_BEFORE = "truoc-7-2025"


def give_slugs(units: Iterable[Unit], taken: Iterable[str]) -> None:
    """Give every unit its address; those of the units after the reform come first.

    A past unit whose address one of today has gets "-truoc-7-2025"; several past ones of a name get their district
    before the province. What is still the same then (names that differ in their marks only) is counted.
    """
    units = list(units)
    used = set(taken)
    later = [unit for unit in units if not unit.ended_with_reform]
    for unit in later:
        unit.slug = _free(used, _base(unit))
    past = defaultdict(list)
    for unit in units:
        if unit.ended_with_reform:
            past[_base(unit)].append(unit)
    for base, holders in past.items():
        for unit in holders:
            wanted = base if len(holders) == 1 else _with_district(unit)
            unit.slug = _free(used, wanted, f"{wanted}-{_BEFORE}")
    repeated = [slug for slug, count in Counter(unit.slug for unit in units).items() if count > 1]
    if repeated:
        raise ValueError(f"Addresses given twice: {repeated[:5]}")


def _base(unit: Unit) -> str:
    return _slug(_WORDS[unit.kind], unit.name, unit.province_name)


def _with_district(unit: Unit) -> str:
    district = unit.district_name
    if district.isdigit():
        district = f"{_WORDS[unit.district_kind]} {district}"
    return _slug(_WORDS[unit.kind], unit.name, district, unit.province_name)


def _slug(*parts: str) -> str:
    return slugify_vietnamese(" ".join(part for part in parts if part), max_length=130)


def _free(used: set[str], *wanted: str) -> str:
    candidates = [*wanted, *(f"{wanted[0]}-{number}" for number in range(2, 10))]
    slug = next(candidate for candidate in candidates if candidate not in used)
    used.add(slug)
    return slug
