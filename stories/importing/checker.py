"""Takes typed values out of a JSON object and notes what is wrong with the others; never raises."""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from core.dates import FIRST_YEAR, LAST_YEAR
from core.text import clean_line, clean_text
from stories.importing.problems import Problem
from stories.importing.vocabulary import Vocabulary

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?")
DATE_FORM = "cần có dạng NĂM-THÁNG-NGÀY, ví dụ 2023-02-14"
MOMENT_FORM = "cần có dạng 2023-02-14, 2023-02-14T09:02 hoặc null"


class Checker:
    """One object of the file; `problems` is shared with the objects inside it."""

    def __init__(self, line: int, values: Mapping[str, Any], problems: list[Problem], prefix: str = "") -> None:
        self.line = line
        self.values = values
        self.problems = problems
        self.prefix = prefix

    def fail(self, key: str, message: str) -> None:
        """Note an error."""
        self.problems.append(Problem(self.line, self.prefix + key, message))

    def warn(self, key: str, message: str) -> None:
        """Note a warning."""
        self.problems.append(Problem(self.line, self.prefix + key, message, is_error=False))

    def warn_of_unknown(self, known: frozenset[str]) -> None:
        """Warn of keys that mean nothing."""
        for key in self.values.keys() - known:
            self.warn(clean_line(key.encode(errors="replace").decode())[:60], "không có trong định dạng, bỏ qua")

    def text(self, key: str, limit: int = 0, *, required: bool = False, lines: bool = False) -> str:
        """Return the cleaned text under `key`, "" for null; on one line unless `lines`."""
        value = self.values.get(key)
        text = self.cleaned(key, value, lines=lines) if value is not None else ""
        if required and not text and (value is None or isinstance(value, str)):
            self.fail(key, "cần có")
        if limit and len(text) > limit:
            self.fail(key, f"dài {len(text)} ký tự, tối đa {limit}")
            return ""
        return text

    def cleaned(self, key: str, value: Any, *, lines: bool = False) -> str:
        """Return `value` as clean text, "" with an error when it is not text at all."""
        if not isinstance(value, str):
            self.fail(key, "cần là chuỗi chữ")
            return ""
        if _is_clean(value, lines=lines):
            return value.strip()
        if not _is_storable(value):
            self.fail(key, "có ký tự hỏng, không phải UTF-8 đúng")
            return ""
        return clean_text(value) if lines else clean_line(value)

    def texts(self, key: str, limit: int) -> tuple[str, ...]:
        """Return the cleaned texts of a list, without blanks and doubles."""
        found: dict[str, None] = {}
        for number, value in enumerate(self.items(key), start=1):
            text = self.cleaned(f"{key}[{number}]", value)
            if len(text) > limit:
                self.fail(f"{key}[{number}]", f"dài {len(text)} ký tự, tối đa {limit}")
            elif text:
                found[text] = None
        return tuple(found)

    def items(self, key: str) -> list[Any]:
        """Return the list under `key`, empty for null."""
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fail(key, "cần là danh sách")
            return []
        return value

    def object(self, key: str) -> "Checker | None":
        """Return the object under `key`, None for null."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fail(key, "cần là đối tượng {…} hoặc null")
            return None
        return Checker(self.line, value, self.problems, f"{self.prefix}{key}.")

    def objects(self, key: str) -> "Iterator[Checker]":
        """Yield the objects of a list."""
        for number, value in enumerate(self.items(key), start=1):
            if isinstance(value, dict):
                yield Checker(self.line, value, self.problems, f"{self.prefix}{key}[{number}].")
            else:
                self.fail(f"{key}[{number}]", "cần là đối tượng {…}")

    def choice(self, key: str, words: Vocabulary, *, required: bool = False) -> str:
        """Return what the word under `key` stands for, "" when there is none."""
        text = self.text(key, required=required)
        found = words.find(text)
        if text and not found:
            self.fail(key, f"“{text[:60]}” không hợp lệ; chọn một trong: {words}")
        return found

    def number(self, key: str, low: int, high: int) -> int | None:
        """Return the whole number under `key`."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            self.fail(key, "cần là số nguyên")
            return None
        if not low <= value <= high:
            self.fail(key, f"cần nằm trong khoảng {low}–{high}")
            return None
        return value

    def date(self, key: str, *, with_time: bool = False) -> datetime.date | None:
        """Return the day under `key`; with `with_time` a time behind it is let pass."""
        return self.moment(key)[0] if with_time else self._day(key, self.text(key), _DATE, DATE_FORM)

    def moment(self, key: str) -> tuple[datetime.date | None, datetime.time | None]:
        """Return day and time under `key`, each None when unknown."""
        text = self.text(key)
        match = _MOMENT.fullmatch(text)
        day = self._day(key, match[1] if match else text, _DATE, MOMENT_FORM)
        if not day or not match or not match[2]:
            return day, None
        try:
            return day, datetime.time.fromisoformat(match[2])
        except ValueError:
            self.fail(key, f"“{match[2]}” không phải giờ có thật")
            return None, None

    def _day(self, key: str, text: str, form: re.Pattern[str], hint: str) -> datetime.date | None:
        if not text:
            return None
        if not form.fullmatch(text):
            self.fail(key, f"“{text[:40]}” {hint}")
            return None
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            self.fail(key, f"“{text}” không phải ngày có thật")
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(key, f"năm {day.year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}")
            return None
        return day


def _is_clean(text: str, *, lines: bool) -> bool:
    """Say whether cleaning would change nothing but spaces at the ends, as with most text.

    No mark, hard space or line end is in a text that is "printable".
    """
    if lines:
        if " \n" in text or "\n " in text:
            return False
        plain = text.replace("\n", "")
    else:
        plain = text
    return plain.isprintable() and "  " not in plain and unicodedata.is_normalized("NFC", text)


def _is_storable(text: str) -> bool:
    """Say whether no half of a surrogate pair is in `text`: JSON can write one, UTF-8 and databases cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
