"""The newsroom's own search (Wagtail's boxes and choosers) on a database: what is the same on each of them.

Everything that matches is found, filtered and counted; only the order by relevance is limited to the newest
thousand matches, those whose title is just what was typed always among them. The rest follow, newest first.
"""

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connections, router
from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.base import BaseSearchQueryCompiler, BaseSearchResults, FilterFieldError
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search.backends.wagtail_query import Every, Expression, Reader, Run, Some, Term, Wanted, Without
from search.backends.wagtail_text import completed_pieces, searched_pieces

_AT_ONCE = 500
SEARCHED, COMPLETED = "searched", "completed"

IndexEntry: Any = get_app_config().get_model("IndexEntry", require_ready=False)


class Statement(NamedTuple):
    """SQL and its parameters."""

    sql: str
    parameters: list[Any]


class FoldedIndexMixin:
    """Stores folded keys, all objects of a call in one statement; keeps no figures of titles, which nothing reads."""

    entries: Any

    def columns(self, searched: list[Any], completed: list[Any]) -> dict[str, str]:
        """Return the columns of an entry from the pieces of an object."""
        raise NotImplementedError

    def add_items(self, model: Any, items: Iterable[Any]) -> None:
        """Index objects of a model, anew or again."""
        if not model.get_search_fields():
            return
        content_type = get_content_type_pk(model)
        columns: dict[str, str] = {}
        # By id: the same object twice in one statement is an error on PostgreSQL.
        entries = {}
        for item in items:
            columns = self.columns(searched_pieces(item), completed_pieces(item))
            entries[str(item.pk)] = IndexEntry(content_type_id=content_type, object_id=str(item.pk), **columns)
        if entries:
            self.entries.bulk_create(
                entries.values(),
                batch_size=_AT_ONCE,
                update_conflicts=True,
                unique_fields=["content_type", "object_id"],
                update_fields=list(columns),
            )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing where Wagtail reads all titles at every save."""


class FoldedCompiler(BaseSearchQueryCompiler, ABC):
    """Finds what a query of Wagtail's wants."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    mode = SEARCHED
    most_ranked = 1_000
    # How the database says "and", "or" and "but not".
    conjunction = disjunction = exclusion = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader = Reader(last_is_prefix=self.mode == COMPLETED)
        self.wanted: Wanted = self.reader.read(self.query)
        self.connection = connections[router.db_for_read(IndexEntry)]

    @abstractmethod
    def matching(self, expression: Expression) -> Statement:
        """Return the query for the ids of the objects that match, as text in the first column."""

    @abstractmethod
    def best(self, expression: Expression) -> Statement:
        """Return the query for the ids of the newest `most_ranked` matches, with their scores."""

    @abstractmethod
    def leaf(self, words: Sequence[str], sign: str) -> str:
        """Return keys one after another in the language of the database; the sign "*" tells a beginning."""

    def text(self, expression: Expression) -> str:
        """Return an expression in the language of the database."""
        match expression:
            case Every(parts):
                return f"({self.conjunction.join(map(self.text, parts))})"
            case Some(parts):
                return f"({self.disjunction.join(map(self.text, parts))})"
            case Without(wanted, unwanted):
                return f"({self.text(wanted)}{self.exclusion}{self.text(unwanted)})"
            case Run(words):
                return self.leaf(words, "")
        return self.leaf((expression.key,), "*" if expression.is_prefix else "")

    @cached_property
    def content_types(self) -> list[int]:
        """Return the content types of the model and of those made of it."""
        return sorted(get_descendants_content_types_pks(self.queryset.model))

    def found(self) -> QuerySet[Any]:
        """Return all that is found, in the order of the query set."""
        expression = self.wanted.expression
        if expression is None:
            return self.queryset if self.wanted.is_negated else self.queryset.none()
        key = self.queryset.model._meta.pk
        statement = self.matching(expression)
        kind = key.cast_db_type(self.connection)
        # Names of tables and types alone are put in; what was typed is a parameter.
        sql = f"SELECT CAST(found.id AS {kind}) FROM ({statement.sql}) found"  # noqa: S608
        ids = RawSQL(sql, statement.parameters)  # noqa: S611
        return self.queryset.exclude(pk__in=ids) if self.wanted.is_negated else self.queryset.filter(pk__in=ids)

    def results(self, start: int, stop: int | None, score_field: str | None) -> list[Any]:
        """Return the objects from `start` up to `stop`, each with its score if that has a name."""
        scores: dict[str, float] = {}
        if self.wanted.expression and not self.wanted.is_negated and (self.order_by_relevance or score_field):
            scores = self._scores(self.wanted.expression)
        objects = self._ranked(scores, start, stop) if scores and self.order_by_relevance else self._listed(start, stop)
        for item in objects if score_field else ():
            setattr(item, str(score_field), scores.get(str(item.pk), 0.0))
        return objects

    def _listed(self, start: int, stop: int | None) -> list[Any]:
        found = self.found()
        return list((found if found.ordered else found.order_by("-pk"))[start:stop])

    def _scores(self, expression: Expression) -> dict[str, float]:
        """Return the scores of the newest matches and of those of exactly this title, which come before all."""
        scores = self._ask(expression)
        for boosted in self.reader.boosted:
            for pk, score in self._ask(boosted.expression).items():
                if pk in scores:
                    scores[pk] += score * (boosted.factor - 1)
        if self.reader.title and self.fields is None:
            top = max(scores.values(), default=0.0)
            for pk, score in self._ask(Term(self.reader.title)).items():
                scores[pk] = top + score
        return scores

    def _ask(self, expression: Expression) -> dict[str, float]:
        with self.connection.cursor() as cursor:
            cursor.execute(*self.best(expression))
            return dict(cursor.fetchall())

    def _ranked(self, scores: dict[str, float], start: int, stop: int | None) -> list[Any]:
        of_key = self.queryset.model._meta.pk.to_python
        ids = [of_key(pk) for pk in scores]
        first = self._in_turn(self.queryset.order_by().filter(pk__in=ids), scores)
        wanted = first[start:stop]
        if len(scores) >= self.most_ranked and (stop is None or stop > len(first)):
            rest = self.found().exclude(pk__in=ids).order_by("-pk").values_list("pk", flat=True)
            wanted += rest[max(0, start - len(first)) : None if stop is None else stop - len(first)]
        return self._objects(wanted)

    def _in_turn(self, found: QuerySet[Any], scores: dict[str, float]) -> list[Any]:
        """Return the keys of what was found, best first, then newest first."""
        newest = sorted(dict.fromkeys(found.values_list("pk", flat=True)), reverse=True)
        return sorted(newest, key=lambda pk: scores[str(pk)], reverse=True)

    def _objects(self, wanted: Sequence[Any]) -> list[Any]:
        by_key: dict[Any, Any] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = self.queryset.order_by().filter(pk__in=wanted[start : start + _AT_ONCE])
            by_key |= {item.pk: item for item in some}
        return [by_key[pk] for pk in wanted if pk in by_key]


class FoldedResults(BaseSearchResults):
    """The results of a query, found when they are asked for."""

    supports_facet = True

    def _do_search(self) -> list[Any]:
        return self.query_compiler.results(self.start, self.stop, self._score_field)

    def _do_count(self) -> int:
        total = self.query_compiler.found().count()
        return max(0, (total if self.stop is None else min(total, self.stop)) - self.start)

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """Count the results by the values of a field.

        Raises:
            FilterFieldError: the model does not declare the field as a filter.
        """
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            message = f'Cannot facet search results with field "{field_name}": {model}.search_fields lacks it.'
            raise FilterFieldError(message, field_name=field_name)
        found = self.query_compiler.found().order_by().values(field_name).annotate(count=Count("pk"))
        return OrderedDict((row[field_name], row["count"]) for row in found.order_by("-count"))
