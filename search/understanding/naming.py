"""Where names of places stand in a query, with their kinds; whether they are meant as such is asked later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.vietnamese import has_marks
from places.models import Level
from places.models.kinds import level_of
from search.types import Key
from search.understanding.draft import Draft
from search.understanding.gazetteer import Gazetteer, Named
from search.understanding.kinds import KindWord, begins_a_word, ends_a_word, epoch_after, kinds_before

# Without its kind a name must not occur more often than so many times in each story of its places, and so many more.
SAID_PER_STORY, SAID_MORE = 3, {Level.DISTRICT: 4, Level.COMMUNE: 2}
# In syllables.
_SHORTEST_MISSPELT = 2
# What share of a word's documents must have it right before a kind for the two to be one word.
_BOUND = 0.5
_EQUAL, _BARE, _OTHER = 0, 1, 10


@dataclass(frozen=True)
class Span:
    """Syllables that may name places: the whole with kind and age, and the name in it."""

    start: int
    end: int
    first: int
    last: int
    named: tuple[Named, ...]
    has_kind: bool = False

    @property
    def level(self) -> int:
        """The highest level of what is named."""
        return min(one.unit.level for one in self.named)

    @property
    def worth(self) -> int:
        """What speaks for the span where others overlap it: its length, then a kind, then a high level."""
        return 10 * (self.end - self.start) + (3 if self.has_kind else 0) + Level.COMMUNE - self.level


def spans_of(draft: Draft, gazetteer: Gazetteer) -> Iterator[Span]:
    """Return all that may name a place, overlapping too."""
    folded = [one.folded for one in draft.syllables]
    for first in range(len(folded)):
        for last in range(first + 1, min(first + gazetteer.longest, len(folded)) + 1):
            if last - 1 in draft.literal:
                break
            known = gazetteer.named(folded[first:last])
            named = _fitting(draft, first, known, last) if known else _misspelt(draft, first, last, gazetteer)
            if named:
                yield from _with_kinds(draft, first, last, named)


def _fitting(draft: Draft, first: int, named: Sequence[Named], last: int) -> list[Named]:
    """Return the places whose names are written most like what was typed; none if all are too far from it."""
    typed = [one.exact for one in draft.syllables[first:last]]
    ranks = [_otherness(typed, one.keys, draft.is_accented) for one in named]
    best = min(ranks)
    if best >= _OTHER and not _may_be_slip(draft, first, last, best):
        return []
    return [one for one, rank in zip(named, ranks, strict=True) if rank == best]


def _otherness(typed: Sequence[Key], name: Sequence[Key], is_accented: bool) -> int:
    if len(typed) != len(name):
        # Joined or spelt otherwise ("Eabar"): only marks that were typed could tell, and they stand elsewhere.
        return _BARE
    return sum(_syllable_otherness(one, other, is_accented) for one, other in zip(typed, name, strict=True))


def _syllable_otherness(typed: Key, name: Key, is_accented: bool) -> int:
    if typed == name:
        return _EQUAL
    return _OTHER if has_marks(typed) else _BARE if is_accented else _EQUAL


def _may_be_slip(draft: Draft, first: int, last: int, otherness: int) -> bool:
    """Say whether marks may be wrong: in one syllable of several, and nobody writes it the way it was typed."""
    if last - first < 2 or otherness >= 2 * _OTHER:
        return False
    return any(not draft.is_written(position) for position in range(first, last - 1))


def _misspelt(draft: Draft, first: int, last: int, gazetteer: Gazetteer) -> list[Named]:
    """Return the provinces, after a kind the districts too, meant by what no document says: "Binhh Thuận"."""
    if last - first < _SHORTEST_MISSPELT or all(map(draft.is_written, range(first, last - 1))):
        return []
    folded = [one.folded for one in draft.syllables[first:last]]
    if len(folded[0]) == 1 or len(folded[-1]) == 1:
        # "ở Lào Cai" is no slip for the name in it.
        return []
    near = gazetteer.near(folded)
    return near if kinds_before(draft, first) else [one for one in near if one.unit.level == Level.PROVINCE]


def _with_kinds(draft: Draft, first: int, last: int, named: Sequence[Named]) -> Iterator[Span]:
    end, named = _aged(draft, last, named)
    for word in kinds_before(draft, first):
        start = first - word.length
        of_kind = [one for one in named if one.unit.kind in word.kinds] or _of_level(draft, named, word, start)
        if of_kind and start not in draft.literal and not _is_other_word(draft, start, first):
            yield Span(start, end, first, last, tuple(of_kind), has_kind=True)
    if not draft.syllables[first].folded.isdigit():
        yield Span(first, end, first, last, _widest(named))


def _aged(draft: Draft, last: int, named: Sequence[Named]) -> tuple[int, Sequence[Named]]:
    """Return where a name ends with "cũ" or "mới" behind it, and the places of that age, if there are any."""
    epoch = epoch_after(draft, last)
    if not epoch:
        return last, named
    return last + 1, [one for one in named if one.unit.is_past == (epoch == "old")] or named


def _of_level(draft: Draft, named: Sequence[Named], word: KindWord, start: int) -> list[Named]:
    """Return the places of the level of a kind typed in full with its marks: a ward is often still called a commune."""
    if not has_marks(draft.syllables[start].exact):
        return []
    levels = {level_of(kind) for kind in word.kinds}
    return [one for one in named if one.unit.level in levels]


def _is_other_word(draft: Draft, start: int, first: int) -> bool:
    """Say whether the kind before a name ends another word ("hợp tác xã") or begins one ("xã hội an toàn")."""
    if ends_a_word(draft, start) or begins_a_word(draft, start):
        return True
    if start == 0:
        return False
    before, alone = draft.together(start - 1), draft.number(draft.keys[start - 1])
    return before > draft.together(first - 1) and before >= _BOUND * alone


def _widest(named: Sequence[Named]) -> tuple[Named, ...]:
    """Return the provinces of a name that stands alone, if there are any: what lies in them is meant with them."""
    provinces = tuple(one for one in named if one.unit.level == Level.PROVINCE)
    return provinces or tuple(named)


def said(draft: Draft, span: Span) -> int:
    """Return in how many documents the name stands as it was typed, at most."""
    if span.last - span.first == 1:
        return draft.number(draft.keys[span.first])
    return min(draft.together(position) for position in range(span.first, span.last - 1))


def is_apart(draft: Draft, position: int) -> bool:
    """Say whether a sign stands between a syllable and the next one."""
    between = draft.text[draft.syllables[position].end : draft.syllables[position + 1].start]
    return bool(between.strip())
