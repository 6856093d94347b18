"""Gives a site the abbreviations and synonyms that come with the product, each of them once."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import transaction

from core.text import fold
from core.vietnamese import exact_keys
from search.models import Abbreviation, ShippedWord, SynonymGroup
from search.revising import abbreviations_changed

_DATA = Path(__file__).parent / "data"


@transaction.atomic
def load_vocabulary() -> int:
    """Make what the site was not given before; return how many rows were made.

    What administrators changed or deleted stays so, and of a short form they entered themselves theirs counts.
    """
    given = set(ShippedWord.objects.values_list("key", flat=True))
    abbreviations = {key: row for key, row in _shipped_abbreviations() if key not in given}
    groups = {key: row for key, row in _shipped_groups() if key not in given}
    ShippedWord.objects.bulk_create(ShippedWord(key=key) for key in (*abbreviations, *groups))
    made = Abbreviation.objects.bulk_create(_unknown(abbreviations.values()))
    SynonymGroup.objects.bulk_create(groups.values())
    if abbreviations or groups:
        abbreviations_changed(made)
    return len(made) + len(groups)


def _unknown(rows: Iterable[Abbreviation]) -> Iterator[Abbreviation]:
    known = {exact_keys(short) for short in Abbreviation.objects.values_list("short", flat=True)}
    return (row for row in rows if exact_keys(row.short) not in known)


def _shipped_abbreviations() -> Iterator[tuple[str, Abbreviation]]:
    for row in _rows("abbreviations.csv"):
        yield f"abbreviation:{row['short']}", Abbreviation(**row, folded=fold(row["short"]))


def _shipped_groups() -> Iterator[tuple[str, SynonymGroup]]:
    """Yield the groups, known by their first word: others may come to it."""
    for row in _rows("synonyms.csv"):
        group = SynonymGroup(**row)
        yield f"synonyms:{group.members()[0]}", group


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
