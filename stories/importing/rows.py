"""The rows of an import file, checked and typed; without slots, which would make pickling them slow."""

import datetime
from dataclasses import dataclass

DOCUMENT = "document"


@dataclass(frozen=True)
class Words:
    """A heading, paragraph or quote."""

    type: str
    text: str


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A picture; without a file only its caption is left."""

    file: str
    caption: str
    alt: str
    credit: str


Part = Words | Items | Picture


@dataclass(frozen=True)
class PlaceNames:
    """Where a story happened, by names of its time or of today."""

    province: str
    district: str
    commune: str
    as_written: str


@dataclass(frozen=True)
class Byline:
    """Who wrote it."""

    name: str
    unit: str


@dataclass(frozen=True)
class Source:
    """Where it was first published."""

    name: str = ""
    url: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True)
class DocumentNames:
    """What a story says of an official document; all but one may be empty."""

    number: str = ""
    kind: str = ""
    issuer: str = ""
    date: datetime.date | None = None
    about: str = ""


@dataclass(frozen=True)
class AwardRow:
    """An award of an exemplar."""

    title: str
    decision: str = ""
    date: datetime.date | None = None
    issuer: str = ""


@dataclass(frozen=True)
class Period:
    """From when to when a campaign or document holds."""

    start: datetime.date | None = None
    end: datetime.date | None = None


@dataclass(frozen=True)
class Row:
    """One line of the file; `given` names the keys that stand in it, so that an update leaves the others alone."""

    line: int
    given: frozenset[str]
    id: str
    kind: str
    title: str
    slug: str
    lead: str
    body: tuple[Part, ...]
    date: datetime.date | None
    time: datetime.time | None
    fields: tuple[str, ...]
    place: PlaceNames | None
    subject_type: str
    grade: str
    subject_name: str
    year: int | None
    tags: tuple[str, ...]
    author: Byline | None
    source: Source
    campaigns: tuple[str, ...]
    documents: tuple[DocumentNames, ...]
    awards: tuple[AwardRow, ...]
    views: int
    old_path: str
    period: Period

    @property
    def pictures(self) -> list[Picture]:
        """Return the pictures that have a file."""
        return [part for part in self.body if isinstance(part, Picture) and part.file]
