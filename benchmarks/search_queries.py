"""Some 150 queries of the kinds that readers type, made from the stories that are searched, the same at every run."""

import random
from collections.abc import Callable

from benchmarks.search_stories import document_number, story
from benchmarks.vocabulary import draw_rare, words
from core.text import fold

_KEYS = "qwertyuiopasdfghjklzxcvbnm"


def queries(count: int) -> list[tuple[str, str]]:
    """Return pairs of a kind and a query for the first `count` stories."""
    dice = random.Random(count)
    return [(kind, make(dice, count)) for kind, number, make in _KINDS for _ in range(number)]


def _title(dice: random.Random, count: int) -> str:
    return str(story(dice.randint(1, count))["title"])


def _part_of_title(dice: random.Random, count: int) -> str:
    syllables = _title(dice, count).split()
    length = min(len(syllables), dice.randint(3, 5))
    start = dice.randint(0, len(syllables) - length)
    return " ".join(syllables[start : start + length])


def _unaccented(dice: random.Random, count: int) -> str:
    return fold(_part_of_title(dice, count))


def _with_slip(dice: random.Random, count: int) -> str:
    syllables = _part_of_title(dice, count).split()
    position = dice.randrange(len(syllables))
    letters = list(syllables[position])
    letters[dice.randrange(len(letters))] = dice.choice(_KEYS)
    return " ".join([*syllables[:position], "".join(letters), *syllables[position + 1 :]])


def _name(dice: random.Random, count: int) -> str:
    name = str(story(dice.randint(1, count))["subject_name"])
    return name if dice.random() < 0.5 else fold(name)


def _place(dice: random.Random, count: int) -> str:
    return str(story(dice.randint(1, count))["place"]["as_written"]).replace(",", "")


def _words_and_place(dice: random.Random, count: int) -> str:
    found = story(dice.randint(1, count))
    return f"{found['tags'][0]} {found['place']['province']}"


def _number(dice: random.Random, count: int) -> str:
    return document_number(5 * dice.randint(1, count // 5))


def _common(dice: random.Random, count: int) -> str:
    return " ".join(dice.sample(words()[:40], dice.randint(1, 3)))


def _quoted(dice: random.Random, count: int) -> str:
    return f'"{story(dice.randint(1, count))["tags"][0]}"'


def _question(dice: random.Random, count: int) -> str:
    body = str(story(dice.randint(1, count))["body"]).split()
    start = dice.randint(0, len(body) - 14)
    return " ".join(body[start : start + dice.randint(10, 14)]).replace(".", "")


def _nonsense(dice: random.Random, count: int) -> str:
    return " ".join("".join(dice.choices(_KEYS, k=dice.randint(3, 9))) for _ in range(dice.randint(1, 4)))


def _rare(dice: random.Random, count: int) -> str:
    return " ".join(draw_rare(dice, 2))


_KINDS: tuple[tuple[str, int, Callable[[random.Random, int], str]], ...] = (
    ("cả nhan đề", 10, _title),
    ("một phần nhan đề", 20, _part_of_title),
    ("không dấu", 25, _unaccented),
    ("gõ nhầm một chữ", 15, _with_slip),
    ("tên người", 15, _name),
    ("địa phương", 10, _place),
    ("từ và địa phương", 15, _words_and_place),
    ("số văn bản", 8, _number),
    ("từ rất thường gặp", 12, _common),
    ("hai từ hiếm", 6, _rare),
    ("trong ngoặc kép", 6, _quoted),
    ("câu dài", 8, _question),
    ("vô nghĩa", 5, _nonsense),
)
