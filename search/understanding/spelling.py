"""The syllables that the index knows, and those near to one that was typed: kept by the process."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from core.vietnamese import folded_key
from core.vietnamese.grammar import is_plain_syllable
from core.vietnamese.sounds import deletions, is_one_edit, sound_key
from search.kept import Kept
from search.models import SearchTerm
from search.types import Key

# One letter more or less makes nearly any other of a shorter syllable.
_SHORTEST_EDITED = 3
# Readers type the same words again and again: so many syllables with those near to them.
_MOST_REMEMBERED = 10_000


class Vocabulary:
    """The exact and folded syllables of the index with the numbers of their documents, found by sound and by edit."""

    def __init__(self, numbers: Mapping[Key, int]) -> None:
        self.numbers: dict[Key, int] = {}
        self._exact: dict[Key, list[Key]] = defaultdict(list)
        self._by_sound: dict[str, list[Key]] = defaultdict(list)
        self._by_deletion: dict[str, list[Key]] = defaultdict(list)
        self._edited: dict[Key, list[Key]] = {}
        self.update(numbers)

    def update(self, numbers: Mapping[Key, int]) -> None:
        """Take over new numbers."""
        for key in numbers.keys() - self.numbers.keys():
            if not key.isdigit():
                self._add(key)
        self.numbers = dict(numbers)
        self._edited = {}

    def __contains__(self, key: Key) -> bool:
        return self.numbers.get(key, 0) > 0

    def number(self, key: Key) -> int:
        """Return in how many documents a syllable occurs."""
        return self.numbers.get(key, 0)

    def marked(self, folded: Key) -> list[Key]:
        """Return the exact keys of the same letters, with whatever marks."""
        return self._known(self._exact.get(folded, ()))

    def sounding(self, folded: Key) -> list[Key]:
        """Return the folded keys that sound like `folded`, itself left out."""
        return [key for key in self._known(self._by_sound.get(sound_key(folded), ())) if key != folded]

    def edited(self, folded: Key) -> list[Key]:
        """Return the folded keys that are one slip of the finger away from `folded`."""
        known = self._edited.get(folded)
        if known is None:
            if len(self._edited) >= _MOST_REMEMBERED:
                self._edited = {}
            known = self._edited[folded] = self._one_edit_away(folded)
        return known

    def _one_edit_away(self, folded: Key) -> list[Key]:
        if len(folded) < _SHORTEST_EDITED and is_plain_syllable(folded):
            return []
        found = {key for rest in deletions(folded) for key in self._by_deletion.get(rest, ())}
        return [key for key in self._known(found) if is_one_edit(key, folded)]

    def _known(self, keys: Iterable[Key]) -> list[Key]:
        """Return the keys that the index still has; others stay in the tables, which only grow."""
        return [key for key in keys if self.numbers.get(key, 0) > 0]

    def _add(self, key: Key) -> None:
        folded = folded_key(key)
        if folded != key:
            self._exact[folded].append(key)
            return
        self._by_sound[sound_key(key)].append(key)
        if len(key) >= _SHORTEST_EDITED - 1:
            for rest in deletions(key):
                self._by_deletion[rest].append(key)


def _read(held: Vocabulary | None) -> Vocabulary:
    numbers = dict(_rows())
    if held is None:
        return Vocabulary(numbers)
    held.update(numbers)
    return held


def _rows() -> Iterable[tuple[Key, int]]:
    words = SearchTerm.objects.filter(is_word=True).order_by().values_list("key", "number")
    # The totals of the index stand there too, under names with a sign.
    return ((key, number) for key, number in words if key[0] != "#")


vocabulary = Kept("words", _read)
