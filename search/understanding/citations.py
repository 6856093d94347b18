"""What a query wants word for word: quotations, and the numbers of official documents."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# An apostrophe opens nothing, it stands in names ("H'leo"); a mark left open quotes nothing.
_QUOTED = re.compile('"([^"]+)"|[“„”]([^“”„"]+)[”“"]|«([^«»]+)»|»([^«»]+)«|‹([^‹›]+)›|[‘‚]([^‘’‚]+)[’‘](?!\\w)')
_LETTERS = "[A-Za-zĐđ]{1,8}"
# "2590 kh ubnd": without signs both what it is and who wrote it must be known.
_KINDS_SPACED = "(?i:kh|qđ|qd|nq|ct|nđ|nd|tt|ttr|tb|cv|hd|bc)"
_ORGANS_SPACED = "(?i:ubnd|hđnd|hdnd|cp|tw|tu|ttg|qh|mttq|bnv)"
# "2590/KH-UBND", "42/2022/NĐ-CP", "202/2025/QH15", "05-CT/TW", "2590/KH"; spaces may stand around the signs.
_NUMBER = re.compile(
    rf"(?<![\w/])\d{{1,6}}(?:"
    rf"\s?/\s?(?:\d{{4}}\s?/\s?)?(?P<letters>{_LETTERS}\d{{0,2}})(?P<organ>(?:\s?[-–]\s?{_LETTERS}\d{{0,2}})*)"
    rf"|\s?[-–]\s?{_LETTERS}\s?/\s?{_LETTERS}"
    rf"|\s?/\s?(?P<year>(?:19|20)\d\d)"
    rf"|\s(?:{_KINDS_SPACED})\s(?:{_ORGANS_SPACED})"
    rf")(?![\w/])"
)
# What documents are, by their abbreviations; typed small, other letters may be of a measure ("30 triệu/ha").
_KIND_LETTERS = """
kh qđ qd nq ct nđ nd tt ttr tb cv hd bc ttlt qh cđ cd kl qc ctr ubnd hđnd hdnd tw tu cp ttg btv bch bct vbhn pl lct csl
"""
_KINDS = frozenset(_KIND_LETTERS.split())
_LAST_MONTH = 12
_SPACED_SIGN = re.compile(r"\s*([/–-])\s*")


class Citation(NamedTuple):
    """Characters `start` to `end` of a text are wanted as they stand."""

    start: int
    end: int
    is_number: bool


def citations(text: str) -> list[Citation]:
    """Return what `text` quotes and the numbers of documents in it, in order; numbers in a quotation are part of it."""
    quoted = [Citation(*match.span(match.lastindex or 0), False) for match in _QUOTED.finditer(text)]
    numbers = [one for one in _numbers(text) if not any(q.start <= one.start < q.end for q in quoted)]
    return sorted(quoted + numbers)


def _numbers(text: str) -> Iterator[Citation]:
    for match in _NUMBER.finditer(text):
        if _is_document(match):
            yield Citation(*match.span(), True)


def _is_document(match: re.Match[str]) -> bool:
    """Say whether a match is the number of a document and no date, rate or measure."""
    if match["year"]:
        # "42/2022" may be a decree, "5/2022" is a month.
        return int(match[0].split("/")[0]) > _LAST_MONTH
    letters = match["letters"]
    return letters is None or bool(match["organ"]) or letters.isupper() or letters.lower() in _KINDS


def compact(number: str) -> str:
    """Return the number of a document without spaces: "2590 / kh - ubnd" and "2590 kh ubnd" are "2590/kh-ubnd"."""
    joined = _SPACED_SIGN.sub(r"\1", number)
    first, *rest = joined.split()
    return f"{first}/{'-'.join(rest)}" if rest else joined
