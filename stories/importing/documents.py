"""Finds official documents by what rows say of them, completes them, and makes those that are missing."""

from collections import Counter, defaultdict
from typing import Any

from core.text import fold, shorten
from stories.choices import DocumentKind
from stories.importing.rows import DocumentNames, Row
from stories.importing.vocabulary import kind_from_number, kind_from_words
from stories.models import OfficialDocument
from stories.models.document import number_key

_SUBJECT_LENGTH = 600


class Documents:
    """The documents of the site by number, and without one by subject; nothing is saved in a dry run."""

    def __init__(self, *, dry_run: bool = False) -> None:
        self.dry_run = dry_run
        self.made: Counter[str] = Counter()
        self._by_key: defaultdict[str, list[OfficialDocument]] = defaultdict(list)
        self._by_origin: dict[tuple[str, str], OfficialDocument] = {}
        for document in OfficialDocument.objects.order_by("pk"):
            self._remember(document)

    def cite(self, names: DocumentNames, title: str) -> int:
        """Return the document that the story `title` cites; what was not known of it is filled in, nothing emptied."""
        kind = kind_of(names)
        subject = names.about or _stand_in(names, kind, title)
        document = self._find(names, subject)
        if document is None:
            document = OfficialDocument(
                number=names.number, kind=kind, issuer=names.issuer, date=names.date, subject=subject
            )
            self._save(document)
            self.made["văn bản"] += 1
            self._remember(document)
        elif _complete(document, names, kind):
            self._save(document)
        return int(document.pk)

    def write(self, row: Row, origin: str) -> str:
        """Store a row of the kind "document"; return "new", "changed" or "unchanged"."""
        names = row.documents[0] if row.documents else DocumentNames()
        document = self._by_origin.get((origin, row.id)) or self._find(names, row.title)
        is_new = document is None
        document = document or OfficialDocument()
        wanted = _values(row, names)
        if not document.origin:
            wanted |= {"origin": origin, "origin_id": row.id}
        changed = [name for name, value in wanted.items() if getattr(document, name) != value]
        for name in changed:
            setattr(document, name, wanted[name])
        if changed:
            self._save(document)
            self._remember(document)
        return "new" if is_new else "changed" if changed else "unchanged"

    def _find(self, names: DocumentNames, subject: str) -> OfficialDocument | None:
        """Return the document of that number, else of that subject, which issuer and year do not speak against."""
        fitting = [document for document in self._by_key[_key(names.number, subject)] if _fits(document, names)]
        same_issuer = [document for document in fitting if fold(document.issuer) == fold(names.issuer)]
        return next(iter(same_issuer or fitting), None)

    def _remember(self, document: OfficialDocument) -> None:
        known = self._by_key[_key(document.number, document.subject)]
        if document not in known:
            known.append(document)
        if document.origin:
            self._by_origin[document.origin, document.origin_id] = document

    def _save(self, document: OfficialDocument) -> None:
        if not self.dry_run:
            document.save()
        elif document.pk is None:
            document.pk = -1 - self.made.total()


def kind_of(names: DocumentNames, title: str = "") -> DocumentKind:
    """Return the kind by the word for it, by the code in the number, or by the first words of the title."""
    return (
        kind_from_words(names.kind)
        or kind_from_number(names.number)
        or kind_from_words(title or names.about)
        or DocumentKind.OTHER
    )


def _key(number: str, subject: str) -> str:
    return number_key(number) or f" {fold(subject)}"


def _fits(document: OfficialDocument, names: DocumentNames) -> bool:
    """Numbers begin anew every year and at every office."""
    issuers = document.issuer and names.issuer and fold(document.issuer) != fold(names.issuer)
    years = document.date and names.date and document.date.year != names.date.year
    return not issuers and not years


def _complete(document: OfficialDocument, names: DocumentNames, kind: DocumentKind) -> bool:
    """Fill in what the document lacks; say whether that changed it."""
    before = (document.issuer, document.date, document.kind, document.subject)
    known = DocumentNames(document.number, issuer=document.issuer)
    if names.about and document.subject == _stand_in(known, DocumentKind(document.kind), ""):
        document.subject = names.about
    document.issuer = document.issuer or names.issuer
    document.date = document.date or names.date
    document.kind = kind if document.kind == DocumentKind.OTHER else document.kind
    return before != (document.issuer, document.date, document.kind, document.subject)


def _stand_in(names: DocumentNames, kind: DocumentKind, title: str) -> str:
    """Return what stands for the subject of a document of which nobody said what it is about."""
    if names.number:
        return f"{kind.label} số {names.number}"
    if names.issuer:
        return shorten(f"{kind.label} của {names.issuer}", _SUBJECT_LENGTH)
    return shorten(f"{kind.label} nêu trong bài “{title}”", _SUBJECT_LENGTH)


def _values(row: Row, names: DocumentNames) -> dict[str, Any]:
    """Return the columns that a row fills; keys that are not in the row stay as they are."""
    values: dict[str, Any] = {"subject": row.title, "kind": kind_of(names, row.title)}
    optional = {
        "number": names.number,
        "issuer": names.issuer,
        "date": names.date or row.date,
        "slug": row.slug,
        "summary": _summary(row) if row.given & {"lead", "body"} else "",
        "period_from": row.period.start,
        "period_to": row.period.end,
    }
    return values | {name: value for name, value in optional.items() if value}


def _summary(row: Row) -> str:
    """Return lead and text as plain paragraphs."""
    words = [part.text for part in row.body if hasattr(part, "text")]
    return "\n\n".join(text for text in dict.fromkeys([row.lead, *words]) if text)
