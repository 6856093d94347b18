"""Finds stories, fields, authors and documents by what an editor types: without accents, words in any order."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from core.text import clean_line, fold, slugify_vietnamese
from stories.models import Author, Field, OfficialDocument
from stories.models.document import number_key

LIMIT = 20
MAX_QUERY = 100
MAX_WORDS = 8


def typed(query: str) -> str:
    """Return what was typed, on one line and not longer than any name."""
    return clean_line(query.replace("\x00", ""))[:MAX_QUERY]


def slug_words(query: str) -> list[str]:
    """Return the words of `query` as they stand in addresses."""
    return [word for word in slugify_vietnamese(typed(query)).split("-") if word][:MAX_WORDS]


def with_words(words: Iterable[str], *columns: str) -> Q:
    """Return the condition that one of `columns`, which hold addresses, has every word between its hyphens."""
    found = Q()
    for word in words:
        any_column = Q()
        for column in columns:
            any_column |= Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": f"-{word}"})
        found &= any_column
    return found


def stories_titled(queryset: QuerySet[Any], query: str) -> QuerySet[Any]:
    """Keep stories whose title has the words typed; the address holds the title without accents.

    Not Wagtail's index: it refuses the filters and orders of the lists, and knows no "d" for "đ".
    """
    text, words = typed(query), slug_words(query)
    if not text:
        return queryset
    as_written = Q(title__icontains=text) | Q(draft_title__icontains=text)
    return queryset.filter(as_written | with_words(words, "slug")) if words else queryset.filter(as_written)


def find_fields(query: str) -> list[Field]:
    """Return fields with every word of `query` in their name or in one of their other names."""
    words = fold(typed(query)).split()
    return [
        field
        for field in Field.objects.prefetch_related("aliases")
        if words and _any_has_words([field.name, *(alias.name for alias in field.aliases.all())], words)
    ][:LIMIT]


def authors_named(queryset: QuerySet[Author], query: str) -> QuerySet[Author]:
    """Keep authors with the words typed in their name or in their unit as written."""
    text, words = typed(query), slug_words(query)
    if not text:
        return queryset
    by_name = with_words(words, "slug") if words else Q()
    units = queryset.order_by().exclude(unit_name="").values_list("unit_name", flat=True).distinct()
    of_these = [unit for unit in units if words and _any_has_words([unit], words)]
    return queryset.filter(by_name | Q(unit_name__in=of_these[:500]) | Q(name__icontains=text))


def documents_about(queryset: QuerySet[OfficialDocument], query: str) -> QuerySet[OfficialDocument]:
    """Keep documents whose number begins so or which have the words in number, subject or issuer, accents or not.

    Subjects are compared here and not in the database, which cannot fold Vietnamese; a site
    cites hundreds of documents.
    """
    text, words = typed(query), fold(typed(query)).split()
    if not words:
        return queryset if not text else queryset.none()
    key = number_key(text)
    rows = queryset.order_by().values_list("pk", "number_key", "number", "subject", "issuer")
    found = [
        pk
        for pk, number, written, subject, issuer in rows
        if number.startswith(key) or _any_has_words([f"{written} {subject} {issuer}"], words)
    ]
    return queryset.filter(pk__in=found[:500])


def _any_has_words(names: Iterable[str], words: list[str]) -> bool:
    folded = (f" {fold(name).replace('/', ' ').replace('-', ' ')} {fold(name)}" for name in names)
    return any(all(f" {word}" in name for word in words) for name in folded)
