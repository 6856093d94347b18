"""Makes many stories in the import format, the same for the same number, for measuring."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FIELDS = ("Nông nghiệp", "Văn hóa", "Môi trường", "Giáo dục và đào tạo", "Nhân ái, từ thiện", "Quốc phòng, an ninh")
_PROVINCES = ("Sơn La", "Đà Nẵng", "Cà Mau", "Nghệ An", "Huế", "Đắk Lắk", "Hà Nội", "An Giang")
_SUBJECTS = ("cá nhân", "tập thể", "hộ gia đình", "mô hình")
_SYLLABLES = (
    "bản",
    "con",
    "mương",
    "giữ",
    "nước",
    "người",
    "già",
    "dạy",
    "trẻ",
    "đường",
    "làng",
    "ruộng",
    "lúa",
    "rừng",
)


def story(number: int) -> dict[str, Any]:
    """Return the story of that number: an exemplar of about 500 syllables."""
    dice = random.Random(number)
    # A quarter each for the pages that are measured: in a hundred stories too they fill a page.
    year = 2015 if number % 4 == 1 else 2010 + number % 16
    many = number % 4 == 2
    words = [dice.choice(_SYLLABLES) for _ in range(500)]
    return {
        "id": f"s{number}",
        "kind": "exemplar",
        "title": f"{' '.join(words[:9]).capitalize()} {number}",
        "lead": " ".join(words[:30]).capitalize() + ".",
        "body": "\n\n".join(" ".join(words[start : start + 50]).capitalize() + "." for start in range(0, 500, 50)),
        "published": f"{year}-{number % 12 + 1:02d}-{number % 28 + 1:02d}T{number % 24:02d}:{number % 60:02d}",
        "fields": [_FIELDS[0]] if many else dice.sample(_FIELDS, dice.randint(1, 2)),
        "place": _place(number, dice),
        "subject_type": _SUBJECTS[0] if many else dice.choice(_SUBJECTS),
        "grade": dice.choice(("việc tốt", "điển hình tiên tiến")),
        "subject_name": " ".join(words[:3]).title(),
        "year": year,
        "tags": [dice.choice(_SYLLABLES)],
        "author": {"name": f"Tác giả {dice.randint(1, 40)}", "unit": None},
    }


def _place(number: int, dice: random.Random) -> dict[str, Any]:
    past = {"province": "Quảng Nam", "district": "Núi Thành", "commune": "xã Tam Hiệp"}
    today = {"province": "Sơn La" if number % 4 == 0 else dice.choice(_PROVINCES), "district": None, "commune": None}
    return (past if number % 4 == 3 else today) | {"as_written": "một xã vùng cao"}


def stories(count: int) -> Iterator[dict[str, Any]]:
    """Yield the first `count` stories."""
    return (story(number) for number in range(1, count + 1))


def write(path: Path, count: int) -> None:
    """Write `count` stories to `path`, one JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in stories(count))
