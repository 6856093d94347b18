"""The colours of the public site: what the tokens are, and which of them may stand on which."""

import re
from dataclasses import dataclass
from functools import cache

from core.sheets import TEMPLATES

DARK = "@media (prefers-color-scheme: dark)"
_SCHEME = re.compile(re.escape(DARK) + r" \{\s*:root \{(.*?)\}\s*\}", re.S)
_COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")

# WCAG 2.2: 1.4.3 for text, 1.4.11 for lines and marks, and for letters of 24 px and more.
TEXT, LINE, LARGE = 4.5, 3.0, 3.0
PIGMENTS = ("cham", "son", "la", "hoe", "dat", "song", "sim", "da")
_WORDS = ("ink", "ink-2", *PIGMENTS)
_LINES = ("edge", "block", "focus", "son")
TEXT_ON = {
    "paper": (*_WORDS, "ink-3"),
    "paper-up": (*_WORDS, "ink-3"),
    "paper-down": _WORDS,
    "cham-wash": ("ink", "ink-2", "cham"),
    "mark": ("ink",),
    "son-fill": ("on-son",),
    "ink": ("paper",),
    "foot": ("foot-ink", "foot-2", "foot-lit"),
}
LINES_ON = {"paper": _LINES, "paper-up": _LINES, "paper-down": _LINES, "foot": ("foot-lit",)}
LARGE_ON = {"paper": ("son-fill",), "paper-up": ("son-fill",)}
# Hairlines and shadows: nothing is lost to those who do not see them.
DECORATION = ("line", "foot-line")


@dataclass(frozen=True)
class Pair:
    """A colour on a ground, the contrast it needs, and the one it has by day and by night."""

    colour: str
    ground: str
    needed: float
    day: float
    night: float

    @property
    def holds(self) -> bool:
        """Say whether the pair can be read in both schemes."""
        return min(self.day, self.night) >= self.needed


@cache
def night_rules() -> str:
    """Return the declarations by which the night differs from the day."""
    found = _SCHEME.search(_tokens())
    if found is None:
        raise ValueError(f"tokens.css has no {DARK}")
    return found[1]


@cache
def day() -> dict[str, str]:
    """Return the colours of the day by name, as "#f6f0e3"."""
    return dict(_COLOUR.findall(_tokens().partition(DARK)[0]))


@cache
def night() -> dict[str, str]:
    """Return the colours of the night by name."""
    return day() | dict(_COLOUR.findall(night_rules()))


def pairs() -> list[Pair]:
    """Return every colour with every ground on which it may stand."""
    asked = ((TEXT_ON, TEXT), (LINES_ON, LINE), (LARGE_ON, LARGE))
    return [
        _pair(colour, ground, needed)
        for grounds, needed in asked
        for ground, colours in grounds.items()
        for colour in colours
    ]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1–21) of two colours as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _pair(colour: str, ground: str, needed: float) -> Pair:
    by_day, by_night = (contrast(scheme[colour], scheme[ground]) for scheme in (day(), night()))
    return Pair(colour, ground, needed, by_day, by_night)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _tokens() -> str:
    return (TEMPLATES / "sheets" / "tokens.css").read_text(encoding="utf-8")
