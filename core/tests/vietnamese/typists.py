"""How people type marks: Telex and VNI, each mark at once or at the end of the word."""

import unicodedata
from itertools import product

_TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j", "\u031b": "w", "\u0306": "w"}
_VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5", "\u031b": "7", "\u0306": "8"}
_VNI["\u0302"] = "6"
_TONES = "\u0301\u0300\u0309\u0303\u0323"


def ways_to_type(word: str) -> set[str]:
    """Return what Telex and VNI take for `word` in lower case, with each mark at once or at the end of the word."""
    return {
        _typed(word, is_vni, is_late_tone, is_late_quality)
        for is_vni, is_late_tone, is_late_quality in product((False, True), repeat=3)
    }


def _typed(word: str, is_vni: bool, is_late_tone: bool, is_late_quality: bool) -> str:
    keys = _VNI if is_vni else _TELEX
    written: list[str] = []
    late: list[str] = []
    late_tone: list[str] = []
    for sign in unicodedata.normalize("NFD", word.lower()):
        if sign == "đ":
            written.append("d")
            key = "9" if is_vni else "d"
            (late if is_late_quality else written).append(key)
        elif not unicodedata.combining(sign):
            letter = sign
            written.append(sign)
        elif sign in _TONES:
            (late_tone if is_late_tone else written).append(keys[sign])
        else:
            key = letter if sign == "\u0302" and not is_vni else keys[sign]
            # ươ is typed with one key when it comes late.
            if not is_late_quality:
                written.append(key)
            elif key not in late:
                late.append(key)
    return "".join(written + late + late_tone)
