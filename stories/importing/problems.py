"""What is wrong with a line of the file, in words for the person who made it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SHOWN_LINES = 5
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of one line: an error keeps the line out, a warning lets it in."""

    line: int
    key: str
    message: str
    is_error: bool = True

    def __str__(self) -> str:
        key = f'"{self.key}": ' if self.key else ""
        return f"dòng {self.line}: {key}{self.message}"


def grouped(problems: Iterable[Problem]) -> list[str]:
    """Return one line a kind of problem, the most frequent first, with its number and the first lines it is in."""
    groups: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        groups.setdefault((_INDEX.sub("[]", problem.key), problem.message), []).append(problem.line)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[1][0]))
    return [_group_line(key, message, lines) for (key, message), lines in ordered]


def _group_line(key: str, message: str, lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:_SHOWN_LINES])
    more = ", …" if len(lines) > _SHOWN_LINES else ""
    subject = f'"{key}": ' if key else ""
    return f"{len(lines)} lần: {subject}{message} (dòng {shown}{more})"
