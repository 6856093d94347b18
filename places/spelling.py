"""One spelling for the names of places: composed letters, today's placing of tones, one apostrophe, one hyphen."""

import re

from core.text import clean_line

# "Hoà", "Thuỷ": the tone on the second vowel of an open syllable. "Quý" has it there rightly: its u belongs to the q.
_OLD_TONE = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_OLD = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_NEW = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_MODERN = dict(zip(_OLD.split(), _NEW.split(), strict=True))
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u0060\u00b4]")
_HYPHENS = re.compile(r"\s+[-\u2010-\u2015]\s+")


def one_spelling(name: str) -> str:
    """Return `name` as this site writes it ("Hoà" → "Hòa", "Ea H’leo" → "Ea H'leo", "Bà Rịa – Vũng Tàu" → "-")."""
    name = _HYPHENS.sub(" - ", _APOSTROPHES.sub("'", clean_line(name)))
    return _OLD_TONE.sub(_moved, name)


def _moved(match: re.Match[str]) -> str:
    found = match.group()
    modern = _MODERN[found.lower()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(found, modern, strict=True))
