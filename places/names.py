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
_IN_FULL = {
    "tp": ("thanh", "pho"),
    "tx": ("thi", "xa"),
    "tt": ("thi", "tran"),
    "p": ("phuong",),
    "q": ("quan",),
}
# A single letter stands for a kind only before a number; else it begins a word.
_SHORT = re.compile(r"(tp|tx|tt|[pq](?=\d))(\d*)")
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


def after_kind(text: str) -> str:
    """Return what follows the kind typed in front of a name, with its accents ("TP. Huế" → "Huế")."""
    text = clean_line(text)
    match = _FOLDED_KIND.match(fold(text))
    # Letters that fold to more or fewer than one would move the cut; no Vietnamese letter does.
    return text[match.end() :] if match and len(fold(text)) == len(text) else text


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return [word for word in _NOT_WORD.split(fold(text)) if word]


def query_words(text: str) -> list[str]:
    """Return the words to look for; none if the text is longer than any name."""
    return [] if len(text) > MAX_QUERY else list(dict.fromkeys(words(text)))[:MAX_WORDS]


def place_words(text: str) -> list[str]:
    """Return the words of a typed place to look for: "P1, TP Huế" is "phuong 1 thanh pho hue"."""
    if len(text) > MAX_QUERY:
        return []
    found: list[str] = []
    for word in words(text):
        match = _SHORT.fullmatch(word)
        found += [*_IN_FULL[match[1]], match[2]] if match else [word]
    return [word for word in dict.fromkeys(found) if word][:MAX_WORDS]


def search_key(kind_word: str, name: str, aliases: Iterable[str] = ()) -> str:
    """Return the words by which a place is found, each between spaces: in full, squashed, other spellings."""
    parts = [*words(kind_word), *words(name), name_key(name)]
    for alias in aliases:
        parts += [*words(alias), name_key(alias)]
    return f" {' '.join(dict.fromkeys(part for part in parts if part))[:798]} "


def path_key(own: str, *above: str) -> str:
    """Return the words by which a place is found together with those above it; all are keys of this form."""
    return f" {' '.join(dict.fromkeys(' '.join((own, *above)).split()))[:1598]} "
