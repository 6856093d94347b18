"""Where a line of Vietnamese must not break: inside a name, between a number and its unit."""

import re

_HARD_SPACE = "\u00a0"
# Longer runs would not fit on one line of a phone in the size of titles.
_LONGEST = 18
_NUMBER = re.compile(r"[0-9]+(?:[.,/][0-9]+)*")
_BEFORE_NAMES = {
    "phố",
    "tỉnh",
    "huyện",
    "quận",
    "xã",
    "phường",
    "thôn",
    "bản",
    "ông",
    "bà",
    "anh",
    "chị",
    "cô",
    "chú",
    "em",
}
_BEFORE_NUMBERS = {"ngày", "tháng", "năm", "quý", "khóa", "đợt"}
_OPENING = "“‘\"'(["


def glue(text: str) -> str:
    """Return `text` with hard spaces inside names ("Cù Lao Giêng") and between numbers and units ("7,2 triệu")."""
    runs: list[list[str]] = []
    for word in text.split(" "):
        if runs and _belongs(word, runs[-1]):
            runs[-1].append(word)
        else:
            runs.append([word])
    return " ".join(map(_join, runs))


def _belongs(word: str, run: list[str]) -> bool:
    before = run[-1]
    if _NUMBER.fullmatch(before.lstrip(_OPENING)):
        return len(run) == 1 and word[:1].isalpha()
    if word[:1].isdigit():
        return before.lower() in _BEFORE_NUMBERS
    if word == "phố":
        return before.lower() == "thành"
    first = before.lstrip(_OPENING)[:1]
    return word[:1].isupper() and before[-1:].isalpha() and (first.isupper() or before.lower() in _BEFORE_NAMES)


def _join(run: list[str]) -> str:
    """Return a run with hard spaces; of one that is too long only its end keeps together."""
    for start in range(len(run)):
        tied = _HARD_SPACE.join(run[start:])
        if len(tied) <= _LONGEST and run[start] != "phố":
            return " ".join([*run[:start], tied])
    return " ".join(run)
