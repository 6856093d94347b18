"""Reads a JSON Lines file line by line, whatever it holds."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

# The text of the longest story we know has 60 kB; a line beyond this limit is no story and is not kept in memory.
MAX_LINE = 5 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class BadLine(ValueError):
    """A line that holds no JSON value; says why."""


def lines(path: Path, progress: Callable[[int], object] | None = None) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of every line that is not empty, None for one that is too long.

    `progress` is told how many bytes were read.

    Raises:
        BadLine: the file is no UTF-8 text at all.
    """
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_LINE + 1):
            number += 1
            size = len(line)
            if number == 1:
                line = _without_mark(line)
            if size > MAX_LINE:
                size += _skip_line(file, line)
                yield number, None
            elif line.strip():
                yield number, line
            if progress:
                progress(size)


def value_of(line: bytes | None) -> Any:
    """Return the JSON value on a line.

    Raises:
        BadLine: there is none.
    """
    if line is None:
        raise BadLine(f"dài hơn {MAX_LINE // 1024 // 1024} MB, quá dài cho một bài")
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise BadLine(f"không phải UTF-8 đúng (byte thứ {error.start + 1})") from None
    except json.JSONDecodeError as error:
        raise BadLine(f"không phải JSON đúng (ký tự thứ {error.pos + 1})") from None
    except RecursionError:
        raise BadLine("không phải JSON đúng: lồng nhau quá sâu") from None
    except ValueError:
        raise BadLine("không phải JSON đúng: có số quá lớn hoặc không phải số") from None


def _without_mark(line: bytes) -> bytes:
    if line.startswith(_UTF16):
        raise BadLine("tệp ở dạng UTF-16; hãy lưu lại bằng UTF-8")
    return line.removeprefix(_BOM)


def _skip_line(file: BinaryIO, start: bytes) -> int:
    """Read on to the end of a line without keeping it; return how many bytes that took."""
    size = 0
    chunk = start
    while chunk and not chunk.endswith(b"\n"):
        chunk = file.readline(MAX_LINE)
        size += len(chunk)
    return size


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
