"""Drawings as pixels."""

import io

import pytest
from PIL import Image as Pillow

from media.factories import SVG
from media.raster import in_scheme, png

RULES = ".a{fill:#fff}"


@pytest.mark.parametrize(
    "query",
    [
        "@media(prefers-color-scheme:dark){.a{fill:#000}.b{fill:#111}}",
        "@media (prefers-color-scheme: dark) {\n .a{fill:#000}\n .b{fill:#111}\n}",
    ],
)
def test_night_rules_hold_by_night_alone(query):
    svg = f"<style>{RULES}{query}.c{{fill:#222}}</style>"
    assert in_scheme(svg, night=False) == f"<style>{RULES}.c{{fill:#222}}</style>"
    night = in_scheme(svg, night=True)
    assert ".a{fill:#000}" in night and ".b{fill:#111}" in night
    assert "@media" not in night and night.count("{") == night.count("}")


def test_day_rules_hold_by_day_alone():
    svg = "<style>@media(prefers-color-scheme:light){.a{fill:#fff}}</style>"
    assert ".a{fill:#fff}" in in_scheme(svg, night=False)
    assert ".a{fill:#fff}" not in in_scheme(svg, night=True)


def test_pixels_have_the_width_and_the_shape_of_the_drawing():
    assert Pillow.open(io.BytesIO(png(SVG, 300))).size == (300, 200)


@pytest.mark.parametrize("text", ["", "không phải SVG", "<svg", "<html></html>"])
def test_what_is_no_drawing_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        png(text, 100)
