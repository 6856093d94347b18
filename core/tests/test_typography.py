"""What stays together on a line."""

import re
import time

import pytest
from django.utils.html import escape
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from core.templatetags.shell import glued, unbroken
from core.typography import LONGEST_IN_TEXT, LONGEST_IN_TITLES, glue, glue_html

HARD = "\u00a0"
_TAG = re.compile(r"<[^>]*>")
words = st.sampled_from(
    (
        *("bà", "Trần", "Thị", "Ngãi", "tỉnh", "thành", "phố", "Hà", "Nội,", "ngày", "12", "7,2", "triệu", "“Ông", "Ở"),
        *("137/KH-UBND", "2021-2025", "a&b", "<3", "x" * 30, "X" * 30, ".", "", "\n", f"Lò{HARD}Văn"),
    )
)
texts = st.lists(words, max_size=30).map(" ".join)
markups = st.lists(
    st.one_of(
        texts.map(escape),
        st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", '<i title="Bà Trần Thị Ngãi > 7,2 triệu">', "</i>"]),
        st.sampled_from(
            ['<a href="/x?q=Hà Nội">Bà Trần</a>', "<code>ngày 12 7 km</code>", "<svg><text>Hà Nội</text></svg>"]
        ),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("bà Trần Thị Ngãi kể", "bà~Trần~Thị~Ngãi kể"),
        ("chị Đặng Thị Thu Hằng, công chức", "chị Đặng~Thị~Thu~Hằng, công chức"),
        ("xã Cù Lao Giêng, tỉnh An Giang", "xã~Cù~Lao~Giêng, tỉnh~An~Giang"),
        ("thành phố Đà Nẵng, thành phố Hồ Chí Minh", "thành~phố~Đà~Nẵng, thành~phố Hồ~Chí~Minh"),
        ("“Ông Toàn” về làng", "“Ông~Toàn” về làng"),
        ("góp 7,2 triệu đồng", "góp 7,2~triệu đồng"),
        ("Ngày 27/5/2021, tháng 12 năm 2021 tới", "Ngày~27/5/2021, tháng~12 năm~2021 tới"),
        ("Nhân ái, từ thiện. Văn hóa", "Nhân ái, từ thiện. Văn hóa"),
        ("Nguyễntrần Thịhồng Nhunglan", "Nguyễntrần Thịhồng~Nhunglan"),
        ("Một-từ-rất-rất-dài-không-ngắt Hai", "Một-từ-rất-rất-dài-không-ngắt Hai"),
        ("hai  khoảng trắng ", "hai  khoảng trắng "),
        ("", ""),
    ],
)
def test_names_and_numbers_stay_together(text, shown):
    assert glue(text) == shown.replace("~", "\u00a0")


@pytest.mark.parametrize("number", ["2590/KH-UBND", "45/2017/QĐ-TTg", "05-CT/TW", "112/QĐ-BTĐ", "2021-2025"])
def test_a_number_with_a_hyphen_stays_on_one_line(number):
    assert glued(f"Kế hoạch số {number} về") == f'Kế hoạch số <span class="nb">{number}</span> về'


@pytest.mark.parametrize("text", ["giai đoạn 2021 - 2025", "ngày 1/2/2026", "24/7", "1/2 sào"])
def test_other_figures_are_left_alone(text):
    assert "<span" not in glued(text)


def test_what_is_written_is_escaped():
    assert glued("<b>1/A-<i>") == '&lt;b&gt;<span class="nb">1/A-</span>&lt;i&gt;'


@given(texts, st.sampled_from([LONGEST_IN_TITLES, LONGEST_IN_TEXT]))
def test_only_spaces_change_and_a_second_time_nothing_does(text, longest):
    once = glue(text, longest)
    assert once.replace(HARD, " ") == text.replace(HARD, " ")
    assert all(after == HARD for before, after in zip(text, once, strict=True) if before == HARD)
    assert glue(once, longest) == once


@given(markups)
def test_glueing_html_leaves_its_tags_and_words_and_is_done_once(markup):
    once = glue_html(markup)
    plain = [part.replace('<span class="nb">', "").replace("</span>", "") for part in (once, markup)]
    assert plain[0].replace(HARD, " ") == plain[1].replace(HARD, " ")
    assert [tag for tag in _TAG.findall(once) if "span" not in tag] == _TAG.findall(markup)
    assert glue_html(once) == once


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>bà Trần Thị Ngãi <b>góp 7,2 triệu</b> đồng</p>", "<p>bà~Trần~Thị~Ngãi <b>góp 7,2~triệu</b> đồng</p>"),
        ("Nguyễn Thị Minh Khai", "Nguyễn~Thị~Minh~Khai"),
        ("&quot;Bà Trần&quot; &#39;ngày 12&#39;", "&quot;Bà~Trần&quot; &#39;ngày~12&#39;"),
        ('<a href="/x y 7 Z">Bà Trần</a> Bà Trần', '<a href="/x y 7 Z">Bà Trần</a> Bà~Trần'),
        ('<img alt="Bà Trần, 7 km > 6 km"> 7 km', '<img alt="Bà Trần, 7 km > 6 km"> 7~km'),
        ("<pre>7 km <b>7 km</b></pre> 7 km", "<pre>7 km <b>7 km</b></pre> 7~km"),
        ('<svg class="i"><use href="#x"/></svg> 7 km', '<svg class="i"><use href="#x"/></svg> 7~km'),
        ("theo 137/KH-UBND", 'theo <span class="nb">137/KH-UBND</span>'),
        ("1 < 2 triệu", "1 < 2~triệu"),
        ("<!-- 7 km --> 7 km", "<!-- 7 km --> 7~km"),
        ("năm 2021\nNăm 2022", "năm~2021\nNăm~2022"),
    ],
)
def test_words_between_tags_stay_together(markup, shown):
    assert glue_html(markup) == shown.replace("~", HARD)


def test_running_text_is_escaped_unless_it_is_safe():
    assert unbroken("<i> 7 km") == f"&lt;i&gt; 7{HARD}km"
    assert unbroken(mark_safe("<i>7 km</i>")) == f"<i>7{HARD}km</i>"


@pytest.mark.parametrize("text", ["Hà " * 20_000, "7 " * 20_000, "<" * 20_000, "thành phố " * 10_000, "1-" * 20_000])
def test_long_strange_text_costs_little(text):
    begun = time.process_time()
    glue_html(text)
    assert time.process_time() - begun < 2
