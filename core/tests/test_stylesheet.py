"""The stylesheet: readable colours in both schemes, and nothing that old phones drop whole."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from core import palette
from core.sheets import ADDRESSES, sheet_sources, stylesheet
from stories.choices import FieldIcon, Palette

CSS = "".join(stylesheet(address) for address in ADDRESSES)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"(?:^|\s)color: var\(--([a-z0-9-]+)\)")
GROUND = re.compile(r"background(?:-color)?: var\(--([a-z0-9-]+)\)")
LINE = re.compile(r"(?:border|outline|shadow|decoration)[a-z-]*:[^;]*?var\(--([a-z0-9-]+)\)")
# 32 px and more: all that "large" of WCAG asks for is 24.
LARGE = re.compile(r"font(?:-size)?:[^;]*?(?:var\(--t[67]\)|\b[2-9](?:\.\d+)?rem)")
RAW = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(")
FONTS = settings.BASE_DIR / "static" / "fonts"
COLOURS = set(palette.day())
LINES = {*palette.LINES_ON["paper"], *palette.DECORATION, *palette.TEXT_ON, *palette.TEXT_ON["foot"]}


def rules() -> Iterator[tuple[str, str, str]]:
    """Yield sheet, selector and declarations of every rule that dresses a page on a screen."""
    for path in (path for address in ADDRESSES for path in sheet_sources(address)):
        if path.stem not in ("fonts", "tokens", "print"):
            for selector, declarations in RULE.findall(path.read_text(encoding="utf-8")):
                yield path.stem, " ".join(selector.split()), declarations


def is_mark(selector: str) -> bool:
    """Say whether a rule draws a bullet, a rule or a separator, which nobody has to read."""
    return selector.endswith(("::before", "::after"))


@pytest.mark.parametrize("pair", palette.pairs(), ids=lambda pair: f"{pair.colour} on {pair.ground}")
def test_every_colour_can_be_seen_on_every_ground_by_day_and_by_night(pair):
    assert pair.holds, pair


def test_contrast_is_the_one_of_wcag():
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert palette.contrast("#767676", "#ffffff") == palette.contrast("#ffffff", "#767676") >= 4.5


def test_the_night_changes_no_colour_that_the_day_does_not_know():
    assert set(palette.night()) == COLOURS
    assert palette.night()["paper"] != palette.day()["paper"]


def test_components_put_no_colour_on_a_ground_where_it_is_not_tested():
    unknown = [f"{sheet}: {selector} {fault}" for sheet, selector, text in rules() for fault in faults(selector, text)]
    assert unknown == []


def faults(selector: str, declarations: str) -> Iterator[str]:
    """Yield the colours of a rule that no tested pair allows."""
    colour, ground = ((pattern.findall(declarations) or [""])[-1] for pattern in (COLOUR, GROUND))
    if ground and is_mark(selector):
        known = {*palette.LINES_ON["paper"], *palette.TEXT_ON}
        yield from {f"a mark of {ground}"} if ground not in known else ()
    elif ground and (colour or "ink") not in palette.TEXT_ON.get(ground, ()):
        yield f"{colour or 'ink'} on {ground}"
    elif colour and not ground and colour not in alone(selector, declarations):
        yield f"{colour} on any ground"
    yield from (f"a line of {line}" for line in LINE.findall(declarations) if line in COLOURS - LINES)


def alone(selector: str, declarations: str) -> tuple[str, ...]:
    """Return the colours that a rule may set without a ground of its own."""
    if ".foot" in selector:
        return palette.TEXT_ON["foot"]
    marks = palette.LINES_ON["paper"] if is_mark(selector) else ()
    large = palette.LARGE_ON["paper"] if LARGE.search(declarations) else ()
    return (*palette.TEXT_ON["paper"], *marks, *large)


def test_colours_are_named_once():
    raw = [f"{sheet}: {selector}" for sheet, selector, text in rules() if RAW.search(text)]
    assert raw == []


def test_every_pigment_has_its_class_and_its_token():
    assert set(Palette.values) == set(palette.PIGMENTS)
    assert all(f".field--{pigment}{{" in CSS for pigment in Palette.values)


def test_every_icon_is_in_the_sprite():
    sprite = Path(settings.BASE_DIR / "static/img/sprite.svg").read_text(encoding="utf-8")
    assert all(f'id="{icon}"' in sprite for icon in (*FieldIcon.values, "seal", "x", "go", "rss"))


@pytest.mark.parametrize("word", ["@layer", ":is(", ":where(", ":has(", "inset:0", "aspect-ratio:", "padding-block"])
def test_nothing_is_used_that_phones_of_2020_drop(word):
    assert word not in CSS


def test_fonts_of_a_page_weigh_less_than_75_kb():
    named = set(re.findall(r"fonts/([a-z0-9-]+\.woff2)", CSS))
    assert named == {path.name for path in FONTS.glob("*.woff2")}
    assert sum((FONTS / name).stat().st_size for name in named) <= 75_000


def test_every_font_has_stand_ins_that_take_its_room():
    stacks = re.findall(r"--(?:sans|serif):([^;]+)", CSS)
    faces = re.findall(r'@font-face\{font-family:"([^"]+)"([^}]*)\}', CSS)
    adjusted = {family for family, text in faces if "size-adjust" in text and "ascent-override" in text}
    for stack in stacks:
        own, *rest = re.findall(r'"([^"]+)"', stack)
        assert own not in adjusted
        assert [family for family in rest if family in adjusted]
    assert all("font-display:optional" in text for family, text in faces if family not in adjusted)
