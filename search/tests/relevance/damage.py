"""What readers do to a query: marks left off, slips of the finger and the ear, ways of typing; always the same."""

import random
import unicodedata
from collections.abc import Callable

Damage = Callable[[str, random.Random], str]

_TONES = "\u0301\u0300\u0309\u0303\u0323"
_TELEX = dict(zip("âêôăơưđ", ("aa", "ee", "oo", "aw", "ow", "uw", "dd"), strict=True))
_VNI = dict(zip("âêôăơưđ", ("a6", "e6", "o6", "a8", "o7", "u7", "d9"), strict=True))
_TONE_KEYS = {"telex": dict(zip(_TONES, "sfrxj", strict=True)), "vni": dict(zip(_TONES, "12345", strict=True))}
_OTHER_QUALITIES = {"â": "ă", "ă": "â", "ô": "ơ", "ơ": "ô", "ư": "u", "ê": "e"}
# The keys beside a key.
_BESIDE = dict(zip("aceghiklmnoprstu", "sxrhjojknbiotdry", strict=True))
_FIRST_SOUNDS = (("tr", "ch"), ("ch", "tr"), ("gi", "d"), ("s", "x"), ("x", "s"), ("l", "n"), ("d", "gi"), ("r", "d"))
_LAST_SOUNDS = (("ng", "n"), ("n", "ng"))


def marks_off(text: str, _choose: random.Random) -> str:
    """Return the text without any mark."""
    return _bare(text)


def some_marks_off(text: str, choose: random.Random) -> str:
    """Return the text with the marks of half of the marked syllables left off."""
    words = text.split()
    marked = [place for place, word in enumerate(words) if _bare(word) != word]
    off = set(choose.sample(marked, max(1, len(marked) // 2)))
    return " ".join(_bare(word) if place in off else word for place, word in enumerate(words))


def decomposed(text: str, _choose: random.Random) -> str:
    """Return the text in NFD, as some keyboards send it."""
    return unicodedata.normalize("NFD", text)


def old_tone_placement(text: str, _choose: random.Random) -> str:
    """Return hoà for hòa; the text as it is where no syllable has two placements."""
    return " ".join(map(_older, text.split(" ")))


def telex(text: str, choose: random.Random) -> str:
    """Return the keys pressed for the text in Telex, by somebody whose keyboard was off."""
    return " ".join(_typed(word, _TELEX, "telex", at_end=choose.random() < 0.7) for word in text.split())


def vni(text: str, choose: random.Random) -> str:
    """Return the keys pressed for the text in VNI."""
    return " ".join(_typed(word, _VNI, "vni", at_end=choose.random() < 0.5) for word in text.split())


def joined(text: str, _choose: random.Random) -> str:
    """Return the text without marks, its syllables joined two by two."""
    words = _bare(text).lower().split()
    return " ".join("".join(words[at : at + 2]) for at in range(0, len(words), 2))


def wrong_accents(text: str, choose: random.Random) -> str:
    """Return the text with other marks on one syllable, on two if it is long."""
    words = text.split()
    marked = [place for place, word in enumerate(words) if _with_other_marks(word, choose) != word]
    for place in choose.sample(marked, 2 if len(words) > 5 else 1):
        words[place] = _with_other_marks(words[place], choose)
    return " ".join(words)


def one_typo(text: str, choose: random.Random) -> str:
    """Return the text, in one of two cases without marks, with a slip of the finger or the ear."""
    return _with_typos(text if choose.random() < 0.5 else _bare(text), choose, 1)


def two_typos(text: str, choose: random.Random) -> str:
    """Return the text, in one of two cases without marks, with slips in two of its syllables."""
    return _with_typos(text if choose.random() < 0.5 else _bare(text), choose, 2)


def odd_punctuation(text: str, choose: random.Random) -> str:
    """Return the text in capitals or with signs between and around its syllables."""
    if choose.random() < 0.4:
        return f"  {text.upper()}!!! "
    signs = [" ", " ", ", ", " / ", " – ", "… ", "; "]
    first, *others = text.split()
    return "“" + first + "".join(choose.choice(signs) + word for word in others) + "?.."


def _bare(text: str) -> str:
    plain = text.replace("đ", "d").replace("Đ", "D")
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))


def _split(letter: str) -> tuple[str, str]:
    """Return a letter without its tone, and the tone, "" for none."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((sign for sign in parts if sign in _TONES), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts), tone


def _older(word: str) -> str:
    if len(word) < 3 or word[-3].lower() == "q":
        return word
    (first, tone), (last, other) = _split(word[-2]), _split(word[-1])
    if tone and not other and (first + last).lower() in ("oa", "oe", "uy"):
        return word[:-2] + first + unicodedata.normalize("NFC", last + tone)
    return word


def _typed(word: str, keys: dict[str, str], way: str, *, at_end: bool) -> str:
    letters = [_split(letter) for letter in word.lower()]
    pressed, end = "", ""
    for place, (letter, tone) in enumerate(letters):
        follows = letters[place + 1][0] if place + 1 < len(letters) else ""
        pressed += "u" if (letter, follows) == ("ư", "ơ") else keys.get(letter, letter)
        key = _TONE_KEYS[way].get(tone, "")
        pressed, end = (pressed, end + key) if at_end else (pressed + key, end)
    return pressed + end


def _with_other_marks(word: str, choose: random.Random) -> str:
    for place, whole in enumerate(word):
        letter, tone = _split(whole)
        # A syllable that ends in a stop bears sắc or nặng, no other tone.
        others = "\u0301\u0323" if word.endswith(("c", "ch", "p", "t")) else _TONES
        if tone:
            letter += choose.choice(others.replace(tone, ""))
        elif letter in _OTHER_QUALITIES:
            letter = _OTHER_QUALITIES[letter]
        else:
            continue
        return word[:place] + unicodedata.normalize("NFC", letter) + word[place + 1 :]
    return word


def _with_typos(text: str, choose: random.Random, number: int) -> str:
    words = text.split()
    for place in choose.sample([place for place, word in enumerate(words) if len(word) > 2], number):
        slips = [_misheard, *[_neighbour, _dropped, _doubled, _swapped] * 2]
        choose.shuffle(slips)
        words[place] = next(slipped for slip in slips if (slipped := slip(words[place], choose)) != words[place])
    return " ".join(words)


def _misheard(word: str, _choose: random.Random) -> str:
    for one, other in _FIRST_SOUNDS:
        if word.startswith(one):
            return other + word[len(one) :]
    for one, other in _LAST_SOUNDS:
        if word.endswith(one):
            return word[: -len(one)] + other
    return word


def _neighbour(word: str, choose: random.Random) -> str:
    places = [place for place, letter in enumerate(word) if letter in _BESIDE]
    if not places:
        return word
    place = choose.choice(places)
    return word[:place] + _BESIDE[word[place]] + word[place + 1 :]


def _dropped(word: str, choose: random.Random) -> str:
    # The first letter of a word is the one that people seldom miss.
    place = choose.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def _doubled(word: str, choose: random.Random) -> str:
    place = choose.randrange(len(word))
    return word[:place] + word[place] + word[place:]


def _swapped(word: str, choose: random.Random) -> str:
    place = choose.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
