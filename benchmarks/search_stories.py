"""Makes stories for measuring search, in the import format, the same for the same number."""

import csv
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.vocabulary import draw, draw_rare

SYLLABLES = 500
_PARAGRAPH = 50
_FIELDS = ("Nông nghiệp", "Văn hóa", "Môi trường", "Giáo dục và đào tạo", "Nhân ái, từ thiện", "Quốc phòng, an ninh")
_SUBJECTS = ("cá nhân", "tập thể", "hộ gia đình", "mô hình")
_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Lò Quàng Giàng Hà Lường Vàng"
_MIDDLE = "Thị Văn Đức Minh Ngọc Hữu Quang Thanh Thu Xuân Kim Bá A Thế Công"
_GIVEN = (
    "An Anh Bình Chi Cường Dung Dũng Đạt Giang Hà Hải Hạnh Hiền Hoa Hòa Hùng Hương Khánh Lan Liên Long Mai Minh Nam "
    "Nga Nghĩa Nhung Oanh Phúc Phương Quân Quỳnh Sơn Tâm Thảo Thắng Thịnh Thủy Tiến Toàn Trang Trung Tú Tùng Tuyết "
    "Vân Việt Yến Páo Dính"
)
_KINDS = {"xa": "xã", "phuong": "phường", "thi-tran": "thị trấn", "huyen": "huyện", "quan": "quận"}
_DATA = Path(__file__).resolve().parents[1] / "places" / "data"


class Unit(NamedTuple):
    """A commune of today or a district of the past, and its province."""

    kind: str
    name: str
    province: str
    level: str


@cache
def units() -> tuple[Unit, ...]:
    """Return units of the gazetteer, in its order."""
    provinces = {row["slug"]: row["name"] for row in _rows("provinces")}
    found = []
    for file, level in (("communes", "commune"), ("districts", "district")):
        for row in _rows(file):
            is_wanted = not row["valid_to"] if level == "commune" else True
            if is_wanted and row["parent"] in provinces:
                kind = _KINDS.get(row["kind"], "")
                found.append(Unit(kind, row["name"], provinces[row["parent"]], level))
    return tuple(found)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def story(number: int) -> dict[str, Any]:
    """Return the story of that number: about 500 syllables of which some are about its own few words."""
    dice = random.Random(number)
    topic = draw_rare(dice, 6)
    name = " ".join(dice.choice(names.split()) for names in (_FAMILY, _MIDDLE, _GIVEN))
    unit = dice.choice(units())
    place = f"{unit.kind} {unit.name}, {unit.province}".strip()
    year = 2010 + number % 16
    title = " ".join([topic[0], *draw(dice, 2), topic[1], topic[2]])
    if number % 3 == 0:
        title = f"{name} {title}"
    return {
        "id": f"t{number}",
        "kind": "exemplar",
        "title": _sentence(title),
        "lead": _sentence(f"{name} ở {place} {' '.join(_about(dice, topic, 14))}") + ".",
        "body": _body(dice, topic, name, number),
        "published": f"{year}-{number % 12 + 1:02d}-{number % 28 + 1:02d}T{number % 24:02d}:{number % 60:02d}",
        "fields": dice.sample(_FIELDS, dice.randint(1, 2)),
        # One in four is known down to the unit, as in the old portals that are imported.
        "place": {"province": unit.province, "district": None, "commune": None, "as_written": place}
        | ({unit.level: unit.name} if number % 4 == 0 else {}),
        "subject_type": dice.choice(_SUBJECTS),
        "grade": dice.choice(("việc tốt", "điển hình tiên tiến")),
        "subject_name": name,
        "year": year,
        "tags": [topic[0]],
        "author": {"name": f"Tác giả {dice.randint(1, 40)}", "unit": None},
    }


def document_number(number: int) -> str:
    """Return the number of the official document that a story cites, "" for most: "2590/KH-UBND"."""
    return f"{number % 4_000 + 1}/{('KH', 'QĐ', 'CT')[number % 3]}-UBND" if number % 5 == 0 else ""


def _body(dice: random.Random, topic: list[str], name: str, number: int) -> str:
    paragraphs = [_sentence(" ".join(_about(dice, topic, 28))) for _ in range(SYLLABLES // _PARAGRAPH)]
    paragraphs[0] = f"{name} {paragraphs[0].lower()}"
    if cited := document_number(number):
        paragraphs[-1] += f" theo văn bản số {cited}"
    return "\n\n".join(f"{paragraph}." for paragraph in paragraphs)


def _about(dice: random.Random, topic: list[str], count: int) -> list[str]:
    return [dice.choice(topic) if dice.random() < 0.15 else word for word in draw(dice, count)]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def write(path: Path, count: int) -> None:
    """Write the first `count` stories to `path`, one JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(story(number), ensure_ascii=False) + "\n" for number in range(1, count + 1))
