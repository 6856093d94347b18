"""Takes text apart into tokens of plain letters, whatever signs they were typed with; pure, knows no Django.

Signs that only look like letters are few among those typed in Vietnam, so their table is ours: the confusables of
Unicode (UTS 39) are made to tell names apart and join what must stay apart here (l, 1, i and |; m and rn; o and 0).
Compatibility forms (fullwidth, mathematical, circled, superscript) are taken apart by NFKD before.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

STROKE = "đ"
# Acute, grave, hook, tilde, dot below; circumflex, breve, horn.
_MARKS = frozenset("\u0301\u0300\u0309\u0303\u0323\u0302\u0306\u031b")
_STROKED = frozenset("đðɖɗƌ")
# Pairs of a sign and its letter: Cyrillic, Greek, small capitals, Latin of other languages.
_PAIRS = (
    "аa вb бb сc ԁd дd еe гr ցg нh һh іi јj кk ӏl мm пn оo рp ԛq ѕs тt иu цu ѵv ԝw хx уy үy зe "
    "αa βb γy δd εe ζz ηn ιi κk μm νv οo ρp σo ςc τt υu χx ωw "
    "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz "
    "đd ðd ɖd ɗd ƌd ɑa ƀb ɓb ȼc ƈc ɛe ɇe ǝe ƒf ɡg ɠg ǥg ħh ıi ɨi ɩi ƙk łl ƚl ɫl ɭl ɲn ŋn øo ɵo ɔo ƥp ŧt ƭt ʈt ʉu ʊu ʋv"
)
_LOOK_ALIKES = {pair[0]: pair[1] for pair in _PAIRS.split()}
# Negative circled and squared capitals, and the letters that flags are made of: 26 each, from here on.
_ROWS_OF_CAPITALS = (0x1F150, 0x1F170, 0x1F1E6)
# Punctuation that may stand for a letter, or hide a vowel.
SYMBOLS = {"@": "a", "$": "s", "€": "e", "£": "l", "!": "i", "¡": "i", "|": "i", "+": "t", "¢": "c", "¥": "y", "×": "x"}
MASK = "*"
SYMBOLS[MASK] = "aeiou"


@dataclass(slots=True)
class Token:
    """A run of letters and digits, or one symbol that may stand for a letter; `start` and `end` are places in the text.

    `letters` are plain and in lower case, "" for a symbol; `marks` are those that Vietnamese letters bear, each once.
    """

    start: int
    end: int
    letters: str = ""
    symbol: str = ""
    marks: set[str] = field(default_factory=set)


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text`, in order; marks and invisible signs between letters part nothing."""
    tokens: list[Token] = []
    is_open = False
    for place, sign in enumerate(text):
        for letters, mark in _parts(sign):
            if mark:
                if is_open:
                    tokens[-1].marks.add(mark)
                    tokens[-1].end = place + 1
            elif letters:
                if not is_open:
                    tokens.append(Token(place, place))
                is_open = True
                tokens[-1].letters += letters
                tokens[-1].end = place + 1
            elif sign in SYMBOLS:
                tokens.append(Token(place, place + 1, symbol=sign))
                is_open = False
            else:
                is_open = False
    return tokens


def seen(text: str) -> str:
    """Return `text` without the signs that nobody sees."""
    return "".join(sign for sign in text if _parts(sign))


@lru_cache(maxsize=4096)
def _parts(sign: str) -> tuple[tuple[str, str], ...]:
    """Return what a sign adds: pairs of a letter and a mark, one of them ""; both are where a word ends."""
    return tuple(_each_part(sign))


def _each_part(sign: str) -> Iterator[tuple[str, str]]:
    if unicodedata.category(sign) in ("Cf", "Cc") and not sign.isspace():
        return
    for row in _ROWS_OF_CAPITALS:
        if row <= ord(sign) < row + 26:
            yield chr(ord("a") + ord(sign) - row), ""
            return
    for part in unicodedata.normalize("NFKD", sign.lower()):
        if unicodedata.combining(part):
            if part in _MARKS:
                yield "", part
            continue
        part = part.lower()
        plain = _LOOK_ALIKES.get(part, part)
        is_letter = plain.isascii() and plain.isalnum()
        yield (plain if is_letter else ""), ""
        if part in _STROKED:
            yield "", STROKE
