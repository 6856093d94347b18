"""What readers search in a public story or official document: its words by zone, its marks and its moment."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from core import dates
from core.text import fold
from search import marks
from search.packing import Zones
from search.reading import Places, StoryWords, read_words
from search.types import DOCUMENT
from stories.models import Listing, ListingCampaign, ListingField, ListingPlace, OfficialDocument

STORY_NAME, DOCUMENT_NAME = "s", "d"
# Characters of a zone; more of it is not found.
_LONGEST = 150_000
_COLUMNS = (
    "pk",
    "kind",
    "title",
    "lead",
    "sort_date",
    "date_known",
    "month",
    "year",
    "place_id",
    "province_now_id",
    "place_as_written",
    "subject_type",
    "grade",
    "unit__name",
    "unit__short_name",
    "section__name",
    "stream__name",
)
_NAMES = ("unit__name", "unit__short_name", "section__name", "stream__name")


@dataclass(frozen=True)
class Content:
    """What is searched of one public document; `name` is "s12" for a story, "d3" for an official document."""

    name: str
    story: int | None
    document: int | None
    moment: datetime
    # Between spaces, see `search.marks`.
    marks: str
    texts: Zones


def story_name(pk: int) -> str:
    """Return the name under which search knows a story."""
    return f"{STORY_NAME}{pk}"


def document_name(pk: int) -> str:
    """Return the name under which search knows an official document."""
    return f"{DOCUMENT_NAME}{pk}"


def ids_of(names: Iterable[str], letter: str) -> list[int]:
    """Return the ids in the names that begin with `letter`."""
    return [int(name[1:]) for name in names if name.startswith(letter)]


class Reader:
    """Reads documents in batches; names of places are read once for all of them."""

    def __init__(self) -> None:
        self._places = Places()

    def read(self, names: Collection[str]) -> dict[str, Content]:
        """Return what is public of these names, in a fixed number of queries."""
        contents = [*self._stories(ids_of(names, STORY_NAME)), *self._documents(ids_of(names, DOCUMENT_NAME))]
        return {content.name: content for content in contents}

    def _stories(self, ids: list[int]) -> list[Content]:
        rows = list(Listing.objects.filter(pk__in=ids).order_by().values(*_COLUMNS)) if ids else []
        if not rows:
            return []
        listed = [row["pk"] for row in rows]
        words = read_words({row["pk"]: row["kind"] for row in rows})
        self._places.read(row["place_id"] for row in rows if row["place_id"])
        fields = _targets(ListingField.objects.filter(story__in=listed), "field_id")
        campaigns = _targets(
            ListingCampaign.objects.filter(story__in=listed, campaign__listing__isnull=False), "campaign_id"
        )
        rolled = _targets(ListingPlace.objects.filter(story__in=listed), "place_id")
        return [
            Content(
                story_name(pk),
                pk,
                None,
                row["sort_date"],
                self._marks(row, fields[pk], campaigns[pk], rolled[pk]),
                self._zones(row, words[pk]),
            )
            for row in rows
            for pk in [row["pk"]]
        ]

    def _marks(self, row: Mapping[str, Any], fields: set[int], campaigns: set[int], rolled: set[int]) -> str:
        written = set(self._places.upward(row["place_id"])) if row["place_id"] else set()
        return _joined_marks(
            {
                marks.KIND: [row["kind"]],
                marks.FIELD: sorted(fields),
                marks.PROVINCE: [row["province_now_id"]],
                marks.WRITTEN: sorted(written),
                marks.MAPPED: sorted(rolled - written),
                marks.SUBJECT: [row["subject_type"]],
                marks.GRADE: [row["grade"]],
                marks.YEAR: [row["year"] or (row["month"] or 0) // 100],
                marks.CAMPAIGN: sorted(campaigns),
            }
        )

    def _zones(self, row: Mapping[str, Any], words: StoryWords) -> Zones:
        written = fold(row["place_as_written"])
        places = self._places.names(row["place_id"]) if row["place_id"] else []
        unsaid = (name for name in places if fold(name) not in written)
        names = (row[column] for column in _NAMES)
        return _zones(
            [row["title"]],
            [row["lead"], *words.lead],
            [*words.people, row["place_as_written"], *unsaid, *names, *words.meta],
            words.body,
        )

    def _documents(self, ids: list[int]) -> list[Content]:
        return [_official(one) for one in OfficialDocument.objects.filter(pk__in=ids)] if ids else []


def _official(one: OfficialDocument) -> Content:
    year = one.date.year if one.date else None
    return Content(
        document_name(one.pk),
        None,
        one.pk,
        dates.at(one.date) if one.date else dates.UNKNOWN,
        _joined_marks({marks.KIND: [DOCUMENT], marks.YEAR: [year]}),
        _zones([_designation(one), one.subject], [one.issuer], [], [one.summary]),
    )


def _designation(one: OfficialDocument) -> str:
    """Return kind and number, as "Kế hoạch 2590/KH-UBND"; nothing where the subject says as much."""
    kind: str = one.get_kind_display()
    if one.number or not one.subject.lower().startswith(kind.lower()):
        return f"{kind} {one.number}".strip()
    return ""


def _targets(links: QuerySet[Any], column: str) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for story, target in links.order_by().values_list("story_id", column):
        found[story].add(target)
    return found


def _joined_marks(values: Mapping[str, Iterable[object]]) -> str:
    return " ".join(marks.mark(letter, value) for letter, found in values.items() for value in found if value)


def _zones(*parts: Iterable[str | None]) -> Zones:
    return Zones(*("\n".join(dict.fromkeys(filter(None, part)))[:_LONGEST] for part in parts))
