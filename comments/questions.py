"""A plain question in words for those whose browser cannot prove anything: answered by a number or its word."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from core.text import fold

_NUMBERS = (
    *("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    *("mười một", "mười hai", "mười ba", "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám"),
)
_OTHER_WORDS = {4: ("tư",), 7: ("bẩy",), 15: ("mười năm",)}
_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật")
_DAY_NUMBERS = (("2", "hai"), ("3", "ba"), ("4", "tu", "bon"), ("5", "nam"), ("6", "sau"), ("7", "bay"), ("cn",))


@dataclass(frozen=True)
class Question:
    """A question, and the folded answers that are right."""

    text: str
    answers: frozenset[str]

    def is_answered_by(self, answer: str) -> bool:
        """Say whether the answer is right, with or without accents."""
        return fold(answer).strip(" .!") in self.answers


def question_for(token: str) -> Question:
    """Return the question of a form: always the same for its token, so that nothing has to be kept."""
    seed = salted_hmac("comments.question", token, algorithm="sha256").hexdigest()
    chance = random.Random(seed)  # noqa: S311
    return chance.choice(_KINDS)(chance)


def _sum(chance: random.Random) -> Question:
    first, second = chance.randint(1, 9), chance.randint(1, 9)
    words = {"first": _NUMBERS[first].capitalize(), "second": _NUMBERS[second]}
    return Question(_("%(first)s cộng %(second)s bằng mấy? (viết bằng số hay chữ)") % words, _said(first + second))


def _difference(chance: random.Random) -> Question:
    second = chance.randint(1, 8)
    first = chance.randint(second + 1, 10)
    words = {"first": _NUMBERS[first].capitalize(), "second": _NUMBERS[second]}
    return Question(_("%(first)s bớt %(second)s còn mấy? (viết bằng số hay chữ)") % words, _said(first - second))


def _larger(chance: random.Random) -> Question:
    first, second = chance.sample(range(1, 11), 2)
    words = {"first": _NUMBERS[first], "second": _NUMBERS[second]}
    text = _("Số nào lớn hơn: %(first)s hay %(second)s? (viết bằng số hay chữ)") % words
    return Question(text, _said(max(first, second)))


def _next_day(chance: random.Random) -> Question:
    number = chance.randrange(7)
    following = (number + 1) % 7
    answers = {fold(_DAYS[following]), *_DAY_NUMBERS[following]}
    answers |= {f"thu {answer}" for answer in _DAY_NUMBERS[following]}
    return Question(_("Sau %(day)s là thứ mấy? (viết bằng số hay chữ)") % {"day": _DAYS[number]}, frozenset(answers))


def _said(number: int) -> frozenset[str]:
    words = (_NUMBERS[number], *_OTHER_WORDS.get(number, ()))
    return frozenset({str(number), f"{number:02d}", *(fold(word) for word in words)})


_KINDS: tuple[Callable[[random.Random], Question], ...] = (_sum, _difference, _larger, _next_day)
