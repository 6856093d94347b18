"""Models of the domain, importable from one place."""

from stories.models.article import ArticlePage
from stories.models.campaign import CampaignPage
from stories.models.document import OfficialDocument
from stories.models.exemplar import Award, ExemplarLink, ExemplarPage
from stories.models.index import IndexPage, Shelf
from stories.models.listing import (
    Listing,
    ListingAuthor,
    ListingCampaign,
    ListingDocument,
    ListingField,
    ListingPlace,
    ListingTag,
    ListingTally,
)
from stories.models.story import RelatedStory, Story, StoryUpdate
from stories.models.taxonomy import Author, Field, FieldAlias, Section, StoryTag, Stream, Tag
from stories.models.workflow import EditingTask

__all__ = [
    "ArticlePage",
    "Author",
    "Award",
    "CampaignPage",
    "EditingTask",
    "ExemplarLink",
    "ExemplarPage",
    "Field",
    "FieldAlias",
    "IndexPage",
    "Listing",
    "ListingAuthor",
    "ListingCampaign",
    "ListingDocument",
    "ListingField",
    "ListingPlace",
    "ListingTag",
    "ListingTally",
    "OfficialDocument",
    "RelatedStory",
    "Section",
    "Shelf",
    "Story",
    "StoryTag",
    "StoryUpdate",
    "Stream",
    "Tag",
]
