"""Syllables that sound alike, and keys that are one slip of the finger apart."""

import re
from functools import lru_cache

_KEY = re.compile(r"([a-z]*)(\d*)")
# What readers of one region or another say, and so write, alike. "giết" is gi + iêt, "gieo" is gi + eo.
_INITIALS = (
    (re.compile(r"^gi(?=[aou]|e(?![cmnptu]))"), "d"),
    (re.compile(r"^gi"), "di"),
    (re.compile(r"^r"), "d"),
    (re.compile(r"^ngh"), "ng"),
    (re.compile(r"^gh"), "g"),
    (re.compile(r"^ph"), "f"),
    (re.compile(r"^tr"), "ch"),
    (re.compile(r"^s"), "x"),
    (re.compile(r"^n(?![gh])"), "l"),
    (re.compile(r"^(?:c(?!h)|q)"), "k"),
)
_FINALS = ((re.compile(r"(?<=[aeiou])n[gh]$"), "n"), (re.compile(r"(?<=[aeiou])(?:ch?)$"), "t"))


@lru_cache(maxsize=65_536)
def sound_key(key: str) -> str:
    """Return the key that an exact or folded key shares with all that sound alike ("tranh", "chan").

    The digits of an exact key are kept: tones and qualities differ as before, and đ, the only initial with a digit of
    its own, stays apart from d, gi and r. A number sounds like itself.
    """
    matched = _KEY.fullmatch(key)
    if matched is None or not matched[1]:
        return key
    letters, digits = matched.groups()
    letters = letters.replace("y", "i")
    for pattern, sound in _INITIALS:
        letters, changed = pattern.subn(sound, letters)
        if changed:
            break
    for pattern, sound in _FINALS:
        letters = pattern.sub(sound, letters)
    return letters + digits


def deletions(key: str) -> set[str]:
    """Return `key` and what is left of it without each one of its signs.

    Two keys that are one edit apart share at least one of them; those that share one must still be looked at with
    `is_one_edit` ("abc" and "bcd" share "bc").
    """
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def is_one_edit(one: str, other: str) -> bool:
    """Say whether one sign added, left out or replaced, or two neighbours swapped, make `other` of `one`."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = shared_start(one, other)
    one, other = one[start:], other[start:]
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[2:] == other[2:] and one[:2] == other[:2][::-1])
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer[1:] == shorter


def shared_start(one: str, other: str) -> int:
    """Return how many signs two keys begin with alike."""
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))
