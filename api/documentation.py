"""What the schema says of parameters and refusals, in words for those who call."""

from typing import Any

from api.parameters import DEFAULT_SIZE, LARGEST_SIZE, SIZE
from core.paging import NEWER, OLDER
from stories.choices import DocumentKind, Grade, Kind, SubjectType
from stories.filters import (
    CAMPAIGN,
    FIELD,
    GRADE,
    KIND,
    KIND_SLUGS,
    MONTH,
    PLACE,
    SECTION,
    STREAM,
    SUBJECT,
    YEAR,
    label_of,
    names_for,
)
from stories.pages import documents

_TEXT = {"type": "string", "maxLength": 200}
_SCHEMAS: dict[str, dict[str, Any]] = {
    KIND: {"type": "string", "enum": list(KIND_SLUGS)},
    SUBJECT: {"type": "string", "enum": SubjectType.values},
    GRADE: {"type": "string", "enum": Grade.values},
    YEAR: {"type": "integer"},
    MONTH: {"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$"},
    SIZE: {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE},
}
_WORDS = {
    FIELD: "slug của lĩnh vực, xem /api/v1/fields/",
    PLACE: "slug của địa phương, cả tên cũ, xem /api/v1/places/",
    CAMPAIGN: "phần cuối địa chỉ trang của phong trào",
    SECTION: "phần cuối địa chỉ của chuyên mục",
    STREAM: "phần cuối địa chỉ của dòng sự kiện",
    MONTH: "một tháng như 2026-07, hoặc cả năm như 2026",
}
_PAGING = {
    SIZE: f"Số mục mỗi trang, từ 1 đến {LARGEST_SIZE}",
    OLDER: "Dấu trang sau; lấy cả địa chỉ trong next, đừng tự ghép",
    NEWER: "Dấu trang trước; lấy cả địa chỉ trong previous, đừng tự ghép",
}


def story_parameters() -> list[dict[str, Any]]:
    """Return the parameters of the list of all stories: each kind's filters, saying which kind they belong to."""
    common = (KIND, *(name for name in names_for("") if name != KIND))
    names = dict.fromkeys((*common, *names_for(Kind.EXEMPLAR), *names_for(Kind.ARTICLE)))
    return [*(_filter(name, "" if name in common else _only(name)) for name in names), *paging_parameters()]


def campaign_parameters() -> list[dict[str, Any]]:
    """Return the parameters of the list of campaigns."""
    return [*(_filter(name) for name in names_for(Kind.CAMPAIGN)), *paging_parameters()]


def document_parameters() -> list[dict[str, Any]]:
    """Return the parameters of the list of official documents."""
    kinds = {"type": "string", "enum": DocumentKind.values}
    named = {documents.KIND: kinds, documents.YEAR: _SCHEMAS[YEAR]}
    labels = documents.DocumentFilter.labels
    filters = [_parameter(name, str(words[0]), named.get(name, _TEXT)) for name, words in labels.items()]
    return [*filters, *paging_parameters()]


def paging_parameters() -> list[dict[str, Any]]:
    """Return the parameters that lead through pages."""
    return [_parameter(name, words, _SCHEMAS.get(name, _TEXT)) for name, words in _PAGING.items()]


def _filter(name: str, note: str = "") -> dict[str, Any]:
    words = ": ".join(part for part in (label_of(name), _WORDS.get(name, "")) if part)
    return _parameter(name, words + note, _SCHEMAS.get(name, _TEXT))


def _only(name: str) -> str:
    slug = next(slug for slug, kind in KIND_SLUGS.items() if name in names_for(kind))
    return f" (chỉ cùng với {KIND}={slug})"


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"in": "query", "name": name, "required": False, "description": description, "schema": schema}
