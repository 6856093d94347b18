"""Makes a checked row of one JSON object."""

from typing import Any

from core.text import shorten, slugify_vietnamese
from stories.choices import Grade, Kind, SubjectType
from stories.forms import MAX_TITLE
from stories.importing.bodies import parse_body, split_lead
from stories.importing.checker import Checker
from stories.importing.details import (
    parse_author,
    parse_awards,
    parse_documents,
    parse_old_path,
    parse_period,
    parse_place,
    parse_source,
)
from stories.importing.problems import Problem
from stories.importing.rows import DOCUMENT, Row
from stories.importing.vocabulary import GRADES, KINDS, SUBJECT_TYPES
from stories.panels import MAX_FIELDS

# "extra" is for those who load the file, not for us.
_KNOWN = frozenset(
    {"id", "kind", "title", "slug", "lead", "body", "published", "fields", "place", "subject_type", "grade"}
    | {"subject_name", "year", "tags", "author", "source", "campaigns", "documents", "awards", "views", "old_url"}
    | {"period", "extra"}
)
# Keys that say something of one kind only.
_ONLY_FOR: dict[str, tuple[str, ...]] = {
    "subject_type": (Kind.EXEMPLAR,),
    "grade": (Kind.EXEMPLAR,),
    "subject_name": (Kind.EXEMPLAR,),
    "year": (Kind.EXEMPLAR,),
    "awards": (Kind.EXEMPLAR,),
    "campaigns": (Kind.EXEMPLAR, Kind.ARTICLE),
    "period": (Kind.CAMPAIGN, DOCUMENT),
    "fields": (Kind.EXEMPLAR, Kind.ARTICLE, Kind.CAMPAIGN),
    "tags": (Kind.EXEMPLAR, Kind.ARTICLE, Kind.CAMPAIGN),
    "place": (Kind.EXEMPLAR, Kind.ARTICLE, Kind.CAMPAIGN),
    "author": (Kind.EXEMPLAR, Kind.ARTICLE, Kind.CAMPAIGN),
    "source": (Kind.EXEMPLAR, Kind.ARTICLE, Kind.CAMPAIGN),
    "views": (Kind.EXEMPLAR, Kind.ARTICLE, Kind.CAMPAIGN),
    "old_url": (Kind.EXEMPLAR, Kind.ARTICLE, Kind.CAMPAIGN),
}
_MAX_VIEWS = 2_147_483_647


def parse_row(line: int, value: Any) -> tuple[Row | None, list[Problem]]:
    """Return the row that `value` describes, None when it has errors, and everything to say about it."""
    problems: list[Problem] = []
    if not isinstance(value, dict):
        return None, [Problem(line, "", "cần là một đối tượng JSON {…}")]
    checker = Checker(line, value, problems)
    checker.warn_of_unknown(_KNOWN)
    row = _row(checker)
    return (None if any(problem.is_error for problem in problems) else row), problems


def _row(checker: Checker) -> Row:
    kind = checker.choice("kind", KINDS, required=True)
    title = _title(checker)
    date, time = checker.moment("published")
    lead, body = checker.text("lead"), parse_body(checker)
    if kind != DOCUMENT:
        lead, body = split_lead(checker, lead, body)
    _warn_of_inapplicable(checker, kind)
    return Row(
        line=checker.line,
        given=frozenset(checker.values),
        id=checker.text("id", 200, required=True),
        kind=kind,
        title=title,
        slug=slugify_vietnamese(checker.text("slug", 255)),
        lead=lead,
        body=body,
        date=date,
        time=time,
        fields=_fields(checker),
        place=parse_place(checker),
        subject_type=checker.choice("subject_type", SUBJECT_TYPES) or SubjectType.PERSON,
        grade=checker.choice("grade", GRADES) or Grade.DEED,
        subject_name=_subject_name(checker, kind, title),
        year=checker.number("year", 1945, 2100),
        tags=checker.texts("tags", 100),
        author=parse_author(checker),
        source=parse_source(checker),
        campaigns=checker.texts("campaigns", 255),
        documents=parse_documents(checker),
        awards=parse_awards(checker),
        views=checker.number("views", 0, _MAX_VIEWS) or 0,
        old_path=parse_old_path(checker),
        period=parse_period(checker),
    )


def _title(checker: Checker) -> str:
    title = checker.text("title", 255, required=True)
    if title and not slugify_vietnamese(title):
        checker.fail("title", "cần có chữ")
    if len(title) > MAX_TITLE:
        checker.warn("title", f"dài quá {MAX_TITLE} ký tự; cần rút ngắn trước khi sửa bài trên trang quản trị")
    return title


def _warn_of_inapplicable(checker: Checker, kind: str) -> None:
    for key, kinds in _ONLY_FOR.items():
        if kind and kind not in kinds and checker.values.get(key):
            checker.warn(key, f"không dùng cho loại “{kind}”, bỏ qua")


def _subject_name(checker: Checker, kind: str, title: str) -> str:
    name = checker.text("subject_name", 200)
    if not name and kind == Kind.EXEMPLAR:
        checker.warn("subject_name", "không có tên người, tập thể: lấy tiêu đề")
        return shorten(title, 200)
    return name


def _fields(checker: Checker) -> tuple[str, ...]:
    fields = checker.texts("fields", 150)
    if len(fields) > MAX_FIELDS:
        checker.warn("fields", f"nhiều hơn {MAX_FIELDS} lĩnh vực; cần bớt trước khi sửa bài trên trang quản trị")
    return fields
