"""Which SVG is plain enough to be stored."""

import pytest
from defusedxml import ElementTree

from media.drawings import plain_svg
from media.factories import SVG
from media.uploads import UploadRefused


def svg(inner="", root=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80" {root}>{inner}</svg>'


def test_frame_gives_width_and_height():
    content, size = plain_svg(svg("<path d='M0 0h9'/>", 'width="100%"'))
    root = ElementTree.fromstring(content)
    assert size == (120, 80)
    assert (root.get("width"), root.get("height")) == ("120", "80")
    assert content.startswith(b"<svg ")


def test_declaration_and_comments_are_dropped():
    content, _size = plain_svg('<?xml version="1.0" encoding="utf-8"?><!-- ai đó -->' + SVG)
    assert b"<!--" not in content and b"<?xml" not in content


def test_style_with_a_night_scheme_is_kept():
    css = ".a{fill:#fff}@media(prefers-color-scheme:dark){.a{fill:#000}}"
    assert css.encode() in plain_svg(svg(f"<style>{css}</style>"))[0]


def test_clip_path_within_the_drawing_is_kept():
    assert plain_svg(svg('<clipPath id="a"><path d=""/></clipPath><g clip-path="url(#a)"/><use href="#a"/>'))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "không phải SVG",
        "<svg",
        "<html></html>",
        "<svg viewBox='0 0 1 1'/>",
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("&a;"),
        svg("<script>alert(1)</script>"),
        svg("<foreignObject/>"),
        svg("<image href='https://example.com/a.png'/>"),
        svg("<a href='https://example.com'><path d=''/></a>"),
        svg("<animate attributeName='href' to='javascript:alert(1)'/>"),
        svg("<html:p xmlns:html='http://www.w3.org/1999/xhtml'/>"),
        svg(root="onload='alert(1)'"),
        svg("<path d='' onclick='alert(1)'/>"),
        svg("<use href='https://example.com/a.svg#b'/>"),
        svg("<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='data:image/svg+xml,x'/>"),
        svg("<path fill='url(https://example.com/a)'/>"),
        svg("<path style='fill:url( //example.com )'/>"),
        svg("<style>@import 'https://example.com/a.css'</style>"),
        svg("<style>@im\\70ort 'https://example.com/a.css'</style>"),
        svg("<style>@font-face{src:url(#a)}</style>"),
        svg("<style>svg{background:image-set('https://example.com/a')}</style>"),
        svg("<path xml:base='https://example.com/'/>"),
        svg().replace('viewBox="0 0 120 80"', ""),
        svg().replace("0 0 120 80", "0 0 0 80"),
        svg().replace("0 0 120 80", "0 0 nan 80"),
        svg().replace("0 0 120 80", "0 0 99999999 80"),
        svg().replace("0 0 120 80", "120 80"),
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(UploadRefused) as refusal:
        plain_svg(text)
    assert "SVG" in refusal.value.messages[0]
