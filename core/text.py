"""Vietnamese text: normal form, folding, addresses and alphabetical order."""

import re
import unicodedata

# Letters in the order of the Vietnamese alphabet; the tones in dictionary order (none, huyền, hỏi, ngã, sắc, nặng).
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: f"{index:02d}" for index, letter in enumerate(_ALPHABET, start=10)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_QUALITY_MARKS = {"\u0302", "\u0306", "\u031b"}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def clean_text(value: str) -> str:
    """Return `value` in NFC, without control and direction marks, hard spaces and runs of spaces; lines stay."""
    value = _INVISIBLE.sub("", unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in value.split("\n")).strip()


def clean_line(value: str) -> str:
    """Return `value` cleaned as by `clean_text` and on one line."""
    return " ".join(clean_text(value).split())


def fold(value: str) -> str:
    """Return `value` in lower case without any mark ("Điển hình" → "dien hinh"), for comparing what people type."""
    decomposed = unicodedata.normalize("NFD", value.lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def slugify_vietnamese(value: str, max_length: int = 120) -> str:
    """Return the address form of `value`: ASCII words joined by hyphens, cut at a word, "" if nothing is left."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(value)).strip("-")
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rsplit("-", 1)[0]
    return cut[:max_length].strip("-")


def sort_key(value: str) -> str:
    """Return a key that sorts in Vietnamese dictionary order: letters first (d before đ), then tones, then case."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", value).lower():
        decomposed = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", decomposed[0] + "".join(m for m in decomposed[1:] if m in _QUALITY_MARKS))
        # Digits and signs come before letters, in their own order; letters of other alphabets after all of ours.
        letters.append(_LETTER_ORDER.get(base) or (f"0{base}" if base < "a" else f"99{base}"))
        tones.extend(_TONES.get(mark, "") for mark in decomposed[1:])
        tones.append("0")
    return "".join(letters) + " " + "".join(tones)


def initial(value: str) -> str:
    """Return the letter under which `value` stands in a Vietnamese index, as a capital ("Ấp Bắc" → "Â"), else "#"."""
    key = sort_key(value)[:2]
    return _ALPHABET[int(key) - 10].upper() if key.isdigit() and 10 <= int(key) < 10 + len(_ALPHABET) else "#"


def shorten(value: str, limit: int) -> str:
    """Return `value` cut at a word to at most `limit` characters, with an ellipsis when something was cut."""
    value = clean_line(value)
    if len(value) <= limit:
        return value
    cut = value[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.–-")
    return (cut or value[: limit - 1]) + "…"
