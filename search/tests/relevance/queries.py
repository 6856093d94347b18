"""Queries with the documents that answer them: those written by hand, and those that a damage makes of them."""

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from search.tests.relevance import damage
from search.tests.relevance.distractors import DATA

NOTHING = "nothing"
QUERIES = DATA / "queries.jsonl"

# What each category must reach: nDCG@10; of the queries for which there is nothing, the share that finds nothing.
THRESHOLDS = {
    "accented": 0.97,
    "unaccented": 0.97,
    "tone_placement": 0.97,
    "nfd": 0.97,
    "present_place": 0.97,
    "quoted_phrase": 0.97,
    "title_over_body": 0.97,
    "freshness": 0.97,
    "filters": 0.97,
    "odd_punctuation": 0.97,
    "person_name": 0.97,
    "document_number": 0.97,
    "partial_accents": 0.96,
    "y_i": 0.96,
    "d_dd": 0.96,
    "syllable_order": 0.96,
    "accent_priority": 0.96,
    "field_and_place": 0.96,
    "old_place": 0.96,
    "telex": 0.95,
    "vni": 0.95,
    "abbreviation": 0.95,
    "mixed": 0.95,
    "one_typo": 0.90,
    "long_question": 0.90,
    "other_words": 0.87,
    "wrong_accents": 0.87,
    "two_typos": 0.87,
    "joined": 0.85,
    "synonyms": 0.70,
    NOTHING: 0.60,
}

# What is done to queries that are well typed, and how many each kind of damage takes.
_DAMAGES: tuple[tuple[str, damage.Damage, int], ...] = (
    ("unaccented", damage.marks_off, 16),
    ("nfd", damage.decomposed, 10),
    ("partial_accents", damage.some_marks_off, 14),
    ("telex", damage.telex, 14),
    ("vni", damage.vni, 14),
    ("joined", damage.joined, 12),
    ("wrong_accents", damage.wrong_accents, 18),
    ("one_typo", damage.one_typo, 26),
    ("two_typos", damage.two_typos, 18),
    ("odd_punctuation", damage.odd_punctuation, 6),
)
_WELL_TYPED = frozenset({"accented", "old_place", "present_place", "freshness"})
_LEAST_SYLLABLES = 4


@dataclass(frozen=True)
class Query:
    """A query: its category, the grade (1 to 3) of each document that answers it, and the filters set beside it."""

    category: str
    text: str
    judgements: Mapping[str, int]
    filters: Mapping[str, str] = field(default_factory=dict)


def read(path: Path = QUERIES) -> list[Query]:
    """Return the queries of a file of JSON lines: category, query, judgements and, if there are any, filters."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Query(row["category"], row["query"], row["judgements"], row.get("filters", {})) for row in rows]


def damaged(queries: Iterable[Query]) -> list[Query]:
    """Return what damage makes of the queries; the same every time."""
    written = list(queries)
    long = [one for one in written if one.category in _WELL_TYPED and len(one.text.split()) >= _LEAST_SYLLABLES]
    whole = [one for one in long if one.text != damage.marks_off(one.text, random.Random(0))]
    made = []
    for category, harm, number in _DAMAGES:
        choose = random.Random(category)
        chosen = choose.sample(whole, number)
        made += [Query(category, harm(one.text, choose), one.judgements) for one in chosen]
    return [*made, *_with_old_tone_placement(written)]


def _with_old_tone_placement(queries: Iterable[Query]) -> list[Query]:
    """Return all queries with an answer in which a tone can stand in another place."""
    answered = [one for one in queries if one.judgements]
    pairs = [(one, damage.old_tone_placement(one.text, random.Random(0))) for one in answered]
    return [Query("tone_placement", text, one.judgements, one.filters) for one, text in pairs if text != one.text]


def everything() -> list[Query]:
    """Return all queries of the suite."""
    written = read()
    return [*written, *damaged(written)]
