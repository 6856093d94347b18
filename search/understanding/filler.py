"""Words that carry no meaning of their own in a query: they only decide what is content."""

from collections.abc import Mapping
from functools import lru_cache

from core.vietnamese import Syllable, has_marks, syllables
from search.types import Key
from search.understanding.draft import Draft

# Typed with their marks, or without where nearly nothing else is written so.
_STOP_WORDS = """
và của là các những cho với được bị trên ở tại về từ đến vì để khi nếu nhưng hoặc cũng đã sẽ lại ra vào lên này kia ấy
nào gì ai đâu rất như theo có không một xin
"""
# The same, but something else without their marks (thi đua, trồng, Đảng, con, nhà, dạy): only with them.
_MARKED_STOP_WORDS = """
thì mà trong đang còn cùng hay đó mọi mỗi từng thế rồi nữa cần muốn biết mình hơn sao chỉ đi đều tới bởi vẫn đây mấy
quá ạ à nhé nha nhỉ vậy đấy tôi rằng hãy do tìm xem
"""
# Without marks these are often something else; what they stand beside tells.
_OFTEN_OTHERS = "cho co la tai da ve den tu de khi ra vao len dau ai bi vi mot nhu lai"
_DOUBTFUL = frozenset(_OFTEN_OTHERS.split())
_PHRASES = """
ai là người|người nào|là ai|có ai|ai đã|người đã|người từng|ở đâu|nơi nào|chỗ nào|khi nào|bao giờ|lúc nào|như thế nào
thế nào|ra sao|làm sao|làm thế nào|làm cách nào|tại sao|vì sao|cái gì|là gì|những gì|gồm những gì|tên là gì|tên gì
cho tôi hỏi|cho em hỏi|cho mình hỏi|cho con hỏi|cho cháu hỏi|cho hỏi|xin hỏi|xin cho hỏi|xin cho biết|cho biết
cho tôi biết|hãy cho biết|tôi muốn biết|tôi muốn tìm|tôi muốn xem|tôi muốn đọc|tôi cần tìm|tôi đang tìm|muốn tìm
muốn biết|cần tìm|giúp tôi|tìm giúp|tìm giúp tôi|tìm cho tôi|tìm kiếm|tìm bài|tìm bài viết|tìm hiểu về|tìm các bài
tìm những bài|bài viết về|bài viết nói về|bài về|bài báo về|các bài viết về|những bài viết về|câu chuyện về
những câu chuyện về|chuyện về|chuyện kể về|tin về|tin tức về|thông tin về|có những|có bao nhiêu|bao nhiêu|đúng không
phải không|có phải|hay không|được không|không ạ|cho xem|kể về|nói về|viết về|tư liệu về|tài liệu về|em cần|em muốn tìm
em muốn|em tìm|tôi cần|mình cần|cháu cần|bài nào về|bài nào nói về|có bài nào|liên quan đến|liên quan tới|về việc
trong việc|một số|năm nào|ngày nào|tỉnh nào|xã nào|huyện nào|phường nào|thôn nào|bản nào|trường nào|địa phương nào
đơn vị nào|tập thể nào|cá nhân nào|tấm gương nào|gương nào|mô hình nào|phong trào nào|bác nào|anh nào|chị nào|cô nào
"""
# What share of a neighbour's documents must have it beside a doubtful word for the two to be one word ("tai nạn").
_BOUND = 0.4

Words = Mapping[str, list[tuple[Syllable, ...]]]


def filler(draft: Draft) -> frozenset[int]:
    """Return the positions of the syllables that say nothing of what is looked for."""
    found: set[int] = set()
    known = _known()
    position = 0
    while position < len(draft.syllables):
        words = known.get(draft.syllables[position].folded, ())
        length = next((len(word) for word in words if _stands(draft, position, word)), 0)
        found.update(range(position, position + length))
        position += max(1, length)
    return frozenset(found)


def is_stop_word(key: Key) -> bool:
    """Say whether an exact or folded key is that of a stop word, and hardly of anything else."""
    return key in _stop_keys()


def _stands(draft: Draft, start: int, word: tuple[Syllable, ...]) -> bool:
    """Say whether filler stands in the query from `start`; syllables typed without marks may be any."""
    typed = draft.syllables[start : start + len(word)]
    if len(typed) < len(word) or any(start + n in draft.literal for n in range(len(word))):
        return False
    for one, other in zip(typed, word, strict=True):
        if one.exact != other.exact and (one.folded != other.folded or has_marks(one.exact)):
            return False
    if len(word) > 1:
        return True
    if draft.is_accented or has_marks(typed[0].exact):
        return typed[0].exact == word[0].exact
    return word[0].exact not in _marked_only() and not _is_part_of_word(draft, start)


def _is_part_of_word(draft: Draft, position: int) -> bool:
    """Say whether a syllable without marks, which may be a stop word, is half of another word: "tai nan"."""
    if draft.syllables[position].folded not in _DOUBTFUL:
        return False
    for beside in (position - 1, position + 1):
        if 0 <= beside < len(draft.syllables) and draft.syllables[beside].folded not in _known():
            together = draft.together(min(position, beside))
            if together > 1 and together >= _BOUND * draft.number(draft.syllables[beside].folded):
                return True
    return False


@lru_cache(maxsize=1)
def _known() -> Words:
    """Return filler by the folded key of its first syllable, the longest first."""
    words = f"{_STOP_WORDS} {_MARKED_STOP_WORDS}".split() + _PHRASES.replace("\n", "|").split("|")
    found: dict[str, list[tuple[Syllable, ...]]] = {}
    for word in filter(None, words):
        parts = tuple(syllables(word))
        found.setdefault(parts[0].folded, []).append(parts)
    for several in found.values():
        several.sort(key=len, reverse=True)
    return found


@lru_cache(maxsize=1)
def _marked_only() -> frozenset[str]:
    return frozenset(one.exact for one in syllables(_MARKED_STOP_WORDS))


@lru_cache(maxsize=1)
def _stop_keys() -> frozenset[Key]:
    words = syllables(_STOP_WORDS)
    exact = {one.exact for one in [*words, *syllables(_MARKED_STOP_WORDS)]}
    return frozenset(exact | {one.folded for one in words} - _DOUBTFUL)
