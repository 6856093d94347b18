"""What the parts of search hand to one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

# An exact key ends in a digit ("nguoi772"), a folded one in a letter ("nguoi"); a number is its own key in both.
Key = str

EXEMPLAR, ARTICLE, CAMPAIGN, DOCUMENT = "exemplar", "article", "campaign", "document"


class Alternative(NamedTuple):
    """Another syllable that may have been meant; an exact key, or a folded one if the query bears no marks."""

    key: Key
    weight: float


@dataclass(frozen=True)
class AskedSyllable:
    """One syllable of the query as understood; `start` and `end` point into `Understood.text`."""

    exact: Key
    folded: Key
    start: int
    end: int
    is_content: bool = True
    # Exact key with a tone or a quality, that is: typed with marks (or repaired to some).
    is_marked: bool = False
    alternatives: tuple[Alternative, ...] = ()


class SynonymSpan(NamedTuple):
    """Syllables `start` to `start + length` of the query may be said with these keys; all must match."""

    start: int
    length: int
    keys: tuple[Key, ...]
    weight: float


class PlaceSlot(NamedTuple):
    """Syllables `start` to `start + length` of the query name a place, or one of several of that name."""

    start: int
    length: int
    # "xã Nong Lay, tỉnh Sơn La"; of several namesakes the bare name.
    label: str
    places: tuple[int, ...]
    # The keys of the bare name, for stories that only say it: exact if typed with marks, else folded.
    keys: tuple[Key, ...]
    # Of past communes the units that they became: what is told there may have happened at the place.
    successors: tuple[int, ...] = ()


class Phrase(NamedTuple):
    """Syllables that must occur as they stand: a quotation or the number of a document."""

    keys: tuple[Key, ...]
    is_number: bool = False


class FieldSpan(NamedTuple):
    """Syllables `start` to `start + length` of the query name a field: its stories match them with this weight."""

    start: int
    length: int
    field: int
    weight: float


@dataclass(frozen=True)
class Understood:
    """A query, understood. All syllables are kept, those of places too; `in_place` tells them apart."""

    # Cleaned, NFC, cut to 200 characters, with Telex, joined syllables and abbreviations put right.
    text: str
    # The cleaned text before that.
    typed: str = ""
    is_cut: bool = False
    syllables: tuple[AskedSyllable, ...] = ()
    synonyms: tuple[SynonymSpan, ...] = ()
    places: tuple[PlaceSlot, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    fields: tuple[FieldSpan, ...] = ()

    def in_place(self, position: int) -> bool:
        """Say whether the syllable at `position` belongs to a place."""
        return any(slot.start <= position < slot.start + slot.length for slot in self.places)

    @property
    def content(self) -> tuple[int, ...]:
        """Return the positions of the syllables that carry the meaning, those of places left out."""
        return tuple(n for n, one in enumerate(self.syllables) if one.is_content and not self.in_place(n))


# A conjunction of alternatives: one of each group must occur.
Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Match:
    """Documents to fetch: with one token of each of `groups` and one mark of each of `marks`."""

    # Folded keys and folded bigrams.
    groups: Groups = ()
    marks: Groups = ()
    # The beginning of one more token that must occur; "" for none.
    prefix: str = ""
    in_title: bool = False


@dataclass(frozen=True)
class Conditions:
    """What the reader's filters leave: marks as in `Match`, and a span of time, the end excluded."""

    marks: Groups = ()
    since: datetime | None = None
    until: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.marks or self.since or self.until)


ANYTHING = Conditions()


@dataclass(frozen=True)
class Figures:
    """How many documents match, and by the marks of each kind: {"f": {"3": 12}}."""

    total: int
    by_mark: Mapping[str, Mapping[str, int]]
    # Counting ended early: there are at least so many.
    is_partial: bool = False


class Span(NamedTuple):
    """A piece of text, and whether it is what was searched."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class Hit:
    """A result: `story` is the id of a public story, else `document` that of an official document."""

    id: int
    story: int | None
    document: int | None
    score: float
    title: tuple[Span, ...] = ()
    snippet: tuple[Span, ...] = ()


BEST, NEWEST = "best", "newest"
LAST_PAGE = 100


@dataclass(frozen=True)
class Wanted:
    """What is asked for beside the words: conditions, order and page (from 1 to `LAST_PAGE`)."""

    conditions: Conditions = Conditions()
    sort: str = BEST
    page: int = 1
    size: int = 10


@dataclass(frozen=True)
class Found:
    """The answer to a query."""

    understood: Understood
    hits: tuple[Hit, ...] = ()
    total: int = 0
    # There are at least `total`.
    is_partial: bool = False
    # Where nothing fits: what comes nearest.
    near: tuple[Hit, ...] = ()
    # Of all results, by the marks of each kind.
    figures: Figures = Figures(0, {})
    # "Hiển thị kết quả cho …", "" where the words were taken as typed.
    suggestion: str = ""


class Suggestion(NamedTuple):
    """What may be meant while somebody types, and the address to go to."""

    text: str
    url: str
