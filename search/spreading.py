"""Which stories say the name of something else: they are indexed anew when it gets another name or goes."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import IntegerField, Model, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex

from media.models import Image
from places.models import Place, Unit
from search.documents import DOCUMENT_NAME, STORY_NAME
from stories.models import (
    ArticlePage,
    Author,
    ExemplarLink,
    Field,
    Listing,
    ListingAuthor,
    ListingCampaign,
    ListingDocument,
    ListingField,
    ListingPlace,
    ListingTag,
    OfficialDocument,
    Section,
    Stream,
    Tag,
)

Ids = QuerySet[Any, Any]


def _linked(links: Any, column: str) -> Callable[[int], Ids]:
    return lambda pk: links.objects.filter(**{column: pk}).values_list("story_id")


def _referring(model: type[Model]) -> Callable[[int], Ids]:
    """Return the stories whose bodies show an object of `model`."""

    def stories(pk: int) -> Ids:
        references = ReferenceIndex.get_references_to(model(pk=pk))
        ids = references.annotate(story=Cast("object_id", IntegerField())).values("story")
        return Listing.objects.filter(pk__in=ids).values_list("pk")

    return stories


def _citing(pk: int) -> Ids:
    cited = ListingDocument.objects.filter(document=pk).values("story_id")
    founded = OfficialDocument.objects.filter(pk=pk).values("founded_campaigns")
    shown = _referring(OfficialDocument)(pk)
    return Listing.objects.filter(Q(pk__in=cited) | Q(pk__in=founded) | Q(pk__in=shown)).values_list("pk")


# By the letter that a group's name begins with: whose name is said, in which columns it stands, and who says it.
_GROUPS: dict[str, tuple[type[Model], tuple[str, ...], Callable[[int], Ids]]] = {
    "f": (Field, ("name",), _linked(ListingField, "field")),
    "t": (Tag, ("name",), _linked(ListingTag, "tag")),
    "a": (Author, ("name", "unit_name"), _linked(ListingAuthor, "author")),
    "e": (Section, ("name",), lambda pk: Listing.objects.filter(section=pk).values_list("pk")),
    "r": (Stream, ("name",), lambda pk: Listing.objects.filter(stream=pk).values_list("pk")),
    "u": (Unit, ("name", "short_name"), lambda pk: Listing.objects.filter(unit=pk).values_list("pk")),
    "p": (Place, ("kind", "name"), _linked(ListingPlace, "place")),
    "i": (Image, ("caption",), _referring(Image)),
    "o": (OfficialDocument, ("number", "subject"), _citing),
}
# The name of the group of all stories.
EVERYTHING = "*"
_LETTERS = {model: letter for letter, (model, _columns, _stories) in _GROUPS.items()}
NAMED = tuple(_LETTERS)


def stories_naming(ids: Collection[int]) -> Ids:
    """Return a query of the ids of the stories that say the names of these campaigns and exemplars."""
    joined = ListingCampaign.objects.filter(campaign__in=ids).values("story")
    about = ArticlePage.about.through._default_manager.filter(exemplarpage__in=ids).values("articlepage")
    tied = ExemplarLink.objects.filter(target__in=ids).values("exemplar")
    return Listing.objects.filter(Q(pk__in=joined) | Q(pk__in=about) | Q(pk__in=tied)).values_list("pk")


def is_group(name: str) -> bool:
    """Say whether a name is that of a group of stories, not of one document."""
    return name[0] not in (STORY_NAME, DOCUMENT_NAME)


def group_name(named: Model) -> str:
    """Return the name of the group of stories that say the name of `named`: "t12" for a tag."""
    return f"{_LETTERS[type(named)]}{named.pk}"


def said_columns(model: type[Model]) -> tuple[str, ...]:
    """Return the columns of a model of `NAMED` that stories say."""
    return _GROUPS[_LETTERS[model]][1]


def stories_of(name: str) -> Ids:
    """Return a query of the ids of the stories in a group."""
    if name == EVERYTHING:
        return Listing.objects.values_list("pk")
    _model, _columns, stories = _GROUPS[name[0]]
    return stories(int(name[1:]))
