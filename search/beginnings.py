"""Places whose names begin as something that is being typed, looked up in what the process keeps of all places."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from core.vietnamese import Syllable, syllables
from places.models.kinds import word_of
from search.ranking.likeness import FITS, Typed, likeness
from search.understanding.gazetteer import Gazetteer, Unit, gazetteer

# Behind all that a name can go on with.
_LAST = "{"
# Of "xã" alone there are thousands.
_MOST = 500


class Beginnings:
    """The names of all places in order, with and without the words for what they are."""

    def __init__(self, known: Gazetteer) -> None:
        self.known = known
        kinds = {kind: _folded(word_of(kind)) for kind in {unit.kind for unit in known.units.values()}}
        names = {unit.pk: _folded(unit.name) for unit in known.units.values()}
        bare = ((name, pk) for pk, name in names.items())
        whole = ((f"{kinds[known.units[pk].kind]} {name}", pk) for pk, name in names.items())
        self._names = sorted([*bare, *whole])

    def units(self, found: Sequence[Syllable]) -> Iterator[Unit]:
        """Return the places that may be meant, a whole name first, then by level, those of today before past ones."""
        typed = " ".join(one.folded for one in found)
        first, last = (bisect_left(self._names, (text, 0)) for text in (typed, typed + _LAST))
        likely = self._names[first : min(last, first + _MOST)]
        units = {pk: (name != typed, self.known.units[pk]) for name, pk in reversed(likely)}
        for _is_begun, unit in sorted(units.values(), key=lambda pair: (pair[0], _order(pair[1]))):
            if _fits(found, unit):
                yield unit


_held: list[Beginnings] = []


def beginnings() -> Beginnings:
    """Return the names of places as they are now."""
    known = gazetteer.get()
    if not _held or _held[0].known is not known:
        _held[:] = [Beginnings(known)]
    return _held[0]


def _folded(name: str) -> str:
    return " ".join(one.folded for one in syllables(name))


def _order(unit: Unit) -> tuple[bool, int, str, int]:
    return unit.is_past, unit.level, unit.name, unit.pk


def _fits(found: Sequence[Syllable], unit: Unit) -> bool:
    """Say whether the marks typed are those of the name; the last syllable may still get some."""
    own = [one.exact for one in syllables(f"{word_of(unit.kind)} {unit.name}")]
    starts = (own, own[-len(unit.keys) :])
    return any(_agree(found[:-1], start) for start in starts)


def _agree(found: Sequence[Syllable], keys: Sequence[str]) -> bool:
    pairs = zip(found, keys, strict=False)
    return all(likeness(Typed(one.exact, is_literal=False), key) >= FITS for one, key in pairs)
