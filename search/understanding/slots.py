"""The places that a query names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.vietnamese import folded_key, has_marks
from places.graph import PlaceGraph
from places.models import Level
from places.models.kinds import level_of
from search.types import Key, PlaceSlot
from search.understanding.draft import Draft
from search.understanding.gazetteer import Gazetteer, Named, squashed
from search.understanding.kinds import KindWord, ends_a_word, epoch_after, kinds_before
from stories.tallies import tally

MOST_SLOTS = 3
# A name of one syllable needs so many letters to be known as one without its kind.
_TELLING = 5
# In syllables.
_SHORTEST_MISSPELT = 2
# Without its kind a name must not occur more often than so many times in each story of its places, and so many more.
_SAID_PER_STORY, _SAID_MORE = 3, {Level.DISTRICT: 4, Level.COMMUNE: 2}
# Also the name of a person, far oftener than of a place.
_PERSONS = frozenset(["hochiminh"])
_AT = frozenset(["o", "tai"])
# What share of a word's documents must have it right before a kind for the two to be one word.
_BOUND = 0.5
_MOST_WALKED = 60
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


def slots(draft: Draft, gazetteer: Gazetteer) -> tuple[PlaceSlot, ...]:
    """Return at most three places that the query names, as they stand in it."""
    spans = list(_spans(draft, gazetteer))
    if not spans:
        return ()
    stories = _stories(spans)
    kept = [span for span in spans if _counts(draft, span, stories)]
    chosen = _narrowed(_chosen(kept, len(draft.syllables)), gazetteer)
    return tuple(_slot(draft, span, stories, gazetteer) for span in chosen)


def _spans(draft: Draft, gazetteer: Gazetteer) -> Iterator[Span]:
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
    near = gazetteer.near([one.folded for one in draft.syllables[first:last]])
    return near if kinds_before(draft, first) else [one for one in near if one.unit.level == Level.PROVINCE]


def _with_kinds(draft: Draft, first: int, last: int, named: Sequence[Named]) -> Iterator[Span]:
    end, named = _aged(draft, last, named)
    for word in kinds_before(draft, first):
        start = first - word.length
        of_kind = [one for one in named if one.unit.kind in word.kinds] or _of_level(draft, named, word, start)
        if of_kind and start not in draft.literal:
            span = Span(start, end, first, last, tuple(of_kind), has_kind=True)
            if not _is_other_word(draft, start, span):
                yield span
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


def _is_other_word(draft: Draft, start: int, span: Span) -> bool:
    """Say whether the kind before a name ends another word ("hợp tác xã") or begins one ("xã hội an toàn")."""
    if ends_a_word(draft, start):
        return True
    after = draft.together(span.first - 1)
    if start > 0:
        before, alone = draft.together(start - 1), draft.number(draft.keys[start - 1])
        if before > after and before >= _BOUND * alone:
            return True
    if span.level == Level.PROVINCE:
        return False
    return after > _SAID_PER_STORY * _said(draft, span) + _SAID_MORE[Level.DISTRICT]


def _widest(named: Sequence[Named]) -> tuple[Named, ...]:
    """Return the provinces of a name that stands alone, if there are any: what lies in them is meant with them."""
    provinces = tuple(one for one in named if one.unit.level == Level.PROVINCE)
    return provinces or tuple(named)


def _stories(spans: Iterable[Span]) -> dict[int, int]:
    """Return how many stories the places below the provinces have."""
    ids = {one.unit.pk for span in spans for one in span.named if one.unit.level != Level.PROVINCE}
    return tally("place", among=ids) if ids else {}


def _counts(draft: Draft, span: Span, stories: Mapping[int, int]) -> bool:
    """Say whether a name is meant as a place."""
    if span.has_kind:
        return not _is_doubtful_kind(draft, span) or _is_place_of_stories(draft, span, stories)
    if span.level == Level.PROVINCE:
        return _is_province(draft, span)
    if span.last - span.first == 1 and not _tells_alone(draft, span):
        return False
    return _is_place_of_stories(draft, span, stories) and not _is_torn(draft, span)


def _is_doubtful_kind(draft: Draft, span: Span) -> bool:
    """Say whether a kind typed without marks before one syllable may be something else: "xa ba", "phuong an"."""
    return span.last - span.first == 1 and not has_marks(draft.syllables[span.start].exact) and span.level > 1


def _is_province(draft: Draft, span: Span) -> bool:
    folded = squashed(one.folded for one in draft.syllables[span.first : span.last])
    if folded not in _PERSONS:
        return True
    return span.start > 0 and draft.syllables[span.start - 1].folded in _AT


def _tells_alone(draft: Draft, span: Span) -> bool:
    """Say whether a name of one syllable needs no kind: it is long, or all that was typed."""
    is_all = span.start == 0 and span.end == len(draft.syllables)
    return is_all or len(draft.syllables[span.first].folded) >= _TELLING


def _is_place_of_stories(draft: Draft, span: Span, stories: Mapping[int, int]) -> bool:
    """Say whether there are stories of the places, and what was typed is not said much oftener than in those."""
    told = sum(stories.get(one.unit.pk, 0) for one in span.named)
    return told > 0 and _said(draft, span) <= _SAID_PER_STORY * told + _SAID_MORE[Level(span.level)]


def _said(draft: Draft, span: Span) -> int:
    """Return in how many documents the name stands as it was typed, at most."""
    if span.last - span.first == 1:
        return draft.number(draft.keys[span.first])
    return min(draft.together(position) for position in range(span.first, span.last - 1))


def _is_torn(draft: Draft, span: Span) -> bool:
    """Say whether the first or last syllable of a name is rather one word with the one beside it: "tan thanh nien"."""
    said = _said(draft, span)
    beside = [span.start - 1] if span.start else []
    beside += [span.end - 1] if span.end < len(draft.syllables) else []
    return any(draft.together(position) > said for position in beside if not _is_apart(draft, position))


def _is_apart(draft: Draft, position: int) -> bool:
    """Say whether a sign stands between a syllable and the next one."""
    between = draft.text[draft.syllables[position].end : draft.syllables[position + 1].start]
    return bool(between.strip())


def _chosen(spans: Sequence[Span], length: int) -> tuple[Span, ...]:
    """Return the spans that together cover most of the query without overlapping, the fewest of those, in order."""
    starting: dict[int, list[Span]] = {}
    for span in spans:
        starting.setdefault(span.start, []).append(span)
    # By the syllable reached: for each number of spans the best way there.
    best: list[dict[int, tuple[int, tuple[Span, ...]]]] = [{} for _ in range(length + 1)]
    best[0][0] = (0, ())
    for position in range(length):
        for number, (covered, way) in best[position].items():
            _keep_better(best[position + 1], number, covered, way)
            if number < MOST_SLOTS:
                for span in starting.get(position, ()):
                    _keep_better(best[span.end], number + 1, covered + span.worth, (*way, span))
    number = max(best[length], key=lambda number: (best[length][number][0], -number))
    return best[length][number][1]


def _keep_better(
    ways: dict[int, tuple[int, tuple[Span, ...]]], number: int, covered: int, way: tuple[Span, ...]
) -> None:
    if number not in ways or covered > ways[number][0]:
        ways[number] = (covered, way)


def _narrowed(spans: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """Return the spans with those namesakes alone that lie in a wider place of the same query, if any do."""
    return [_within(span, [other for other in spans if other.level < span.level], gazetteer) for span in spans]


def _within(span: Span, wider: Sequence[Span], gazetteer: Gazetteer) -> Span:
    for other in wider:
        above = {one.unit.pk for one in other.named}
        inside = tuple(one for one in span.named if gazetteer.lies_in(one.unit.pk, above))
        inside = inside or _once_within(span, above)
        if inside:
            span = replace(span, named=inside)
    return span


def _once_within(span: Span, above: set[int]) -> tuple[Named, ...]:
    """Return the places whose territory lay in one of `above`: phường Phan Rang, in what was Ninh Thuận."""
    named = span.named[:_MOST_WALKED]
    graph = PlaceGraph.around([one.unit.pk for one in named])
    return tuple(one for one in named if above & graph.roll_up(one.unit.pk))


def _slot(draft: Draft, span: Span, stories: Mapping[int, int], gazetteer: Gazetteer) -> PlaceSlot:
    ids = list(dict.fromkeys(one.unit.pk for one in span.named))
    labels = {gazetteer.full_name(pk) for pk in ids}
    label = labels.pop() if len(labels) == 1 else span.named[0].unit.name
    # Places without a story find nothing and would only make the search longer.
    told = [pk for pk in ids if pk in stories or span.level == Level.PROVINCE]
    is_marked = any(draft.marked[span.first : span.last])
    typed = [one.folded for one in draft.syllables[span.first : span.last]]
    name = min((one.keys for one in span.named), key=lambda keys: [*map(folded_key, keys)] != typed)
    keys = tuple(key if is_marked else folded_key(key) for key in name)
    return PlaceSlot(span.start, span.end - span.start, label, tuple(sorted(told or ids)), keys)
