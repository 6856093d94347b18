"""Reads the text of a story out of a row."""

import re

from core.text import fold, shorten
from stories.importing.checker import Checker
from stories.importing.rows import Items, Part, Picture, Words
from stories.models.story import LEAD_LENGTH

WORD_TYPES = ("heading", "paragraph", "quote")
_TYPES = (*WORD_TYPES, "list", "image")
_KEYS = {
    **dict.fromkeys(WORD_TYPES, frozenset({"type", "text"})),
    "list": frozenset({"type", "items"}),
    "image": frozenset({"type", "file", "caption", "alt", "credit"}),
}
# What stands for a list in typed text: "- một việc". A minus before a digit is a number.
_BULLET = re.compile(r"^[-–—+•*▪●]\s*(?=[^\W\d_]|[“\"(])|^[-–—+•*▪●](?:\s+|$)")
_SENTENCE_END = re.compile(r"[.!?…]”?(?=\s)")
_NOT_WORD = re.compile(r"\W+")
# Texts that differ more in length are not the same words with other signs.
_MOST_SIGNS = 20
_BLANK_LINE = re.compile(r"\n\s*\n")


def parse_body(checker: Checker) -> tuple[Part, ...]:
    """Return the parts of the story under `body`; text is cut at blank lines."""
    value = checker.values.get("body")
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(_paragraph(text) for text in _BLANK_LINE.split(checker.cleaned("body", value, lines=True)) if text)
    if not isinstance(value, list):
        checker.fail("body", "cần là chuỗi chữ hoặc danh sách khối")
        return ()
    return tuple(part for inner in checker.objects("body") if (part := _part(inner)) is not None)


def split_lead(checker: Checker, text: str, body: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """Return lead and text as they will be shown: a lead repeated by the first paragraph stands once.

    Of a lead that is too long the whole sentences that fit stay; the others open the text, so that no word is lost.
    """
    first = body[0] if body else None
    if text and isinstance(first, Words) and first.type == "paragraph" and _same_words(first.text, text):
        body = body[1:]
    if len(text) <= LEAD_LENGTH:
        return text, body
    checker.warn("lead", f"dài quá {LEAD_LENGTH} ký tự: phần cuối chuyển xuống đầu bài")
    ends = [match.end() for match in _SENTENCE_END.finditer(text[: LEAD_LENGTH + 1])]
    if ends:
        return text[: ends[-1]].strip(), (Words("paragraph", text[ends[-1] :].strip()), *body)
    return shorten(text, LEAD_LENGTH), (Words("paragraph", text), *body)


def without_bullet(text: str) -> str:
    """Return the text of a list's item without the sign that was typed before it."""
    return _BULLET.sub("", text, count=1).strip()


def _same_words(first: str, second: str) -> bool:
    """Say whether two texts differ in accents, case and signs at most."""
    if abs(len(first) - len(second)) > _MOST_SIGNS:
        return False
    return _bare(first) == _bare(second)


def _bare(text: str) -> str:
    return _NOT_WORD.sub(" ", fold(text)).strip()


def _paragraph(text: str) -> Part:
    lines = text.split("\n")
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        return Items(tuple(without_bullet(line) for line in lines))
    return Words("paragraph", text)


def _part(inner: Checker) -> Part | None:
    kind = inner.values.get("type")
    if not isinstance(kind, str) or kind not in _TYPES:
        inner.fail("type", f"cần là một trong: {', '.join(_TYPES)}")
        return None
    inner.warn_of_unknown(_KEYS[kind])
    if kind == "list":
        return _list(inner)
    if kind == "image":
        return _picture(inner)
    text = inner.text("text", lines=kind != "heading")
    return Words(kind, text) if text else None


def _list(inner: Checker) -> Items | None:
    cleaned = (inner.cleaned(f"items[{number}]", value) for number, value in enumerate(inner.items("items"), start=1))
    items = tuple(item for text in cleaned if (item := without_bullet(text)))
    return Items(items) if items else None


def _picture(inner: Checker) -> Picture | None:
    picture = Picture(
        file=inner.text("file", 500),
        caption=inner.text("caption", 1000),
        alt=inner.text("alt", 300),
        credit=inner.text("credit", 200),
    )
    return picture if picture.file or picture.caption else None
