"""Which documents are worth ranking: a union of conjunctions, and of what is rare in disjunction."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from core.vietnamese import bigram
from core.vietnamese.keys import folded_key
from search.marks import FIELD, WRITTEN, mark, place_marks
from search.ranking import Ranked
from search.ranking.question import Question, folded_meanings
from search.types import Groups, Key, Match, PlaceSlot, SynonymSpan

Asked = tuple[Match, int]

# How many documents each step fetches.
FULL, FULL_OF_ONE, JOINED, SAID, PLACED, LOOSE, PLACE = 40, 80, 40, 25, 50, 60, 60
# With fewer candidates than this the loose steps are taken too.
ENOUGH, FEW = 40, 10
_LONGEST_JOINED = 8
_MOST_GROUPS = 12
_RAREST = 8
# What more than this share of the documents has, and more than so many of them, tells too little to go by.
_COMMON_SHARE, _COMMON = 0.05, 50
_FEW_CONTENT = 2


def full_match(question: Question) -> Match:
    """Return what documents must have that answer all of the query: its content in any meaning, at its places."""
    groups = [_meanings(question, position) for position in _rarest_first(question, question.content)]
    return Match((*_phrases(question), *groups[:_MOST_GROUPS]), _places(question))


def full_ones(question: Question, ranked: Iterable[Ranked]) -> list[Ranked]:
    """Return those that `full_match` finds."""
    places = _places(question)
    positions = _rarest_first(question, question.content)[:_MOST_GROUPS]
    ways = [question.ways(position) for position in positions]
    return [
        one
        for one in ranked
        if all(one.row.marks.intersection(group) for group in places)
        and all(any(way.search(zone) for way in several for zone in one.row.keys) for several in ways)
    ]


def steps_among_many(question: Question, full: Match) -> list[Asked]:
    """Return how to find the likeliest, where more documents match in full than can be ranked."""
    if not question.pairs:
        return [(full, FULL if question.is_only_place else FULL_OF_ONE), *_beside(question)]
    titles = Match(full.groups, full.marks, in_title=True)
    pairs = tuple(token for token in _pairs(question) if question.rarity.number(token))
    loose = [(Match((*_phrases(question), pairs), _places(question)), FULL)] if pairs else []
    return [*_joined_step(question), (titles, FULL), *loose, *_beside(question)]


def steps_among_few(question: Question, so_far: int) -> list[Asked]:
    """Return what to fetch besides the `so_far` documents that match in full."""
    steps = _beside(question)
    loose = _loose(question)
    if loose and question.slots and not question.is_only_place:
        steps.append((Match((*_phrases(question), loose), _places(question)), PLACED))
    if loose and so_far < ENOUGH:
        steps.append((Match((*_phrases(question), loose)), LOOSE))
    return steps


def last_steps(question: Question, so_far: int) -> list[Asked]:
    """Return what to fetch where there are only `so_far` candidates."""
    if so_far >= FEW or not question.slots or question.is_only_place:
        return []
    return [(Match(_phrases(question), _places(question)), PLACE)]


def _beside(question: Question) -> list[Asked]:
    """Return the documents that match otherwise: by saying the place, by their field."""
    steps = [*(_said(question) if question.slots else ()), *_of_fields(question)]
    if question.is_only_place:
        written = tuple(tuple(sorted(slot.written)) for slot in question.slots)
        steps.append((Match(_phrases(question), written), FULL))
    return steps


def _joined_step(question: Question) -> list[Asked]:
    """Return the conjunction of the query's pairs at its places; nothing if it is too long or cannot match."""
    if len(question.scored) > _LONGEST_JOINED:
        return []
    groups = _joined(question, question.scored)
    match = _possible(question, Match((*_phrases(question), *groups), _places(question)))
    return [(match, JOINED)] if match else []


def _possible(question: Question, match: Match) -> Match | None:
    """Return `match`, None if one of its groups occurs nowhere."""
    return match if all(any(map(question.rarity.number, group)) for group in match.groups) else None


