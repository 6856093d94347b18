"""The words of the file and what they stand for on the site."""

import re
from collections.abc import Mapping

from core.text import fold
from stories.choices import DocumentKind, Grade, Kind, SubjectType
from stories.importing.rows import DOCUMENT


class Vocabulary:
    """Words and what each stands for, found in any spelling."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = tuple(words)
        self._found = dict(words) | {fold(word): value for word, value in words.items()}

    def find(self, text: str) -> str:
        """Return what `text` stands for, "" if nothing."""
        return self._found.get(text) or self._found.get(fold(text), "")

    def __str__(self) -> str:
        return ", ".join(self._words)


KINDS = Vocabulary(
    {"exemplar": Kind.EXEMPLAR, "article": Kind.ARTICLE, "campaign": Kind.CAMPAIGN, "document": DOCUMENT}
)
SUBJECT_TYPES = Vocabulary(
    {
        "cá nhân": SubjectType.PERSON,
        "tập thể": SubjectType.GROUP,
        "hộ gia đình": SubjectType.HOUSEHOLD,
        "mô hình": SubjectType.MODEL,
    }
)
GRADES = Vocabulary({"việc tốt": Grade.DEED, "điển hình tiên tiến": Grade.EXEMPLAR})

# Names of kinds, the longer before those they contain.
_DOCUMENT_WORDS = (
    ("chi thi", DocumentKind.DIRECTIVE),
    ("quyet dinh", DocumentKind.DECISION),
    ("ke hoach", DocumentKind.PLAN),
    ("nghi quyet", DocumentKind.RESOLUTION),
    ("nghi dinh", DocumentKind.DECREE),
    ("thong tu", DocumentKind.CIRCULAR),
    ("huong dan", DocumentKind.GUIDANCE),
    ("cong van", DocumentKind.LETTER),
    ("bao cao", DocumentKind.REPORT),
    ("chuong trinh", DocumentKind.PROGRAMME),
)
# The codes in numbers of documents (NĐ 30/2020/NĐ-CP, Phụ lục III).
_DOCUMENT_CODES = {
    "ct": DocumentKind.DIRECTIVE,
    "qd": DocumentKind.DECISION,
    "kh": DocumentKind.PLAN,
    "nq": DocumentKind.RESOLUTION,
    "nd": DocumentKind.DECREE,
    "tt": DocumentKind.CIRCULAR,
    "hd": DocumentKind.GUIDANCE,
    "cv": DocumentKind.LETTER,
    "bc": DocumentKind.REPORT,
    "ctr": DocumentKind.PROGRAMME,
}
_SEPARATORS = re.compile(r"[^a-z0-9]+")


def kind_from_words(text: str) -> DocumentKind | None:
    """Return the kind that `text` names or begins with: "Kế hoạch phát động …" is a plan."""
    folded = fold(text)
    return next((kind for words, kind in _DOCUMENT_WORDS if f"{folded} ".startswith(f"{words} ")), None)


def kind_from_number(number: str) -> DocumentKind | None:
    """Return the kind that the code in a number says: 18/KH-UBND is a plan, 05-CT/TW a directive."""
    codes = _SEPARATORS.split(fold(number))
    return next((_DOCUMENT_CODES[code] for code in codes if code in _DOCUMENT_CODES), None)
