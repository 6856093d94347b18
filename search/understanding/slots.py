"""The places that a query names."""

from collections.abc import Sequence
from dataclasses import replace

from core.vietnamese import folded_key
from places.graph import PlaceGraph
from places.models import Level
from search.types import PlaceSlot
from search.understanding.draft import Draft
from search.understanding.gazetteer import Gazetteer, Named
from search.understanding.judging import Stories, meant, stories_of
from search.understanding.naming import Span, spans_of

MOST_SLOTS = 3
_MOST_WALKED = 60


def slots(draft: Draft, gazetteer: Gazetteer) -> tuple[PlaceSlot, ...]:
    """Return at most three places that the query names, as they stand in it."""
    spans = list(spans_of(draft, gazetteer))
    if not spans:
        return ()
    stories = stories_of(spans)
    kept = meant(draft, spans, stories)
    chosen = _narrowed(_chosen(kept, len(draft.syllables)), gazetteer)
    return tuple(_slot(draft, span, stories, gazetteer) for span in chosen)


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


def _slot(draft: Draft, span: Span, stories: Stories, gazetteer: Gazetteer) -> PlaceSlot:
    ids = list(dict.fromkeys(one.unit.pk for one in span.named))
    # Places without a story find nothing and would only make the search longer.
    ids = [pk for pk in ids if pk in stories or span.level == Level.PROVINCE] or ids
    labels = {gazetteer.full_name(pk) for pk in ids}
    label = labels.pop() if len(labels) == 1 else span.named[0].unit.name
    is_marked = any(draft.marked[span.first : span.last])
    typed = [one.folded for one in draft.syllables[span.first : span.last]]
    name = min((one.keys for one in span.named), key=lambda keys: [*map(folded_key, keys)] != typed)
    keys = tuple(key if is_marked else folded_key(key) for key in name)
    successors = {new for pk in ids for new in gazetteer.successors(pk)}.difference(ids)
    return PlaceSlot(span.start, span.end - span.start, label, tuple(sorted(ids)), keys, tuple(sorted(successors)))
