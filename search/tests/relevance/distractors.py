"""Stories that stand in the way: ordinary good deeds put together from sentences written by hand, always the same."""

import datetime
import json
import random
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
PER_FAMILY = 11
_PIECES = json.loads((DATA / "pieces.json").read_text(encoding="utf-8"))
_REFORM = datetime.date(2025, 7, 1)
_FIRST_DAY, _LAST_DAY = datetime.date(2015, 3, 1), datetime.date(2026, 10, 31)

Row = dict[str, Any]


def distractors() -> list[Row]:
    """Return the stories, as rows of the import format."""
    choose = random.Random(2026)
    return [_story(family, number, choose) for family in _PIECES["families"] for number in range(PER_FAMILY)]


def _story(family: Row, number: int, choose: random.Random) -> Row:
    day = _FIRST_DAY + datetime.timedelta(days=choose.randrange((_LAST_DAY - _FIRST_DAY).days))
    place = choose.choice(_PIECES["past_places" if day < _REFORM else "present_places"])
    people = _PIECES[family.get("people") or choose.choice(["men", "women"])]
    words = {
        "nguoi": choose.choice(people),
        "noi": place.partition(", ")[0],
        "so": choose.choice(_PIECES["numbers"]),
    }
    titles, leads = family["titles"], family["leads"]
    row = {
        "id": f"{family['name']}-{number:02}",
        "kind": family["kind"],
        "title": _sentence(titles[number % len(titles)], words),
        "lead": _sentence(leads[number % len(leads)], words),
        "body": _body(family["parts"], words, choose),
        "published": day.isoformat(),
        "fields": family["fields"],
        "tags": family["tags"],
        "place": _place(place),
    }
    return row | (_subject(family, words["nguoi"], day) if family["subject"] else {})


def _sentence(piece: str, words: dict[str, str]) -> str:
    filled = piece.format(**words)
    return filled[:1].upper() + filled[1:]


def _body(parts: list[list[str]], words: dict[str, str], choose: random.Random) -> str:
    """Return one sentence of each of the first parts, two of each of the last: those do not contradict each other."""
    first, second, third, last = ([_sentence(one, words) for one in choose.sample(part, 2)] for part in parts)
    return f"{first[0]} {second[0]} {third[0]}\n\n{third[1]} {last[0]} {last[1]}"


def _subject(family: Row, person: str, day: datetime.date) -> Row:
    name = {"hộ gia đình": f"Gia đình {person}", "tập thể": family["tags"][0].capitalize()}
    return {
        "subject_type": family["subject"],
        "subject_name": name.get(family["subject"], person),
        "grade": family["grade"],
        "year": day.year,
    }


def _place(as_written: str) -> Row:
    *below, province = as_written.split(", ")
    name = province.removeprefix("tỉnh ").removeprefix("thành phố ")
    return {
        "province": name,
        "district": below[1] if len(below) > 1 else None,
        "commune": below[0],
        "as_written": as_written,
    }
