"""What follows when administrators change the words of search: tables are read anew, documents indexed anew."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from core.vietnamese import bigram, syllables
from search.backends import database_index
from search.indexing import name_of
from search.models import Abbreviation, SearchDocument, SynonymGroup
from search.outbox import note
from search.types import Conditions, Groups, Match
from search.vocabulary import forget_vocabulary

_ALL = 1_000_000
_BEFORE = "_before_for_search"


@receiver(pre_save, sender=Abbreviation)
def remember_before(instance: Abbreviation, raw: bool = False, **kwargs: Any) -> None:
    """Keep what an abbreviation stood for until now: documents may be indexed with that."""
    before = [] if raw or instance.pk is None else list(Abbreviation.objects.filter(pk=instance.pk))
    setattr(instance, _BEFORE, before)


@receiver(post_save, sender=Abbreviation)
def abbreviation_saved(instance: Abbreviation, **kwargs: Any) -> None:
    """Index anew what says the short form, or said the full form of before."""
    abbreviations_changed([instance, *instance.__dict__.pop(_BEFORE, ())])


@receiver(post_delete, sender=Abbreviation)
def abbreviation_deleted(instance: Abbreviation, **kwargs: Any) -> None:
    """Index anew what said the full form."""
    abbreviations_changed([instance])


@receiver(post_save, sender=SynonymGroup)
@receiver(post_delete, sender=SynonymGroup)
def synonyms_changed(**kwargs: Any) -> None:
    """Read the groups anew; documents know nothing of them."""
    forget_vocabulary()


def abbreviations_changed(rows: Iterable[Abbreviation]) -> None:
    """Read the table anew and index documents anew that say one of these short or full forms."""
    forget_vocabulary()
    if not SearchDocument.objects.exists():
        return
    numbers: set[int] = set()
    index = database_index()
    for row in rows:
        for groups in _said(row):
            numbers.update(index.newest(Match(groups=groups), Conditions(), 0, _ALL))
    note(name_of(document) for document in SearchDocument.objects.defer("keys", "texts").filter(pk__in=numbers))


def _said(row: Abbreviation) -> Iterator[Groups]:
    """Yield what a document has that says the short form as it stands, and one that has it written out."""
    yield tuple((one.folded,) for one in syllables(row.short))
    yield tuple((bigram(first.folded, second.folded),) for first, second in pairwise(syllables(row.full)))
