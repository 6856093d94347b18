"""Vietnamese-looking words for measuring search: some 6,000 syllables, and words of one or two of them.

Syllables have the shapes of the language (onset, rime, tone), words follow Zipf's law, and the second syllable of a
word always follows the first: bigrams recur as they do in real texts. The same at every run.
"""

import itertools
import random
import unicodedata
from functools import cache

SYLLABLES = 6_000
WORDS = 14_000
# How many words often follow a word, and in which share of cases one of them does.
_FOLLOWERS = 25
_FOLLOWING = 0.8
_ONSETS = "b c ch d đ g gh h k kh l m n ng ngh nh p ph qu r s t th tr v x"
# A hyphen stands after the vowel that bears the tone.
_OPEN = "a- i- o- u- ô- ơ- ư- e- ê- a-i a-o a-u a-y â-u â-y e-o ê-u i-a i-u iê-u o-a o-i ô-i ơ-i"
_OPEN += " u-a u-i uô-i ư-a ư-i ươ-i oa-i oe- uy- uê-"
_NASAL = "a-n ă-n â-n e-n ê-n i-n o-n ô-n ơ-n u-n iê-n uô-n ươ-n oa-n uâ-n a-m ă-m â-m e-m ê-m i-m o-m ô-m ơ-m u-m"
_NASAL += (
    " iê-m uô-m ươ-m a-ng ă-ng â-ng e-ng o-ng ô-ng u-ng ư-ng iê-ng uô-ng ươ-ng oa-ng a-nh ê-nh i-nh oa-nh uy-nh uyê-n"
)
_STOPPED = "a-c ă-c â-c o-c ô-c u-c ư-c iê-c uô-c ươ-c a-t ă-t â-t e-t ê-t i-t o-t ô-t ơ-t u-t ư-t iê-t uô-t"
_STOPPED += " ươ-t oa-t uâ-t uyê-t a-p ă-p â-p e-p ê-p i-p o-p ô-p ơ-p u-p iê-p ươ-p a-ch ê-ch i-ch"
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_TONES_OF_STOPS = ("\u0301", "\u0323")
_FRONT_VOWELS = "eêi"


def _shapes() -> list[str]:
    """Return every syllable of our onsets, rimes and tones that Vietnamese spelling allows."""
    found = set()
    for rimes, tones in ((_OPEN + " " + _NASAL, _TONES), (_STOPPED, _TONES_OF_STOPS)):
        for onset, rime, tone in itertools.product(["", *_ONSETS.split()], rimes.split(), tones):
            if _fits(onset, rime):
                found.add(unicodedata.normalize("NFC", onset + rime.replace("-", tone)))
    return sorted(found)


def _fits(onset: str, rime: str) -> bool:
    is_front = rime[0] in _FRONT_VOWELS
    if onset in ("c", "g", "ng"):
        return not is_front
    if onset in ("k", "gh", "ngh"):
        return is_front
    if onset == "qu":
        return rime[0] not in "uouôươ"
    return onset != "p" or rime[0] in "ai"


def _zipf(count: int) -> list[float]:
    """Return running sums of weights that fall with the rank."""
    return list(itertools.accumulate(1 / (rank + 2.7) for rank in range(count)))


@cache
def words() -> tuple[str, ...]:
    """Return the words, commonest first: common syllables are in many of them, too."""
    dice = random.Random(1945)
    syllables = dice.sample(_shapes(), SYLLABLES)
    weights = _zipf(SYLLABLES)
    # Every syllable once by itself or as a beginning, so that none is missing.
    found = dict.fromkeys(dice.choices(syllables, cum_weights=weights, k=300))
    for first in syllables:
        found[f"{first} {dice.choices(syllables, cum_weights=weights)[0]}"] = None
    while len(found) < WORDS:
        found[" ".join(dice.choices(syllables, cum_weights=weights, k=2))] = None
    rest = list(found)[100:]
    dice.shuffle(rest)
    return (*list(found)[:100], *rest)


@cache
def _weights() -> list[float]:
    return _zipf(WORDS)


@cache
def _followers() -> tuple[list[str], ...]:
    """Return for the word of each rank those that mostly follow it."""
    dice = random.Random(1954)
    return tuple(dice.choices(words(), cum_weights=_weights(), k=_FOLLOWERS) for _word in words())


@cache
def _ranks() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(words())}


def draw(dice: random.Random, count: int) -> list[str]:
    """Return so many words of a text: most follow the word before them as they often do elsewhere."""
    free = dice.choices(words(), cum_weights=_weights(), k=count)
    drawn = free[:1]
    for word in free[1:]:
        if dice.random() < _FOLLOWING:
            word = _followers()[_ranks()[drawn[-1]]][int(_FOLLOWERS * dice.random() ** 2)]
        drawn.append(word)
    return drawn


def draw_rare(dice: random.Random, count: int) -> list[str]:
    """Return so many words that a text may be about."""
    return dice.sample(words()[300:], count)
