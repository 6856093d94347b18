"""The models of search."""

from search.models.asked import AskedQuery, Promotion
from search.models.document import SearchChange, SearchDocument, SearchTally, SearchTerm
from search.models.vocabulary import Abbreviation, ShippedWord, SynonymGroup

__all__ = [
    "Abbreviation",
    "AskedQuery",
    "Promotion",
    "SearchChange",
    "SearchDocument",
    "SearchTally",
    "SearchTerm",
    "ShippedWord",
    "SynonymGroup",
]
