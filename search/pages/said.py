"""What of a query was understood, in words, each with the search without it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.text import clean_line
from search.pages.asking import Asked
from search.types import AskedSyllable, Phrase, PlaceSlot, Understood

PLACE, PHRASE, NUMBER, CORRECTED, WORDS = "place", "phrase", "number", "corrected", "words"
_QUOTES = '"“”„‟«»'
# A query of more words than this is tried by halves.
_LONG = 3
_MOST_SHORTER = 4
_EDGES = re.compile(r"^[\s,;.–-]+|[\s,;–-]+$")


@dataclass(frozen=True)
class Said:
    """One thing that was understood: what was typed, what it was taken for, and the address without it."""

    kind: str
    text: str
    label: str
    url: str


def understood(asked: Asked, query: Understood) -> list[Said]:
    """Return what was understood of the words, and the filters."""
    return [
        *_corrected(asked, query),
        *_words(asked, query),
        *_places(asked, query),
        *_phrases(asked, query),
        *_filters(asked),
    ]


def as_typed(asked: Asked) -> str:
    """Return the address of the search for the words exactly as they were typed."""
    return asked.url(text='"' + asked.text.translate(_no_quotes()) + '"')


def shorter(query: Understood) -> list[str]:
    """Return parts of a query that may find more: its places, the words beside them, the halves of a long one."""
    places = [_text(query, slot) for slot in query.places]
    rest = _beside_places(query)
    words = rest.split()
    halves = [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])] if len(words) > _LONG else []
    found = dict.fromkeys([*halves, *([rest] if places else []), *places])
    return [text for text in found if text and text != query.text][:_MOST_SHORTER]


def _corrected(asked: Asked, query: Understood) -> Iterator[Said]:
    typed = clean_line(query.typed)
    if typed and query.text.casefold() != typed.casefold():
        yield Said(CORRECTED, typed, query.text, as_typed(asked))


def _words(asked: Asked, query: Understood) -> Iterator[Said]:
    """Yield the words beside a place: without them the place is left."""
    if query.places and query.content:
        words = " ".join(query.text[one.start : one.end] for one in map(query.syllables.__getitem__, query.content))
        yield Said(
            WORDS, _beside_places(query), words, asked.url(text=" ".join(_text(query, slot) for slot in query.places))
        )


def _places(asked: Asked, query: Understood) -> Iterator[Said]:
    for slot in query.places:
        rest = _without(query.text, *_span(query.syllables, slot.start, slot.length))
        yield Said(PLACE, _text(query, slot), slot.label, asked.url(text=rest))


def _phrases(asked: Asked, query: Understood) -> Iterator[Said]:
    for phrase in query.phrases:
        start = _position(query.syllables, phrase)
        if start is None:
            continue
        begin, end = _span(query.syllables, start, len(phrase.keys))
        words = query.text[begin:end]
        rest = _without(query.text, begin, end) if phrase.is_number else asked.text.translate(_no_quotes())
        yield Said(NUMBER if phrase.is_number else PHRASE, words, words, asked.url(text=rest))


def _filters(asked: Asked) -> Iterator[Said]:
    for name, value in asked.form.active.items():
        words = asked.form.say(name, value)
        yield Said(name, str(asked.form.data[name]), words, asked.url(filters=asked.form.query(without=name)))


def _beside_places(query: Understood) -> str:
    rest = query.text
    for slot in sorted(query.places, key=lambda slot: slot.start, reverse=True):
        rest = _without(rest, *_span(query.syllables, slot.start, slot.length))
    return rest.translate(_no_quotes()) if query.places else rest


def _text(query: Understood, slot: PlaceSlot) -> str:
    begin, end = _span(query.syllables, slot.start, slot.length)
    return query.text[begin:end]


def _span(syllables: Sequence[AskedSyllable], start: int, length: int) -> tuple[int, int]:
    return syllables[start].start, syllables[start + length - 1].end


def _position(syllables: Sequence[AskedSyllable], phrase: Phrase) -> int | None:
    """Return where a phrase stands among the syllables."""
    keys, length = tuple(phrase.keys), len(phrase.keys)
    for start in range(len(syllables) - length + 1):
        part = syllables[start : start + length]
        if all(key in (one.exact, one.folded) for key, one in zip(keys, part, strict=True)):
            return start
    return None


def _without(text: str, begin: int, end: int) -> str:
    return _EDGES.sub("", clean_line(text[:begin] + " " + text[end:]))


def _no_quotes() -> dict[int, None]:
    return dict.fromkeys(map(ord, _QUOTES))
