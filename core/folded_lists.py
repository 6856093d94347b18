"""Searching the short lists of the newsroom: words in any order, with or without accents."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet

from core.text import clean_line, fold

LONGEST_QUERY = 100


class FoldedListMixin:
    """A list of Wagtail's whose rows are compared here, since no database folds Vietnamese; for some thousand rows."""

    # Of the model; what was typed may be spread over them.
    searched_columns: ClassVar[Sequence[str]]
    is_searching: bool
    search_query: str

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep rows with every word typed."""
        if not self.is_searching:
            return queryset
        words = fold(clean_line(self.search_query)[:LONGEST_QUERY]).split()
        rows = queryset.model._default_manager.values_list("pk", *self.searched_columns)
        found = [pk for pk, *texts in rows if words and _has(words, texts)]
        return queryset.filter(pk__in=found)


def _has(words: Sequence[str], texts: Sequence[Any]) -> bool:
    folded = fold(" ".join(str(text or "") for text in texts))
    return all(word in folded for word in words)
