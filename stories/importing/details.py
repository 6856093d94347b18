"""Checks the objects inside a row: place, author, source, documents, awards, period, old address."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from wagtail.contrib.redirects.models import Redirect

from stories.importing.checker import Checker
from stories.importing.rows import AwardRow, Byline, DocumentNames, Period, PlaceNames, Source

_DOCUMENT_KEYS = frozenset({"number", "kind", "issuer", "date", "about"})
_AWARD_KEYS = frozenset({"title", "decision", "date", "issuer"})
_PLACE_KEYS = frozenset({"province", "district", "commune", "as_written"})
_is_url = URLValidator(schemes=["http", "https"])


def parse_place(checker: Checker) -> PlaceNames | None:
    """Return the names under `place`, None when there are none."""
    inner = checker.object("place")
    if inner is None:
        return None
    inner.warn_of_unknown(_PLACE_KEYS)
    names = PlaceNames(
        province=inner.text("province", 200),
        district=inner.text("district", 200),
        commune=inner.text("commune", 200),
        as_written=inner.text("as_written", 300),
    )
    return names if any((names.province, names.district, names.commune, names.as_written)) else None


def parse_author(checker: Checker) -> Byline | None:
    """Return who is named under `author`."""
    inner = checker.object("author")
    if inner is None:
        return None
    inner.warn_of_unknown(frozenset({"name", "unit"}))
    name, unit = inner.text("name", 150, required=True), inner.text("unit", 200)
    return Byline(name, unit)


def parse_source(checker: Checker) -> Source:
    """Return where the story was first published."""
    inner = checker.object("source")
    if inner is None:
        return Source()
    inner.warn_of_unknown(frozenset({"name", "url", "published"}))
    url = inner.text("url", 500)
    if url:
        try:
            _is_url(url)
        except ValidationError:
            inner.fail("url", "cần là địa chỉ http hoặc https")
    return Source(name=inner.text("name", 200), url=url, date=inner.date("published", with_time=True))


def parse_documents(checker: Checker) -> tuple[DocumentNames, ...]:
    """Return the documents that the story cites."""
    found = []
    for inner in checker.objects("documents"):
        inner.warn_of_unknown(_DOCUMENT_KEYS)
        names = DocumentNames(
            number=inner.text("number", 80),
            kind=inner.text("kind", 100),
            issuer=inner.text("issuer", 200),
            date=inner.date("date"),
            about=inner.text("about", 600),
        )
        if names == DocumentNames() and not any(inner.values.get(key) for key in _DOCUMENT_KEYS):
            inner.warn("number", "văn bản không có thông tin nào, bỏ qua")
        else:
            found.append(names)
    return tuple(found)


def parse_awards(checker: Checker) -> tuple[AwardRow, ...]:
    """Return the awards of the exemplar."""
    found = []
    for inner in checker.objects("awards"):
        inner.warn_of_unknown(_AWARD_KEYS)
        found.append(
            AwardRow(
                title=inner.text("title", 200, required=True),
                decision=inner.text("decision", 80),
                date=inner.date("date"),
                issuer=inner.text("issuer", 200),
            )
        )
    return tuple(found)


def parse_period(checker: Checker) -> Period:
    """Return from when to when the campaign or document holds."""
    inner = checker.object("period")
    if inner is None:
        return Period()
    inner.warn_of_unknown(frozenset({"from", "to"}))
    start, end = inner.date("from"), inner.date("to")
    if start and end and end < start:
        inner.fail("to", "cần sau ngày bắt đầu")
    return Period(start, end)


def parse_old_path(checker: Checker) -> str:
    """Return the path of the old portal in the form in which redirects are stored."""
    text = checker.text("old_url")
    if not text:
        return ""
    try:
        path = str(Redirect.normalise_path(text))
    except ValueError:
        checker.fail("old_url", "không phải đường dẫn")
        return ""
    if path == "/" or len(path) > 255:
        checker.fail("old_url", "không thể là trang chủ" if path == "/" else f"dài {len(path)} ký tự, tối đa 255")
        return ""
    return path
