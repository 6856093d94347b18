"""The newsroom's search on SQLite: Wagtail's own FTS5 table, filled with folded keys and asked once a search."""

from collections.abc import Sequence
from typing import Any

from modelsearch.backends.database.sqlite.sqlite import SQLiteFTSIndexEntry, SQLiteIndex, SQLiteSearchBackend

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

_COLUMNS = {SEARCHED: "title body", COMPLETED: "autocomplete"}
# In the order of Wagtail's table: autocomplete, body, title.
_WEIGHTS = "1.0, 1.0, 3.0"
_TABLE = SQLiteFTSIndexEntry._meta.db_table
_ENTRIES = IndexEntry._meta.db_table


class FoldedSQLiteIndex(FoldedIndexMixin, SQLiteIndex):
    """Wagtail's index, of folded keys."""

    def columns(self, searched: list[Piece], completed: list[Piece]) -> dict[str, str]:
        """Return the texts of the columns."""
        return {
            "title": _joined(piece for piece in searched if piece.name == "title"),
            "body": _joined(piece for piece in searched if piece.name != "title"),
            "autocomplete": _joined(completed),
        }


class FoldedSQLiteCompiler(FoldedCompiler):
    """Asks the FTS5 table."""

    conjunction, disjunction, exclusion = " AND ", " OR ", " NOT "

    def matching(self, expression: Expression) -> Statement:
        """Return the query for the ids of all matches."""
        return Statement(f"SELECT entry.object_id AS id {self._source}", self._parameters(expression))

    def best(self, expression: Expression) -> Statement:
        """Return the query for the newest matches with their scores; bm25 is the lower the better."""
        return Statement(
            f"SELECT entry.object_id, -bm25({_TABLE}, {_WEIGHTS}) {self._source} "
            f"ORDER BY {_TABLE}.rowid DESC LIMIT {self.most_ranked}",
            self._parameters(expression),
        )

    @property
    def _source(self) -> str:
        types = ", ".join(map(str, self.content_types))
        # CROSS JOIN: the full-text table is always the one that is gone through.
        return (
            f"FROM {_TABLE} CROSS JOIN {_ENTRIES} entry ON entry.id = {_TABLE}.rowid "
            f"WHERE {_TABLE} MATCH %s AND entry.content_type_id IN ({types})"
        )

    def _parameters(self, expression: Expression) -> list[Any]:
        return [self.text(expression)]

    def leaf(self, words: Sequence[str], sign: str) -> str:
        """Return keys one after another, in the fields asked for."""
        if self.fields is None:
            return f'({{{_COLUMNS[self.mode]}}} : "{" ".join(words)}"{sign})'
        places = [self._in_field(name, words, sign) for name in self.fields]
        return f"({' OR '.join(places)})"

    def _in_field(self, name: str, words: Sequence[str], sign: str) -> str:
        if name == "title":
            return f'({{title}} : "{" ".join(words)}"{sign})'
        column = "autocomplete" if self.mode == COMPLETED else "body"
        return f'({{{column}}} : "{" ".join(within(name, word) for word in words)}"{sign})'


class FoldedSQLiteAutocompleteCompiler(FoldedSQLiteCompiler):
    """The last word is still being typed."""

    mode = COMPLETED


class FoldedSQLiteBackend(SQLiteSearchBackend):
    """Wagtail's backend, with ours in its place."""

    query_compiler_class = FoldedSQLiteCompiler
    autocomplete_query_compiler_class = FoldedSQLiteAutocompleteCompiler
    index_class = FoldedSQLiteIndex
    results_class = FoldedResults


SearchBackend = FoldedSQLiteBackend


def _joined(pieces: Any) -> str:
    return " ".join(key for piece in pieces for key in field_keys(piece))
