"""What the shell's tags make of markup."""

import pytest
from django.template import Context, Template, engines


def lean(markup: str) -> str:
    return Template("{% load shell %}{% lean %}" + markup + "{% endlean %}").render(Context())


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
        (
            '<p class="meta">\n<span>a</span>\n\n<span>b</span>\n</p>',
            '<p class="meta"><span>a</span> <span>b</span></p>',
        ),
        ("<p>a <b>b</b> <i>c</i></p>", "<p>a <b>b</b> <i>c</i></p>"),
        ("<p>a\n<b>b</b>\nc</p>\n<p>d</p>", "<p>a\n<b>b</b>\nc</p><p>d</p>"),
        ("<a href='/'>a</a>\n<picture>", "<a href='/'>a</a> <picture>"),
        ("<p>1 < 2 > \n 0</p>", "<p>1 < 2 > \n 0</p>"),
        ("", ""),
    ],
)
def test_only_space_that_nobody_sees_is_dropped(markup, left):
    assert lean(markup) == left


def test_blocks_inside_can_be_filled_and_filled_up():
    engine = engines["django"].engine
    base = engine.from_string(
        "{% load shell %}{% lean %}<ul>\n{% block items %}<li>a</li>{% endblock %}\n</ul>{% endlean %}"
    )
    own = "{% extends base %}{% block items %}{{ block.super }}\n<li>b</li>{% endblock %}"
    assert engine.from_string(own).render(Context({"base": base})) == "<ul><li>a</li><li>b</li></ul>"
