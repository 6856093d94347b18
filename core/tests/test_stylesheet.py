"""The stylesheet: readable colours in both schemes, and nothing that old phones drop whole."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from core.sheets import stylesheet
from stories.choices import FieldIcon, Palette

CSS = stylesheet()
TOKEN = re.compile(r"--([a-z0-9-]+):(#[0-9a-f]{6})")
DAY = dict(TOKEN.findall(CSS.split("@media (prefers-color-scheme:dark)")[0]))
NIGHT = DAY | dict(TOKEN.findall(CSS.split("@media (prefers-color-scheme:dark)")[1].split("}}")[0]))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("ground", ["paper", "paper-up", "paper-down"])
@pytest.mark.parametrize("pigment", [*Palette.values, "ink", "ink-2"])
def test_words_can_be_read_on_every_ground(scheme, ground, pigment):
    assert contrast(scheme[pigment], scheme[ground]) >= 4.5


def test_every_pigment_has_its_class():
    assert all(f".field--{pigment}{{" in CSS for pigment in Palette.values)


def test_every_icon_is_in_the_sprite():
    sprite = Path(settings.BASE_DIR / "static/img/sprite.svg").read_text(encoding="utf-8")
    assert all(f'id="{icon}"' in sprite for icon in (*FieldIcon.values, "seal", "x", "go", "rss"))


@pytest.mark.parametrize("word", ["@layer", ":is(", ":where(", ":has(", "inset:0", "aspect-ratio:", "padding-block"])
def test_nothing_is_used_that_phones_of_2020_drop(word):
    assert word not in CSS
