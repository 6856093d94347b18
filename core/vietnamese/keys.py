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
# Letters that no normal form takes apart; of them đ alone is ours, the others of its row only look like it.
_LETTERS = {"đ": "d", "ð": "d", "ɖ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
_CROSSED = "đðɖ"
_I_FOR_Y = re.compile(r"^(?:[hklmst]|qu)y$")
LONGEST = 24
# No syllable has more; whatever is typed, the keys of two neighbours then fit into 64 characters.
_MOST_QUALITIES = 5


@lru_cache(maxsize=65_536)
def keys_of(word: str) -> tuple[str, str]:
    """Return the exact and the folded key of one syllable or number: "Hoà" → ("hoa2", "hoa"); "" for neither."""
    letters, qualities, tone = _taken_apart(word)
    if not letters or letters.isdigit():
        return letters, letters
    # A syllable has no digits: they would be taken for marks.
    folded = "".join(sign for sign in letters if not sign.isdigit())
    if _I_FOR_Y.match(folded):
        folded = folded[:-1] + "i"
    return folded + qualities + tone, folded


def exact_key(word: str) -> str:
    """Return the exact key of one syllable ("Hoà" → "hoa2"); "" if nothing of it is a letter or digit."""
    return keys_of(word)[0]


def folded_key(exact: str) -> str:
    """Return the folded key of an exact one: "nguoi772" → "nguoi"; a number stays."""
    return exact if exact.isdigit() else exact.rstrip("0123456789")


def has_marks(exact: str) -> bool:
    """Say whether the syllable of an exact key bears a tone or a quality."""
    return not exact.isdigit() and exact[len(folded_key(exact)) :] not in ("", "0")


def bigram(first: str, second: str) -> str:
    """Return the key of two neighbours, both exact or both folded: "nguoizztot"."""
    return f"{first}zz{second}"


def _taken_apart(word: str) -> tuple[str, str, str]:
    """Return the plain letters of `word`, the digits of their qualities and that of the tone."""
    letters: list[str] = []
    qualities: list[str] = []
    tone = "0"
    for sign in unicodedata.normalize("NFKD", word).lower():
        if sign.isascii():
            if sign.isalnum():
                letters.append(sign)
        elif sign in _LETTERS:
            letters.append(_LETTERS[sign])
            qualities.extend("9" if sign in _CROSSED else "")
        elif sign in _QUALITIES:
            qualities.append(_QUALITIES[sign])
        else:
            tone = _TONES.get(sign, tone)
    return "".join(letters)[:LONGEST], "".join(qualities)[:_MOST_QUALITIES], tone
