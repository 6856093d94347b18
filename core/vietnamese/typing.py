"""Words whose marks were typed as Telex or VNI into a field that did not understand them: "nguowif", "nguo72i".

Both ways leave the plain letters, one sign for the tone, and signs for the qualities; these may stand anywhere after
the letter they are for. What is meant is the syllable with these plain letters and qualities; Vietnamese has at most
one such for either way.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from core.vietnamese.grammar import by_plain_letters, is_plain_syllable, plain, suits

_TONES = dict(zip("sfrxj12345", "\u0301\u0300\u0309\u0303\u0323" * 2, strict=True))
_VOWELS = "aeiouy"
_HATTED = {"a": "â", "e": "ê", "o": "ô"}
_TELEX = re.compile(r"[a-z]{2,9}", re.ASCII)
_VNI = re.compile(r"[a-z]+[1-9][a-z1-9]*", re.ASCII)
_LONGEST = 12
# Everyday words of other languages that would be read as syllables: "test" as "tét", "max" as "mã".
_FOREIGN = frozenset(["bar", "box", "bus", "gas", "max", "mix", "sos", "tax", "taxi", "test", "xoong"])
# Sizes of paper and names of roads and classes rather than words: "a4", "A1".
_SIZES = frozenset(["a1", "a3", "a4", "a5"])
_MOST_W = 2


@dataclass
class _Typed:
    """What a word typed comes to: plain letters, and what is to be put on them."""

    letters: str = ""
    tone: str = ""
    hats: set[str] = field(default_factory=set)
    # Horns and breves: "w", or "7" and "8" apart.
    curls: set[str] = field(default_factory=set)
    is_crossed: bool = False

    def is_marked(self) -> bool:
        """Say whether anything was typed but letters."""
        return bool(self.tone or self.hats or self.curls or self.is_crossed)


def repaired(word: str) -> str | None:
    """Return the syllable that was typed as Telex or VNI, in NFC and in the case of `word`; None if it is none.

    A word that is a syllable as it stands, and everyday words of other languages, are left as they are. The caller
    knows which other words its readers use.
    """
    low = word.lower()
    if len(low) > _LONGEST or low in _FOREIGN or not word.isascii():
        return None
    if _VNI.fullmatch(low):
        meant = None if _is_name(word) else _syllable(_from_vni(low))
    elif _TELEX.fullmatch(low) and not _is_written_out(low):
        meant = _syllable(_from_telex(low)) or _syllable(_from_telex(low, is_literal=True))
    else:
        return None
    return _in_case_of(word, meant) if meant else None


def _is_name(word: str) -> bool:
    """Say whether a letter and a digit are a name of their own ("A4", "U2") rather than a short word in VNI."""
    return len(word) == 2 and (word.isupper() or word in _SIZES)


def _is_written_out(word: str) -> bool:
    """Say whether nothing in a word asks for marks. "oo" does: syllables written with it are few, ô is in many."""
    return (is_plain_syllable(word) and "oo" not in word) or word.count("w") > _MOST_W


def _from_telex(word: str, is_literal: bool = False) -> _Typed | None:
    """Take `word` apart; `is_literal`: a vowel that comes again is a letter, as in "ngoeof"."""
    typed = _Typed()
    for sign in word:
        has_vowel = any(letter in _VOWELS for letter in typed.letters)
        if sign == "w":
            typed.curls.add("w")
            # Alone it is the letter ư itself: "nhwng".
            typed.letters += "" if any(letter in "aou" for letter in typed.letters) else "u"
        elif sign in _TONES and has_vowel:
            if typed.tone:
                return None
            typed.tone = _TONES[sign]
        elif sign == "d" and "d" in typed.letters:
            typed.is_crossed = True
        elif sign in _HATTED and sign in typed.letters and not is_literal:
            typed.hats.add(sign)
        else:
            typed.letters += sign
    return typed


def _from_vni(word: str) -> _Typed | None:
    typed = _Typed()
    for sign in word:
        if sign.isalpha():
            typed.letters += sign
        elif sign in _TONES:
            if typed.tone:
                return None
            typed.tone = _TONES[sign]
        elif sign == "6":
            typed.hats.add(sign)
        elif sign == "9":
            typed.is_crossed = True
        else:
            typed.curls.add(sign)
    return typed


def _syllable(typed: _Typed | None) -> str | None:
    if typed is None or not typed.is_marked():
        return None
    for letters in by_plain_letters().get(typed.letters, ()):
        if _bears(letters, typed) and suits(letters, typed.tone):
            return _with_tone(letters, typed.tone)
    return None


def _bears(letters: str, typed: _Typed) -> bool:
    """Say whether the qualities of a toneless syllable are those typed."""
    hats = {plain_vowel for plain_vowel, hatted in _HATTED.items() if hatted in letters}
    curls = {curl for curl, signs in (("7", "ơư"), ("8", "ă")) if any(sign in letters for sign in signs)}
    if typed.curls == {"w"}:
        curls = {"w"} if curls else set()
    if typed.hats == {"6"}:
        hats = {"6"} if hats else set()
    return hats == typed.hats and curls == typed.curls and typed.is_crossed == ("đ" in letters)


def _with_tone(letters: str, tone: str) -> str:
    """Return a toneless syllable with its tone where today's spelling has it: "hòa", "thủy", "hoàn", "giữa"."""
    at = _tone_place(letters)
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


def _tone_place(letters: str) -> int:
    places = [at for at, sign in enumerate(letters) if plain(sign) in _VOWELS]
    # The u of "qu" belongs to the initial, and the i of "gi" if another vowel follows.
    if letters.startswith(("qu", "gi")) and len(places) > 1:
        places = places[1:]
    with_quality = [at for at in places if letters[at] not in _VOWELS]
    if with_quality:
        return with_quality[-1]
    is_open = places[-1] == len(letters) - 1
    if len(places) == 1 or (is_open and len(places) == 2):
        return places[0]
    return places[1]


def _in_case_of(word: str, meant: str) -> str:
    if word.isupper():
        return meant.upper()
    return meant[0].upper() + meant[1:] if word[0].isupper() else meant
