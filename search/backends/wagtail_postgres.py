"""The newsroom's search on PostgreSQL: Wagtail's own columns, filled with folded keys as they are.

No parser and no dictionary of the database takes part, so that all is found as on SQLite. The column `body` holds
everything with the title, so that Wagtail's index on it answers alone; `title` stays empty.
"""

from collections.abc import Iterable, Iterator, Sequence

from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend

from search.backends.wagtail_base import (
    COMPLETED,
    SEARCHED,
    FoldedCompiler,
    FoldedIndexMixin,
    FoldedResults,
    IndexEntry,
    Statement,
)
from search.backends.wagtail_query import Expression
from search.backends.wagtail_text import Piece, field_keys, within

_COLUMNS = {SEARCHED: "body", COMPLETED: "autocomplete"}
# Titles are A, what a model boosts is B, the rest C.
_WEIGHTS = "{0.1, 0.3, 0.6, 1.0}"
# PostgreSQL keeps no position beyond this.
_LAST_POSITION = 16_383
_MOST_KEYS = 20_000
_ENTRIES = IndexEntry._meta.db_table


class FoldedPostgresIndex(FoldedIndexMixin, PostgresIndex):
    """Wagtail's index, of folded keys."""

    def columns(self, searched: list[Piece], completed: list[Piece]) -> dict[str, str]:
        """Return the vectors as PostgreSQL writes them."""
        return {"title": "", "body": _vector(searched), "autocomplete": _vector(completed)}


class FoldedPostgresCompiler(FoldedCompiler):
    """Asks Wagtail's vectors."""

    conjunction, disjunction, exclusion = " & ", " | ", " & !"

    def matching(self, expression: Expression) -> Statement:
        """Return the query for the ids of all matches."""
        return Statement(f"SELECT entry.object_id AS id {self._source}", [self.text(expression), self.content_types])

    def best(self, expression: Expression) -> Statement:
        """Return the query for the newest matches with their scores; longer texts count somewhat less."""
        text = self.text(expression)
        return Statement(
            f"SELECT entry.object_id, ts_rank('{_WEIGHTS}', entry.{_COLUMNS[self.mode]}, %s::tsquery, 1) "
            f"{self._source} ORDER BY entry.id DESC LIMIT {self.most_ranked}",
            [text, text, self.content_types],
        )

    @property
    def _source(self) -> str:
        column = _COLUMNS[self.mode]
        return f"FROM {_ENTRIES} entry WHERE entry.{column} @@ %s::tsquery AND entry.content_type_id = ANY(%s)"

    def leaf(self, words: Sequence[str], sign: str) -> str:
        """Return keys one after another, in the fields asked for."""
        if self.fields is None:
            return _run(words, sign)
        return f"({' | '.join(self._in_field(name, words, sign) for name in self.fields)})"

    def _in_field(self, name: str, words: Sequence[str], sign: str) -> str:
        if name == "title":
            return _run(words, f"{sign}A")
        return _run([within(name, word) for word in words], sign)


class FoldedPostgresAutocompleteCompiler(FoldedPostgresCompiler):
    """The last word is still being typed."""

    mode = COMPLETED


class FoldedPostgresBackend(PostgresSearchBackend):
    """Wagtail's backend, with ours in its place."""

    query_compiler_class = FoldedPostgresCompiler
    autocomplete_query_compiler_class = FoldedPostgresAutocompleteCompiler
    index_class = FoldedPostgresIndex
    results_class = FoldedResults


SearchBackend = FoldedPostgresBackend


def _run(words: Iterable[str], sign: str) -> str:
    """Return keys one after another, each with `sign`: "*" for a beginning, "A" for in the title."""
    label = f":{sign}" if sign else ""
    placed = " <-> ".join(f"'{word}'{label}" for word in words)
    return f"({placed})"


def _vector(pieces: Iterable[Piece]) -> str:
    """Return the keys of an object with their positions and weights."""
    placed = (f"'{key}':{min(position, _LAST_POSITION)}{weight}" for position, (key, weight) in _numbered(pieces))
    return " ".join(placed)


def _numbered(pieces: Iterable[Piece]) -> Iterator[tuple[int, tuple[str, str]]]:
    weighted = ((key, _weight(piece)) for piece in pieces for key in field_keys(piece))
    return zip(range(1, _MOST_KEYS), weighted, strict=False)


def _weight(piece: Piece) -> str:
    if piece.name == "title":
        return "A"
    return "B" if piece.boost > 1 else "C"
