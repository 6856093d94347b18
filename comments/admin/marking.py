"""Marks in a comment's text what the machine found, however its writer has spelled it."""

from collections.abc import Iterable, Iterator

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from core.text import fold

Span = tuple[int, int]


def marked(text: str, found: Iterable[str]) -> SafeString:
    """Return `text` escaped, with `<mark>` around each of `found`: as it stands, or through accents and signs."""
    parts, end = [], 0
    for first, last in _joined(sorted(_spans(text, found))):
        parts += [conditional_escape(text[end:first]), format_html("<mark>{}</mark>", text[first:last])]
        end = last
    return mark_safe("".join([*parts, conditional_escape(text[end:])]))


def _spans(text: str, found: Iterable[str]) -> Iterator[Span]:
    lowered = text.lower()
    for words in found:
        # Long ones were cut.
        words = words.removesuffix("…").strip()
        # Lowering may change the length, of "İ" for one: then places would not fit.
        spans = list(_as_written(lowered, words.lower())) if len(lowered) == len(text) else []
        whole = [span for span in spans if _is_whole(text, span)]
        yield from whole or list(_through_signs(text, words)) or spans


def _as_written(text: str, words: str) -> Iterator[Span]:
    place = text.find(words) if words else -1
    while place >= 0:
        yield place, place + len(words)
        place = text.find(words, place + len(words))


def _is_whole(text: str, span: Span) -> bool:
    """Say whether it begins and ends with words: "ngu" does not in "Nguyễn"."""
    first, last = span
    return not (text[first - 1 : first].isalnum() or text[last : last + 1].isalnum())


def _through_signs(text: str, words: str) -> Iterator[Span]:
    """Find letters that follow each other, whatever signs, spaces or accents stand among them."""
    letters = [(letter, index) for index, sign in enumerate(text) for letter in fold(sign) if letter.isalnum()]
    wanted = "".join(letter for letter in fold(words) if letter.isalnum())
    flat = "".join(letter for letter, _index in letters)
    for place, stop in _as_written(flat, wanted):
        span = letters[place][1], letters[stop - 1][1] + 1
        if _is_whole(text, span):
            yield span


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for first, last in spans:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
