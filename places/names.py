"""Names of places as people type them, brought to one form."""

import re
from collections.abc import Iterable

from core.text import clean_line, fold

# A query of more words than any name has finds nothing more, only costs more.
MAX_WORDS = 12
MAX_QUERY = 200
# Longest first: "thành phố trực thuộc …" does not occur in names, but "thị trấn" must not be read as "thị".
_KIND_WORDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "tỉnh", "quận", "xã")
_WITH_KIND = re.compile(rf"^(?:{'|'.join(_KIND_WORDS)})\s+(?=\S)", re.IGNORECASE)
_FOLDED_KIND = re.compile(
    r"^(?:thanh pho|thi tran|thi xa|dac khu|phuong|huyen|tinh|quan|xa|tp|tx|tt|p|q|h|x|t)"
    r"(?:\s*\.\s*|\s+)(?=\S)"
)
_ABBREVIATED = {
    "tp": "thanhpho",
    "tx": "thixa",
    "tt": "thitran",
    "p": "phuong",
    "q": "quan",
    "h": "huyen",
    "x": "xa",
    "t": "tinh",
}
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def without_kind(name: str) -> str:
    """Return a clean `name` without the kind in front of it ("tỉnh Sơn La" → "Sơn La")."""
    return _WITH_KIND.sub("", clean_line(name))


def name_key(name: str) -> str:
    """Return the key that all spellings of a bare name share ("Thừa Thiên - Huế" → "thuathienhue")."""
    return _NOT_WORD.sub("", fold(name))[:120]


def query_keys(text: str) -> list[str]:
    """Return the keys of a typed name: as it stands, then without its kind ("TP. Huế": "tphue", "hue")."""
    if len(text) > MAX_QUERY:
        return []
    folded = fold(text)
    keys = [name_key(folded), name_key(_FOLDED_KIND.sub("", folded, count=1))]
    return [key for key in dict.fromkeys(keys) if key]


def typed_kind(text: str) -> str:
    """Return the key of the kind typed in front of a name ("TP. Huế" → "thanhpho"), "" if there is none."""
    match = _FOLDED_KIND.match(fold(text))
    if not match:
        return ""
    key = name_key(match.group())
    return _ABBREVIATED.get(key, key)


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return [word for word in _NOT_WORD.split(fold(text)) if word]


def query_words(text: str) -> list[str]:
    """Return the words to look for; none if the text is longer than any name."""
    return [] if len(text) > MAX_QUERY else list(dict.fromkeys(words(text)))[:MAX_WORDS]


def search_key(kind_word: str, name: str, aliases: Iterable[str] = ()) -> str:
    """Return the words by which a place is found, each between spaces: in full, squashed, other spellings."""
    parts = [*words(kind_word), *words(name), name_key(name)]
    for alias in aliases:
        parts += [*words(alias), name_key(alias)]
    return f" {' '.join(dict.fromkeys(part for part in parts if part))[:798]} "
