"""In which ways one run of letters may be meant: digits for letters, teencode, letters said again; pure."""

import re
from functools import lru_cache
from itertools import islice, product

# Digits for the letters that they look like, letters for what they stand for in teencode; the first is as it stands.
_MEANT = {
    "0": "0o",
    "1": "1il",
    "3": "3e",
    "4": "4a",
    "5": "5s",
    "6": "6bg",
    "7": "7t",
    "8": "8b",
    "9": "9g",
    "f": ("f", "ph"),
    "j": ("j", "i", "gi"),
    "k": "kc",
    "w": ("w", "qu", "u"),
    "z": ("z", "d", "gi"),
}
# "ck" for "ch", "nk" for "nh".
_K_FOR_H = re.compile(r"(?<=[cn])k")
# "kh" is one sound, never "ch".
_SIGN = re.compile(r"kh|.")
_MOST = 24
_AGAIN = re.compile(r"([a-z])\1+")
# After another vowel y and i make two words ("tay", "tai"); elsewhere one.
_Y = re.compile(r"(?<![aeou])y|(?<=qu)y")
_FEWEST_BESIDE_DIGITS = 3


def closed_up(letters: str, more: str) -> str:
    """Return the two joined, a letter that both share said once."""
    is_again = letters[-1:].isalpha() and more[:1] == letters[-1:]
    return letters + (more[1:] if is_again else more)


@lru_cache(maxsize=16_384)
def spellings_of(letters: str) -> tuple[str, ...]:
    """Return what plain letters and digits may mean, first as they stand, each letter said once."""
    meant = [_one(letters)]
    if len(letters) > 1 and letters.isdigit():
        return tuple(meant)
    bare = letters.strip("0123456789")
    stems = [letters, *([bare] if len(bare) >= _FEWEST_BESIDE_DIGITS else [])]
    for stem in stems:
        ways = product(*(_MEANT.get(sign, (sign,)) for sign in _SIGN.findall(_K_FOR_H.sub("h", stem))))
        meant += [_one("".join(way)) for way in islice(ways, _MOST)]
    without = "".join(letter for letter in letters if not letter.isdigit())
    if len(without) >= _FEWEST_BESIDE_DIGITS:
        meant.append(_one(without))
    if letters[0] == "y":
        # It may go on from a vowel that stands apart: "v a y".
        meant.append(_AGAIN.sub(r"\1", letters))
    return tuple(dict.fromkeys(meant))


def _one(letters: str) -> str:
    return _AGAIN.sub(r"\1", _Y.sub("i", letters))
