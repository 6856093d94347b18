"""The passage of a document that says best why it was found."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from core.vietnamese import Syllable
from search.highlighting import LONGEST_MARKED, Answer, Marker
from search.packing import Zones
from search.types import Span

# Of a passage, in syllables.
LENGTH = 30
_BEFORE = 8
# A sentence that begins so many syllables before is begun with.
_SENTENCE_BEFORE = 14
_MOST_ANSWERS = 200
# Whatever signs stand between: characters.
_LONGEST = 600
# What the same syllable counts again.
_AGAIN = 0.1
# Around where a passage should be, to find it in the text as written: characters.
_AROUND = 150
_GOOD_ENOUGH = 0.75
# Sums in another order differ in their last digits.
_SURELY_LESS = 0.999
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’»)\]]*\s+$|\n\s*$")
_NOT_SPACE = re.compile(r"\S+\Z")
# Signs that stand with a syllable.
_LONGEST_WORD = 40
_BLANKS = dict.fromkeys(map(ord, "\n\r\t"), " ")
_MORE = "…"


class _Window(NamedTuple):
    """Syllables from `start` up to `stop`, and what the answers among them are worth."""

    start: int
    stop: int
    value: float


_NOTHING = _Window(0, 0, 0.0)


def snippet(marker: Marker, texts: Zones, keys: Zones) -> tuple[Span, ...]:
    """Return the passage of lead or body with the densest answers, the lead if there are none; keys are the zones'."""
    in_lead, in_body = (best_window(marker.answers_in_zone(zone)) for zone in (keys.lead, keys.body))
    if in_body.value > in_lead.value or not texts.lead.strip():
        return _of_body(marker, texts.body[:LONGEST_MARKED], keys.body, in_body)
    return _passage(marker, texts.lead, in_lead.value)


def _of_body(marker: Marker, text: str, keys: str, window: _Window) -> tuple[Span, ...]:
    """Return the passage of a body near which the keys have `window`; only that part of the text is looked through."""
    share = window.start / max(1, keys.count(" ") - 1)
    middle = int(share * len(text))
    start, end = _widened(text, middle - _AROUND, middle + 2 * _AROUND)
    found = marker.syllables(text[start:end])
    best = best_window(marker.answers(found))
    if best.value < window.value * _GOOD_ENOUGH and (start or end < len(text)):
        return _passage(marker, text, window.value)
    return _cut(marker, text[start:end], found, best, is_first=not start, is_last=end >= len(text))


def _passage(marker: Marker, text: str, value: float) -> tuple[Span, ...]:
    found = marker.syllables(text)
    best = best_window(marker.answers(found)) if value else _NOTHING
    return _cut(marker, text, found, best, is_first=True, is_last=True)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return offsets at spaces, outside of `start` and `end`."""
    start = text.rfind(" ", 0, start) + 1 if start > 0 else 0
    stop = text.find(" ", end) if end < len(text) else -1
    return start, stop if stop >= 0 else len(text)


def best_window(answers: Sequence[Answer]) -> _Window:
    """Return where the answers are worth most within the length of a passage."""
    best = _NOTHING
    looked_at = answers[:_MOST_ANSWERS]
    # Nothing from an answer on is worth more than all of them.
    left = sum(one.value for one in answers)
    for number, first in enumerate(looked_at):
        if left < best.value * _SURELY_LESS:
            break
        window = window_from(answers, number, first.start + LENGTH)
        if window.value > best.value:
            best = window
        left -= first.value
    return best


def window_from(answers: Sequence[Answer], number: int, limit: int) -> _Window:
    """Return the passage from one of the answers on, with what fits up to `limit`."""
    values: dict[int, float] = {}
    again = 0.0
    stop = answers[number].after
    for one in answers[number:]:
        if one.after > limit:
            break
        if one.value > values.get(one.first, 0.0):
            values[one.first] = one.value
        else:
            again += one.value * _AGAIN
        stop = max(stop, one.after)
    return _Window(answers[number].start, stop, sum(values.values()) + again)


def _cut(
    marker: Marker, text: str, found: list[Syllable], window: _Window, *, is_first: bool, is_last: bool
) -> tuple[Span, ...]:
    """Return the passage around `window`, marked, with "…" where it does not begin or end as the text does."""
    if not found:
        return ()
    first = _first(text, found, window)
    last = min(len(found), max(window.stop, first + LENGTH))
    start = _word_start(text, found[first].start) if first else 0
    end = _word_end(text, found[last - 1].end) if last < len(found) else len(text)
    end = min(end, start + _LONGEST)
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    inside = [one for one in found[first:last] if one.end <= end]
    marked = marker.marked(text[start:end].translate(_BLANKS), inside, start)
    begins = is_first and not text[:start].strip()
    before = () if begins or _ends_sentence(text[max(0, start - 12) : start]) else (Span(_MORE, False),)
    ends = (is_last and not text[end:].strip()) or text[start:end].rstrip()[-1:] in ".!?…"
    return _joined((*before, *marked, *(() if ends else (Span(_MORE, False),))))


def _first(text: str, found: list[Syllable], window: _Window) -> int:
    """Return with which syllable to begin: that of the sentence if it is near, else some before the window."""
    room = max(0, LENGTH - (window.stop - window.start))
    for index in range(window.start, max(-1, window.start - min(_SENTENCE_BEFORE, room) - 1), -1):
        if index == 0 or _ends_sentence(text[found[index - 1].end : found[index].start]):
            return index
    return max(0, window.start - min(_BEFORE, room // 2))


def _ends_sentence(between: str) -> bool:
    # Nearly all that stands between two syllables is a space.
    return between != " " and _SENTENCE_END.search(between) is not None


def _word_start(text: str, offset: int) -> int:
    match = _NOT_SPACE.search(text[max(0, offset - _LONGEST_WORD) : offset])
    return offset - len(match[0]) if match else offset


def _word_end(text: str, offset: int) -> int:
    end = text.find(" ", offset, offset + _LONGEST_WORD)
    return end if end >= 0 else offset


def _joined(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Return pieces with neighbours of one kind as one."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and joined[-1].is_hit == piece.is_hit:
            joined[-1] = Span(joined[-1].text + piece.text, piece.is_hit)
        else:
            joined.append(piece)
    return tuple(joined)
