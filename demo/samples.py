"""The sample rows: stories in the import format, each with an "extra" that only the loader reads."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "content"
# Documents and campaigns first: the stories name them.
FILES = ("campaigns.jsonl", "exemplars_north.jsonl", "exemplars_south.jsonl", "articles.jsonl", "places.jsonl")
ORIGIN = "du-lieu-mau"

Sample = dict[str, Any]


def samples() -> Iterator[Sample]:
    """Yield all sample rows."""
    for name in FILES:
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def key_of(sample: Sample) -> str:
    """Return the key under which a loaded sample is remembered."""
    return f"row:{sample['id']}"
