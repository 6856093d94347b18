"""The keys under which a syllable is found: exact, with its marks as digits, and folded, without any.

"người" has the exact key "nguoi772" and the folded key "nguoi": letters first, then one digit for each letter with a
quality (6 â ê ô, 7 ơ ư, 8 ă, 9 đ), then one for the tone (0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng). Where the tone
mark stands ("hoà", "hòa") and how the letter is composed then make no difference. y and i sound alike after h, k, l, m,
s, t and qu in an open syllable: "kỹ" is "kĩ". A number is its own key, exact and folded.
"""

import re
import unicodedata
from functools import lru_cache

_QUALITIES = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_I_FOR_Y = re.compile(r"^(?:[hklmst]|qu)y$")
LONGEST = 24


@lru_cache(maxsize=65_536)
def exact_key(word: str) -> str:
    """Return the exact key of one syllable ("Hoà" → "hoa2"); "" if nothing of it is a letter or digit."""
    letters: list[str] = []
    qualities: list[str] = []
    tone = "0"
    for sign in unicodedata.normalize("NFKD", word.lower()):
        if sign == "đ":
            letters.append("d")
            qualities.append("9")
        elif sign in _QUALITIES:
            qualities.append(_QUALITIES[sign])
        elif sign in _TONES:
            tone = _TONES[sign]
        elif sign.isascii() and sign.isalnum():
            letters.append(sign)
    folded = "".join(letters)[:LONGEST]
    if not folded or folded.isdigit():
        return folded
    if _I_FOR_Y.match(folded):
        folded = folded[:-1] + "i"
    return folded + "".join(qualities) + tone


def folded_key(exact: str) -> str:
    """Return the folded key of an exact one: "nguoi772" → "nguoi"; a number stays."""
    return exact if exact.isdigit() else exact.rstrip("0123456789")


def has_marks(exact: str) -> bool:
    """Say whether the syllable of an exact key bears a tone or a quality."""
    return not exact.isdigit() and exact[len(folded_key(exact)) :] != "0"


def bigram(first: str, second: str) -> str:
    """Return the key of two neighbours, both exact or both folded: "nguoizztot"."""
    return f"{first}zz{second}"
