"""What readers search: one row a public story or official document, with all that ranking and snippets need."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import Exact


class SearchDocument(models.Model):
    """A public story or an official document as search sees it; `search.indexing` alone writes it.

    Whether a story is public is never asked here but of its `Listing`, which every query joins.
    """

    # Grows with the moment, see `search.numbering`.
    id = models.BigIntegerField(primary_key=True)
    story = models.OneToOneField(
        "stories.Listing",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="search_document",
    )
    document = models.OneToOneField(
        "stories.OfficialDocument",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="search_document",
    )
    moment = models.DateTimeField()
    # What filters and facets ask for, as words: see `search.marks`.
    marks = models.TextField(blank=True)
    # In syllables.
    length = models.PositiveIntegerField()
    # Of the analysis that made the row.
    version = models.PositiveSmallIntegerField()
    # The exact keys of the zones and their words as written, both packed: see `search.packing`. Last: they are long.
    keys = models.BinaryField()
    texts = models.BinaryField()


class SearchTerm(models.Model):
    """In how many documents a key occurs: exact and folded syllables and bigrams; and the totals of the index."""

    key = models.CharField(max_length=64, primary_key=True)
    number = models.BigIntegerField()
    # One syllable, no two neighbours: the thousands among the millions.
    is_word = models.GeneratedField(
        expression=Exact(StrIndex("key", Value("zz")), Value(0)), output_field=models.BooleanField(), db_persist=True
    )

    class Meta:
        indexes = [models.Index(fields=["key"], condition=Q(is_word=True), name="search_term_word")]


class SearchTally(models.Model):
    """Numbers that are yet to be added to those of terms: see `search.tallies`."""

    # The beginning of the keys.
    part = models.CharField(max_length=2)
    # Packed: see `search.packing`.
    numbers = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["part"], name="search_tally_part")]


class SearchChange(models.Model):
    """A story or document that an index has yet to learn of; kept here so that nothing is lost with a process."""

    # "database", or the name of another index.
    target = models.CharField(max_length=20)
    # "s12" for a story, "d3" for an official document.
    name = models.CharField(max_length=24)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["target", "name"], name="search_change_name")]
