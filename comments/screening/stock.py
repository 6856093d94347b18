"""Gives a site the watched words that come with the product, each of them once."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from comments.models import ShippedWatchedWord, WatchedWord
from comments.screening.kept import forget_words

_FILE = Path(__file__).parents[1] / "data" / "watched_words.txt"


@transaction.atomic
def load_watched_words() -> int:
    """Make what the site was not given before; return how many rows were made.

    What administrators changed or deleted stays so.
    """
    given = set(ShippedWatchedWord.objects.values_list("text", flat=True))
    rows = [row for row in shipped_words() if row.text not in given]
    known = set(WatchedWord.objects.values_list("text", flat=True))
    ShippedWatchedWord.objects.bulk_create(ShippedWatchedWord(text=row.text) for row in rows)
    made = WatchedWord.objects.bulk_create(row for row in rows if row.text not in known)
    if made:
        forget_words()
    return len(made)


def shipped_words() -> Iterator[WatchedWord]:
    """Yield the words of our file, not stored yet; the part that each stands in is its note."""
    part = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            part = line.removeprefix("# ")
        elif line:
            text = line.lstrip("!= ")
            signs = line.removesuffix(text)
            yield WatchedWord(text=text, is_refused="!" in signs, is_exact="=" in signs, note=part)
