"""Whether names that stand in a query are meant as places."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from core.vietnamese import bigram, has_marks
from places.models import Level
from search.types import Key
from search.understanding.draft import Draft
from search.understanding.gazetteer import squashed
from search.understanding.naming import SAID_MORE, SAID_PER_STORY, Span, is_apart, said
from stories.tallies import tally

# A name of one syllable needs so many letters to be known as one without its kind.
_TELLING = 5
# Also the name of a person, far oftener than of a place.
_PERSONS = frozenset(["hochiminh"])
_AT = frozenset(["o", "tai"])
# What share of the documents with the letters of a name must have the name.
_LEAST_SHARE = 0.5

Stories = Mapping[int, int]


def meant(draft: Draft, spans: Iterable[Span], stories: Stories) -> list[Span]:
    """Return the spans that are meant as places, given how many stories the places have."""
    found = list(spans)
    draft.learn(_names_said(draft, found, stories))
    return [span for span in found if _counts(draft, span, stories)]


def stories_of(spans: Iterable[Span]) -> dict[int, int]:
    """Return how many stories the places below the provinces have."""
    ids = {one.unit.pk for span in spans for one in span.named if one.unit.level != Level.PROVINCE}
    return tally("place", among=ids) if ids else {}


def _counts(draft: Draft, span: Span, stories: Stories) -> bool:
    """Say whether a name is meant as a place."""
    if span.has_kind:
        return not _is_doubtful_kind(draft, span) or _is_place_of_stories(draft, span, stories)
    if span.level == Level.PROVINCE:
        return _is_province(draft, span)
    if span.last - span.first == 1 and not _tells_alone(draft, span):
        return False
    is_meant = _is_place_of_stories(draft, span, stories) and not _is_torn(draft, span)
    return is_meant and _is_said_so(draft, span)


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


def _is_place_of_stories(draft: Draft, span: Span, stories: Stories) -> bool:
    """Say whether there are stories of the places, and what was typed is not said much oftener than in those."""
    told = sum(stories.get(one.unit.pk, 0) for one in span.named)
    return told > 0 and said(draft, span) <= SAID_PER_STORY * told + SAID_MORE[Level(span.level)]


def _names_said(draft: Draft, spans: Iterable[Span], stories: Stories) -> Iterator[Key]:
    """Return the pairs with marks of names that were typed without any, where something else may be meant."""
    for span in spans:
        is_bare = not span.has_kind and not any(draft.marked[span.first : span.last])
        if is_bare and span.level != Level.PROVINCE and any(one.unit.pk in stories for one in span.named):
            yield from (bigram(*pair) for one in span.named for pair in pairwise(one.keys))


def _is_said_so(draft: Draft, span: Span) -> bool:
    """Say whether what was typed without marks is mostly the name in documents: "trong hoa" is rather "trồng hoa"."""
    if any(draft.marked[span.first : span.last]) or span.last - span.first == 1:
        return True
    names = {one.keys for one in span.named}
    meant_so = sum(min(draft.number(bigram(*pair)) for pair in pairwise(name)) for name in names if len(name) > 1)
    return meant_so >= _LEAST_SHARE * said(draft, span)


def _is_torn(draft: Draft, span: Span) -> bool:
    """Say whether the first or last syllable of a name is rather one word with the one beside it: "tan thanh nien"."""
    own = said(draft, span)
    beside = [span.start - 1] if span.start else []
    beside += [span.end - 1] if span.end < len(draft.syllables) else []
    return any(draft.together(position) > own for position in beside if not is_apart(draft, position))
