"""Which syllables Vietnamese has: an initial, a rime, and a tone that suits the final.

Initials and rimes are those of the spelling taught in school, with the final k of names in the Central Highlands (Đắk,
Lắk). Marked syllables here are in lower case and NFC, without their tone.
"""

import unicodedata
from functools import cache

SHARP, HEAVY = "\u0301", "\u0323"
TONES = frozenset(("\u0300", SHARP, "\u0303", "\u0309", HEAVY))
# By the vowel they begin with. Rimes of y and of "uy" are with their own initials below.
_A = "a ac ach ai am an ang anh ao ap at au ay ak ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
_E = "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
_I = "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu"
_O = "o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
_O_GLIDE = "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet"
_U = (
    "u ua uc ui um un ung up ut uô uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
)
_U_GLIDE = "uân uât uâng uây uê uêch uên uênh uêu uơ uy uya uych uynh uyt uyu uyp uyn uyên uyêt"
_AFTER_QU = (
    "a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây âu e en eo et ec "
    "ê êch ên ênh êt êu ơ ơi ơn ơt ôc i ich in inh it y ych ynh yt yn yên yêt"
)
_AFTER_GI = (
    f"a ac ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e em en eo ep et ơ ơi ơn {_U}"
)
_AFTER_GI += " o oc oi om on ong op ot ô ôc ôi ôn ông ôp ôt"
_ALONE = "y yêm yên yêng yêt yêu"
_Y_FOR_I = "h k l m s t v b"
_ANY = ["b", "ch", "d", "đ", "h", "kh", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x"]
_BEFORE_BACK, _BEFORE_FRONT = ("c", "g", "ng"), ("k", "gh", "ngh")
# Names of provinces and districts from other languages of the country.
_NAMES = "krông kông plông kạn"
_STOPS = ("c", "ch", "p", "t")


def toneless(word: str) -> tuple[str, str]:
    """Return `word` in lower case and NFC without its tone, and the tone ("" for none, all of them if several)."""
    tones = []
    letters = []
    for sign in unicodedata.normalize("NFD", word.lower()):
        (tones if sign in TONES else letters).append(sign)
    return unicodedata.normalize("NFC", "".join(letters)), "".join(tones)


def is_syllable(word: str) -> bool:
    """Say whether `word` is a Vietnamese syllable, its marks all there: "việc", "Đắk", not "viec" nor "viêc"."""
    letters, tone = toneless(word)
    return letters in _spellings() and suits(letters, tone)


def suits(letters: str, tone: str) -> bool:
    """Say whether a toneless syllable may bear this tone: before c, ch, p and t only sắc and nặng, and never none."""
    if letters.endswith("k"):
        return tone in ("", SHARP, HEAVY)
    return tone in (SHARP, HEAVY) if letters.endswith(_STOPS) else tone == "" or tone in TONES


def is_plain_syllable(word: str) -> bool:
    """Say whether `word` is a syllable typed without marks: "nguoi", "viec"."""
    return word.lower() in by_plain_letters()


@cache
def by_plain_letters() -> dict[str, tuple[str, ...]]:
    """Return the toneless syllables by what is left of them without marks: "tuong" → ("tuông", "tương")."""
    found: dict[str, list[str]] = {}
    for letters in sorted(_spellings()):
        found.setdefault(plain(letters), []).append(letters)
    return {plain_letters: tuple(marked) for plain_letters, marked in found.items()}


def plain(letters: str) -> str:
    """Return letters in lower case without tone and qualities: "đường" → "duong"."""
    apart = unicodedata.normalize("NFD", letters.replace("đ", "d"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@cache
def _spellings() -> frozenset[str]:
    back = f"{_A} {_O} {_U}".split()
    front = f"{_E} {_I}".split()
    glides = f"{_O_GLIDE} {_U_GLIDE}".split()
    found = {initial + rime for initial in ("", *_ANY) for rime in (*back, *front, *glides)}
    found |= {initial + rime for initial in _BEFORE_BACK for rime in (*back, *glides)}
    found |= {initial + rime for initial in _BEFORE_FRONT for rime in front}
    found |= {"g" + rime for rime in _I.split()}
    found |= {"qu" + rime for rime in _AFTER_QU.split()} | {"gi" + rime for rime in _AFTER_GI.split()}
    found |= {initial + "y" for initial in _Y_FOR_I.split()} | set(_ALONE.split())
    return frozenset(found | {toneless(name)[0] for name in _NAMES.split()})