def _places(question: Question) -> Groups:
    return tuple(_place(slot) for slot in question.understood.places)


def _place(slot: PlaceSlot) -> tuple[str, ...]:
    return (*(one for pk in slot.places for one in place_marks(pk)), *(mark(WRITTEN, pk) for pk in slot.successors))


def _phrases(question: Question) -> Groups:
    return tuple(group for phrase in question.understood.phrases for group in _tokens(phrase.keys))


def _tokens(keys: Sequence[Key]) -> Groups:
    """Return what every text has in which `keys` follow one another."""
    folded = [folded_key(key) for key in keys]
    return tuple((bigram(*pair),) for pair in pairwise(folded)) or tuple((key,) for key in folded)


def _joined(question: Question, positions: Iterable[int]) -> list[tuple[str, ...]]:
    """Return the pairs of neighbours among `positions`, and the syllables that have none."""
    syllables, known = question.understood.syllables, set(positions)
    groups: list[tuple[str, ...]] = []
    for position in sorted(known):
        if position + 1 in known:
            groups.append((bigram(syllables[position].folded, syllables[position + 1].folded),))
        elif position - 1 not in known and position in question.content:
            groups.append((syllables[position].folded,))
    return groups


def _meanings(question: Question, position: int) -> tuple[str, ...]:
    spans = [span for span in question.understood.synonyms if span.start <= position < span.start + span.length]
    tokens = folded_meanings(question.understood.syllables[position])
    return tuple(dict.fromkeys([*tokens, *(_telling(question, span) for span in spans if span.keys)]))


def _telling(question: Question, span: SynonymSpan) -> str:
    """Return the rarest of the tokens that every text with a synonym has."""
    return min((group[0] for group in _tokens(span.keys)), key=question.rarity.number)


def _rarest_first(question: Question, positions: Iterable[int]) -> list[int]:
    return sorted(positions, key=lambda position: -question.weights[position])


def _said(question: Question) -> Iterator[Asked]:
    """Return the documents that say the place, whether or not they stand there."""
    groups = [(question.understood.syllables[position].folded,) for position in question.content]
    named = [group for slot in question.understood.places for group in _tokens(slot.keys)]
    match = _possible(question, Match((*_phrases(question), *groups[:_MOST_GROUPS], *named)))
    if match is not None:
        yield match, SAID


def _of_fields(question: Question) -> Iterator[Asked]:
    """Return the documents of a field that the query names, with the rest of it."""
    for span in question.understood.fields:
        rest = [one for one in question.content if not span.start <= one < span.start + span.length]
        groups = [_meanings(question, position) for position in rest[:_MOST_GROUPS]]
        marks = (*_places(question), (mark(FIELD, span.field),))
        yield Match((*_phrases(question), *groups), marks), FULL


def _loose(question: Question) -> tuple[str, ...]:
    """Return tokens one of which a document must have to be looked at: none that is common."""
    number = question.rarity.number
    content = question.content
    common = max(_COMMON, _COMMON_SHARE * question.rarity.documents)
    bound = float("inf") if len(content) <= _FEW_CONTENT else common
    rarest = [question.understood.syllables[position].folded for position in _rarest_first(question, content)]
    single = [token for token in rarest if 0 < number(token) <= bound][:_RAREST]
    return tuple(dict.fromkeys([*single, *(token for token in _meant(question) if 0 < number(token) <= common)]))


def _pairs(question: Question) -> Iterator[str]:
    """Return the pairs of the query in all that its syllables may mean."""
    syllables = question.understood.syllables
    for first in question.pairs:
        for one in folded_meanings(syllables[first]):
            yield from (bigram(one, other) for other in folded_meanings(syllables[first + 1]))


def _meant(question: Question) -> Iterator[str]:
    """Return the pairs of the query, and the tokens and pairs of all else that it may mean."""
    syllables = question.understood.syllables
    yield from _pairs(question)
    for position in question.content:
        yield from folded_meanings(syllables[position])[1:]
    for span in question.understood.synonyms:
        yield from (group[0] for group in _tokens(span.keys))
