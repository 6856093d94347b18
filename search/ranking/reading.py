"""Looks through the keys of a document for what answers a query."""

from search.packing import Zones
from search.ranking.likeness import FITS
from search.ranking.question import Piece, Question

# What a syllable counts for, by where it stands.
_TITLE, _LEAD, _META, _BODY = 3.0, 1.6, 1.4, 1.0
# Of neighbours with one syllable between them.
_ONE_APART = 0.3
# No zone is read further: some ten thousand syllables.
_MOST_READ = 60_000


# Up to where of the query something goes, how well, and whether all of the run before it stands there too.
_End = tuple[int, float, bool]


class Reading:
    """What of a query was found so far: by position how well at best, and how much, zones weighed."""

    __slots__ = ("amounts", "best", "has_run", "joined", "joined_amounts")

    def __init__(self, size: int) -> None:
        self.best = [0.0] * size
        self.amounts = [0.0] * size
        # Of each position with the next one.
        self.joined = [0.0] * size
        self.joined_amounts = [0.0] * size
        self.has_run = False

    def copy(self) -> "Reading":
        """Return another of the same, to go on with."""
        other = Reading(0)
        other.best, other.amounts = self.best[:], self.amounts[:]
        other.joined, other.joined_amounts = self.joined[:], self.joined_amounts[:]
        other.has_run = self.has_run
        return other

    def note(self, piece: Piece, amount: float) -> None:
        """Count something that was found."""
        first, after, weight, _rest = piece
        for position in range(first, after):
            if weight > self.best[position]:
                self.best[position] = weight
            if weight >= FITS:
                self.amounts[position] += amount
        for position in range(first, after - 1):
            self.note_pair(position, weight, amount)

    def note_pair(self, position: int, weight: float, amount: float) -> None:
        """Count a position found with the next one."""
        if weight > self.joined[position]:
            self.joined[position] = weight
        if weight >= FITS:
            self.joined_amounts[position] += amount


def read_document(question: Question, zones: Zones, marks: frozenset[str]) -> tuple[Reading, Reading]:
    """Return what is found in the title, and what in all of the document, whose marks may name a field asked for."""
    title = Reading(len(question.weights))
    _read_zone(question, zones.title, _TITLE, title)
    whole = title.copy()
    for text, amount in zip(zones[1:], (_LEAD, _META, _BODY), strict=True):
        _read_zone(question, text, amount, whole)
    for wanted, piece in question.fields:
        if wanted in marks:
            whole.note(piece, _META)
    return title, whole


def _read_zone(question: Question, text: str, amount: float, into: Reading) -> None:
    ends: dict[int, list[_End]] = {}
    pieces, best, amounts = question.pieces, into.best, into.amounts
    for match in question.finder.finditer(text, 0, _MOST_READ):
        start, finish = match.span()
        for piece in pieces[match[0]]:
            first, after, weight, rest = piece
            end = finish
            if rest is None:
                # `note`, written out: of one syllable, as nearly all are.
                if weight > best[first]:
                    best[first] = weight
                if weight >= FITS:
                    amounts[first] += amount
            else:
                more = rest.match(text, finish)
                if more is None:
                    continue
                end = more.end()
                into.note(piece, amount)
            in_run = _join(question, text, start, piece, ends, into, amount)
            if end in ends:
                ends[end].append((after, weight, in_run))
            else:
                ends[end] = [(after, weight, in_run)]


def _join(
    question: Question, text: str, start: int, piece: Piece, ends: dict[int, list[_End]], into: Reading, amount: float
) -> bool:
    """Count the pair with what stands before; return whether the run goes on."""
    first, after, weight, _rest = piece
    run_start, run_end = question.run
    in_run = first == run_start and weight >= FITS
    before = ends.get(start)
    if before is not None:
        for up_to, other, is_run in before:
            if up_to == first:
                into.note_pair(first - 1, min(other, weight), amount)
                in_run = in_run or (is_run and weight >= FITS)
    elif first and into.joined[first - 1] < _ONE_APART:
        for up_to, other, _is_run in ends.get(text.rfind(" ", 0, start), ()):
            if up_to == first:
                into.note_pair(first - 1, _ONE_APART * min(other, weight), amount)
    if in_run and after == run_end:
        into.has_run = True
    return in_run
