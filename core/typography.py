"""Where a line of Vietnamese must not break: inside a name, between a number and its unit, in the number of a paper.

Hard spaces are only ever added, so that glueing twice changes nothing.
"""

import re

# Longer runs would not fit on one line of a phone: in the size of titles, and in that of the text.
LONGEST_IN_TITLES = 18
LONGEST_IN_TEXT = 24

_HARD_SPACE = "\u00a0"
_GAP = f"[ {_HARD_SPACE}]"
_GAPS = re.compile(f"({_GAP})")
_CAPITALS = "".join(
    letter for letter in map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if letter.isupper()
)
_CAPITALIZED = rf"{_GAP}[{_CAPITALS}][^\W\d_]*"
_LONGEST_WORD = 12
_CITY_LENGTH = len("thành ")
_OPENING = "“‘\"'([;>"

# Every search begins with one of a few letters, and is left out where none of them stands: long texts cost little.
_NAMES = re.compile(f"{_CAPITALIZED}(?:{_CAPITALIZED})*")
_CITY = re.compile(r"\b([Tt]hành) (?=phố\b)")
_COUNTED = re.compile(" (?=[0-9])")
_MEASURED = re.compile(r"([0-9](?<![^ \n“‘\"'(\[;][0-9])[0-9]*(?:[.,/][0-9]+)*) (?=[^\W\d_])")
# "2590/KH-UBND", "45/2017/QĐ-TTg", "05-CT/TW"; "2021-2025": these break at their hyphens.
_HYPHENATED = re.compile(r"\b\d+(?:/\d{4})?[/-][A-ZĐ][\w-]{,14}(?:/[A-ZĐ][\w-]{,9})?|\b\d{1,4}-\d{1,4}\b")
_UNBROKEN = '<span class="nb">'

_BEFORE_NAMES = frozenset(
    ["tỉnh", "huyện", "quận", "xã", "phường", "thôn", "bản", "ông", "bà", "anh", "chị", "cô", "chú", "em", "phố"],
)
_BEFORE_NUMBERS = frozenset(["ngày", "tháng", "năm", "quý", "khóa", "đợt"])

_TAG = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")
_ELEMENT = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.I)
# Their text is copied, run or followed as it is.
_LEFT_ALONE = frozenset(["a", "code", "kbd", "pre", "samp", "script", "style", "svg", "textarea", "title"])


def glue(text: str, longest: int = LONGEST_IN_TITLES) -> str:
    """Return `text` with hard spaces inside names ("Cù Lao Giêng") and between numbers and units ("7,2 triệu").

    Of a run of more than `longest` characters only the end keeps together.
    """
    if " " not in text:
        return text
    if "phố" in text:
        text = _CITY.sub(rf"\1{_HARD_SPACE}", text)
    text = _COUNTED.sub(_tie_counted, text)
    text = _MEASURED.sub(rf"\1{_HARD_SPACE}", text)
    return _tie_names(text, longest)


def keep_hyphens(escaped: str) -> str:
    """Return HTML text in which numbers of papers and spans of years do not break at their hyphens."""
    return _HYPHENATED.sub(rf"{_UNBROKEN}\g<0></span>", escaped) if "-" in escaped else escaped


def glue_html(markup: str) -> str:
    """Return `markup` with its words glued as in a text; tags, links, code and drawings stay as they are."""
    parts = _TAG.split(markup)
    closing = ""
    for number, part in enumerate(parts):
        if number % 2:
            closing = _skipped_until(part, closing)
        elif part and not closing:
            parts[number] = keep_hyphens(glue(part, LONGEST_IN_TEXT))
    return "".join(parts)


def _skipped_until(tag: str, closing: str) -> str:
    """Return the name of the element whose end is awaited after `tag`, "" where text is glued."""
    found = _ELEMENT.match(tag)
    if found is None:
        return closing
    ends, name = bool(found[1]), found[2].lower()
    if closing:
        return "" if ends and name == closing else closing
    opens = not ends and not tag.endswith("/>") and (name in _LEFT_ALONE or tag == _UNBROKEN)
    return name if opens else ""


def _tie_counted(gap: re.Match[str]) -> str:
    return _HARD_SPACE if _word_before(gap.string, gap.start()).lower() in _BEFORE_NUMBERS else " "


def _tie_names(text: str, longest: int) -> str:
    done, pieces = 0, []
    for found in _NAMES.finditer(text):
        start = max(done, _start_of_name(text, found.start()))
        pieces += [text[done:start], _tie(text[start : found.end()], longest)]
        done = found.end()
    return "".join([*pieces, text[done:]])


def _start_of_name(text: str, gap: int) -> int:
    """Return where a run begins that goes on after the gap at `gap`: one or two words before it, or after it."""
    word = _word_before(text, gap)
    if not word or not word[-1].isalpha():
        return gap + 1
    start = gap - len(word)
    if word == "phố" and _word_before(text, start - 1).lower() == "thành":
        return start - _CITY_LENGTH
    if word == "phố" or not (word[0].isupper() or word in _BEFORE_NAMES):
        return gap + 1
    return start


def _word_before(text: str, end: int) -> str:
    """Return the word that ends at `end`, without the marks that open it; "" where there is none of common length."""
    words = _GAPS.split(text[max(0, end - _LONGEST_WORD) : max(0, end)])
    # An entity ends in ";", as "&quot;" does before a word.
    return words[-1].rpartition("\n")[2].rpartition(";")[2].lstrip(_OPENING)


def _tie(run: str, longest: int) -> str:
    """Return a run with hard spaces; of one that is too long only as much of its end as fits."""
    parts = _GAPS.split(run)
    length = len(parts[-1])
    for number in range(len(parts) - 2, 0, -2):
        length += 1 + len(parts[number - 1])
        if length + (_CITY_LENGTH if parts[number - 1] == "phố" else 0) > longest:
            break
        parts[number] = _HARD_SPACE
    return "".join(parts)
