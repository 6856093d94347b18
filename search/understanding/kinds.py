"""What people write before and after the name of a place: its kind, in full or short, and whether it is a past one."""

from typing import NamedTuple

from core.vietnamese import Syllable, has_marks, syllables
from places.models import Kind
from search.understanding.draft import Draft

_WRITTEN = {
    "tỉnh": (Kind.TINH,),
    "thành phố": (Kind.THANH_PHO, Kind.THANH_PHO_TINH),
    "tp": (Kind.THANH_PHO, Kind.THANH_PHO_TINH),
    "quận": (Kind.QUAN,),
    "q": (Kind.QUAN,),
    "huyện": (Kind.HUYEN,),
    "h": (Kind.HUYEN,),
    "thị xã": (Kind.THI_XA,),
    "tx": (Kind.THI_XA,),
    "phường": (Kind.PHUONG,),
    "p": (Kind.PHUONG,),
    "xã": (Kind.XA,),
    "x": (Kind.XA,),
    "thị trấn": (Kind.THI_TRAN,),
    "tt": (Kind.THI_TRAN,),
    "đặc khu": (Kind.DAC_KHU,),
}
_OLD, _NEW = "cu4", "moi71"
# "cơ quan", "địa phương": words that end like a kind of place when typed without marks, and "hợp tác xã".
_WORDS = """
tac xa|co quan|lien quan|tham quan|hai quan|si quan|canh quan|khach quan|chu quan|quan quan|dia phuong|doi phuong
song phuong|da phuong|hau phuong|bon phuong|muoi phuong|gia tinh|nghia tinh|an tinh|chan tinh|nhiet tinh|vung xa|sau xa
nho xa|lang xa|nuoc xa|noi xa|cao xa|con tinh|thong tinh|tam tinh|ban tinh
"""
# Words that begin like one.
_BEGINS_A_WORD = frozenset(["xa hoi", "phuong an", "phuong phap", "tinh than", "tinh nguyen", "quan he", "quan tam"])
_ENDS_A_WORD = frozenset(_WORDS.strip().replace("\n", "|").split("|"))


class KindWord(NamedTuple):
    """A kind written before a name, and in how many syllables."""

    kinds: tuple[Kind, ...]
    length: int


def kinds_before(draft: Draft, position: int) -> list[KindWord]:
    """Return the kinds that may be written right before the syllable at `position`, the longest first."""
    found = []
    for length in (2, 1):
        start = position - length
        if start >= 0:
            kinds = _kinds(draft.syllables[start:position])
            if kinds:
                found.append(KindWord(kinds, length))
    return found


def ends_a_word(draft: Draft, position: int) -> bool:
    """Say whether the syllable at `position` is the end of another word rather than the kind of a place."""
    return position > 0 and _two(draft, position - 1) in _ENDS_A_WORD


def begins_a_word(draft: Draft, position: int) -> bool:
    """Say whether the syllable at `position` is the beginning of another word: "xã hội"."""
    return _two(draft, position) in _BEGINS_A_WORD


def _two(draft: Draft, position: int) -> str:
    return " ".join(one.folded for one in draft.syllables[position : position + 2])


def epoch_after(draft: Draft, end: int) -> str:
    """Return "old" or "new" if "cũ" or "mới" is written right after a name that ends before `end`, else "".

    "mới" counts only where the words end: elsewhere it begins something else ("Sơn La mới khánh thành").
    """
    if end >= len(draft.syllables):
        return ""
    word = draft.syllables[end]
    if word.exact == _OLD or (word.exact == "cu0" and not draft.is_accented):
        return "old"
    is_new = word.exact == _NEW or (word.exact == "moi0" and not draft.is_accented)
    return "new" if is_new and _is_last(draft, end) else ""


def _is_last(draft: Draft, position: int) -> bool:
    if position + 1 == len(draft.syllables):
        return True
    between = draft.text[draft.syllables[position].end : draft.syllables[position + 1].start]
    return bool(between.strip())


def _kinds(written: list[Syllable]) -> tuple[Kind, ...]:
    """Return the kinds that these syllables mean; each may be typed without marks."""
    key = tuple(one.folded for one in written)
    exact, kinds = _BY_KEYS.get(key, ((), ()))
    alike = all(one.exact == other or not has_marks(one.exact) for one, other in zip(written, exact, strict=False))
    return kinds if alike else ()


_BY_KEYS = {
    tuple(one.folded for one in found): (tuple(one.exact for one in found), kinds)
    for found, kinds in ((syllables(word), kinds) for word, kinds in _WRITTEN.items())
}
