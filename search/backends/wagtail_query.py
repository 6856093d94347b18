"""What somebody wants to find in the newsroom, free of any database's syntax and never longer than it makes sense."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText

from search.backends.wagtail_text import keys, whole

LONGEST_QUERY = 1_000
MOST_KEYS = 16
MOST_PARTS = 12
DEEPEST = 12


class Term(NamedTuple):
    """One key, or with `is_prefix` the beginning of one."""

    key: str
    is_prefix: bool = False


class Run(NamedTuple):
    """Keys that follow one another."""

    keys: tuple[str, ...]


class Every(NamedTuple):
    """All of these."""

    parts: tuple["Expression", ...]


class Some(NamedTuple):
    """One of these."""

    parts: tuple["Expression", ...]


class Without(NamedTuple):
    """The first, but not the second."""

    wanted: "Expression"
    unwanted: "Expression"


Expression = Term | Run | Every | Some | Without


@dataclass(frozen=True)
class Wanted:
    """What matches `expression`, or with `is_negated` all that does not; no expression matches nothing."""

    expression: Expression | None
    is_negated: bool = False

    def opposite(self) -> "Wanted":
        """Return what this leaves out."""
        return Wanted(self.expression, not self.is_negated)


NOTHING = Wanted(None)
EVERYTHING = Wanted(None, is_negated=True)


class Boosted(NamedTuple):
    """A part of the query that counts so many times as much."""

    expression: Expression
    factor: float


class Reader:
    """Reads one query of Wagtail's; `boosted` and `title` are known once `read` is done.

    Parts without any letter or digit say nothing and are left out; if nothing is left, nothing is found.
    """

    def __init__(self, last_is_prefix: bool) -> None:
        self.last_is_prefix = last_is_prefix
        self.boosted: list[Boosted] = []
        # The key of a title that says just what was typed.
        self.title = ""

    def read(self, query: Any) -> Wanted:
        """Return what `query` wants.

        Raises:
            NotImplementedError: it is of a kind that Wagtail does not have.
        """
        if isinstance(query, PlainText):
            self.title = whole(keys(query.query_string[:LONGEST_QUERY])[:MOST_KEYS])
        return self._part(query, 0) or NOTHING

    def _part(self, query: Any, depth: int) -> Wanted | None:
        match query:
            case MatchAll():
                return EVERYTHING
            case Boost():
                return self._boost(self._part(query.subquery, depth + 1), query.boost)
            case Not():
                inner = self._part(query.subquery, depth + 1)
                return inner and inner.opposite()
            case And() | Or():
                return self._joined(query, depth)
            case PlainText():
                return self._boost(self._words(query), query.boost)
            case Fuzzy():
                return _any_or_all(list(map(_roughly, _keys(query))), query.operator)
            case Phrase():
                return _phrase(_keys(query))
        raise NotImplementedError(f"{type(query).__name__} is no query that this index knows")

    def _joined(self, query: Any, depth: int) -> Wanted | None:
        if depth > DEEPEST:
            return None
        read = (self._part(part, depth + 1) for part in query.subqueries[:MOST_PARTS])
        parts = [part for part in read if part is not None]
        if not parts:
            return None
        if isinstance(query, And):
            return _all_of(parts)
        return _all_of([part.opposite() for part in parts]).opposite()

    def _words(self, query: Any) -> Wanted | None:
        found = _keys(query)
        terms: list[Expression] = [Term(key) for key in found]
        if terms and self.last_is_prefix:
            terms[-1] = _beginning(found[-1])
        return _any_or_all(terms, query.operator)

    def _boost(self, part: Wanted | None, factor: float) -> Wanted | None:
        if part and part.expression and not part.is_negated and factor != 1:
            self.boosted.append(Boosted(part.expression, factor))
        return part


def _keys(query: Any) -> list[str]:
    return keys(str(query.query_string)[:LONGEST_QUERY])[:MOST_KEYS]


def _phrase(found: Sequence[str]) -> Wanted | None:
    return Wanted(Run(tuple(found))) if found else None


def _any_or_all(terms: Sequence[Expression], operator: str) -> Wanted | None:
    if not terms:
        return None
    if len(terms) == 1:
        return Wanted(terms[0])
    return Wanted(Every(tuple(terms)) if operator.lower() == "and" else Some(tuple(terms)))


def _beginning(key: str) -> Expression:
    """Return the beginning of a word: "ki" may become "kinh" or, being typed "ky" as the key hides, "kyoto"."""
    if key.endswith("i"):
        return Some((Term(key, is_prefix=True), Term(f"{key[:-1]}y", is_prefix=True)))
    return Term(key, is_prefix=True)


def _roughly(key: str) -> Expression:
    """Return the word or, of a longer one, whatever begins like it: a slip is mostly in its second half."""
    return Term(key[: (len(key) + 2) // 2], is_prefix=True) if len(key) > 3 and not key.isdigit() else Term(key)


def _all_of(parts: Iterable[Wanted]) -> Wanted:
    """Return what all parts want, as one expression that leaves out what it must and is itself negated at most."""
    wanted, unwanted = [], []
    for part in parts:
        if part == NOTHING:
            return NOTHING
        if part.expression is not None:
            (unwanted if part.is_negated else wanted).append(part.expression)
    if not wanted:
        return Wanted(_one(unwanted, Some), is_negated=True) if unwanted else EVERYTHING
    expression = _one(wanted, Every)
    return Wanted(Without(expression, _one(unwanted, Some)) if unwanted else expression)


def _one(parts: Sequence[Expression], kind: type[Every] | type[Some]) -> Expression:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
