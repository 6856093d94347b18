"""Finding stories by the words of their titles, whatever the accents, until there is a search of its own."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from core.text import clean_line, shorten
from places.models import Place
from places.names import query_words
from places.scope import site_scope
from places.search import search_places
from stories.filters import names_for
from stories.models import OfficialDocument
from stories.models.document import number_key
from stories.options import Choice, options_for
from stories.pages.lists import StoryList, story_list
from stories.querysets import Conditions

QUERY = "q"
LONGEST_QUERY = 200
_MOST_WORDS = 8
_BESIDE = 3


@dataclass(frozen=True)
class Asked:
    """What was typed: as it is shown again, the folded words looked for, and whether some were left out."""

    text: str
    words: tuple[str, ...]
    is_cut: bool

    @property
    def is_short(self) -> bool:
        """Say whether there are fewer than two letters to go by."""
        return sum(map(len, self.words)) < 2


def read_query(params: QueryDict) -> Asked:
    """Return what the address asks for; of a long text the beginning counts."""
    typed = clean_line(params.get(QUERY, ""))
    text = typed[:LONGEST_QUERY]
    words = query_words(text)
    return Asked(text, tuple(words[:_MOST_WORDS]), is_cut=len(typed) > len(text) or len(words) > _MOST_WORDS)


def stories_found(request: HttpRequest, path: str, asked: Asked) -> StoryList:
    """Return the stories whose titles have every word, the newest first."""
    kept = QueryDict(mutable=True)
    kept[QUERY] = asked.text
    listing = story_list(request, path, base=Conditions(words=asked.words), fixed=names_for(""))
    listing.kept, listing.has_feeds = kept.urlencode(), False
    return listing


@dataclass(frozen=True)
class Beside:
    """Pages beside the stories that the words may mean."""

    fields: list[Choice]
    places: list[Place]
    documents: list[OfficialDocument]

    def __bool__(self) -> bool:
        return bool(self.fields or self.places or self.documents)


def pages_beside(asked: Asked) -> Beside:
    """Return the fields, places and documents that the words name."""
    fields = [field for field in options_for("").of("linh-vuc") if _names(asked, field.name)]
    key = number_key(asked.text)
    numbered = any(letter.isdigit() for letter in key)
    documents = OfficialDocument.objects.filter(number_key__startswith=key)[:_BESIDE] if numbered else []
    return Beside(fields[:_BESIDE], search_places(asked.text, limit=_BESIDE, within=site_scope()), list(documents))


def _names(asked: Asked, name: str) -> bool:
    return set(asked.words) <= set(query_words(name))


def heading(asked: Asked, listing: StoryList | None) -> str:
    """Return what the page says first."""
    if listing is None:
        return _("Tìm kiếm")
    if not listing.count:
        return _("Chưa tìm thấy bài nào")
    return _("Tìm thấy %s") % listing.count_words


def title(asked: Asked) -> str:
    """Return the name of the page."""
    return _("Tìm “%s”") % shorten(asked.text, 60) if asked.words else _("Tìm kiếm")
