"""What answers a query is marked in the text as it was written."""

import unicodedata
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import syllables
from core.vietnamese.abbreviations import abbreviations_of
from search.highlighting import Answer, Marker
from search.packing import Zones
from search.ranking import Question
from search.snippets import LENGTH, best_window, snippet, window_from
from search.tests.queries import Figures, asked, keys, zones
from search.types import Alternative, PlaceSlot, Span, SynonymSpan, Understood

TABLE = abbreviations_of([("UBND", "Ủy ban nhân dân")])


def marker(query: Understood, *texts: str, names: Any = ()) -> Marker:
    """Return what marks a query in an index of these texts."""
    return Marker(Question(query, Figures([zones(text) for text in texts])), TABLE, names)


def marked(query: Understood, text: str, **more: Any) -> list[str]:
    """Return the pieces of `text` that are marked."""
    return [span.text for span in marker(query, text, **more).highlighted(text) if span.is_hit]


def passage(query: Understood, lead: str, body: str) -> tuple[Span, ...]:
    """Return the passage shown of a document."""
    texts = Zones("", lead, "", body)
    return snippet(marker(query, lead, body), texts, Zones(*map(keys, texts)))


def test_accents_of_the_text_are_kept() -> None:
    assert marked(asked("hoc sinh"), "Giúp Học  sinh nghèo") == ["Học  sinh"]


def test_a_decomposed_letter_keeps_its_marks() -> None:
    text = unicodedata.normalize("NFD", "Người tốt ở bản")
    assert marked(asked("người tốt"), text) == [unicodedata.normalize("NFD", "Người tốt")]


def test_other_marks_than_those_typed_are_not_marked() -> None:
    assert marked(asked("mơ"), "Mở vườn mơ lấy mỡ") == ["mơ"]


def test_idle_words_are_marked_only_beside_others() -> None:
    assert marked(asked("hoa của núi"), "Của rừng, hoa của núi; của ai?") == ["hoa của núi"]


def test_a_syllable_alone_is_not_marked_where_its_pair_stands_too() -> None:
    assert marked(asked("học sinh"), "Sinh năm 1960, giúp học sinh") == ["học sinh"]


def test_synonyms_and_alternatives_are_marked() -> None:
    assert marked(asked("con heo", synonyms=(SynonymSpan(1, 1, ("lon75",), 0.85),)), "Nuôi lợn") == ["lợn"]
    assert marked(asked("sihn", {"sihn": (Alternative("sinh0", 0.9),)}), "học sinh") == ["sinh"]


def test_names_of_a_place_are_marked_whole() -> None:
    slot = PlaceSlot(0, 2, "tỉnh Ninh Thuận", (7,), ("ninh", "thuan"))
    text = "Thuận lợi ở Ninh Thuận, nay là Khánh Hòa"
    names = ((0, ("khanh1", "hoa2")),)
    assert marked(asked("ninh thuan", places=(slot,)), text, names=names) == ["Ninh Thuận", "Khánh Hòa"]


def test_an_abbreviation_is_marked_for_its_full_form() -> None:
    assert marked(asked("ủy ban nhân dân"), "Chủ tịch UBND xã") == ["UBND"]


def test_the_passage_shows_where_the_words_stand_together() -> None:
    body = "Học mãi. " + "Một câu chuyện khác hẳn. " * 40 + "Chị giúp học sinh nghèo đến trường. " + "Hết chuyện. " * 40
    shown = passage(asked("học sinh nghèo"), "Lời dẫn.", body)
    assert "Chị giúp học sinh nghèo đến trường." in "".join(span.text for span in shown)
    assert [span.text for span in shown if span.is_hit] == ["học sinh nghèo"]
    assert len(syllables("".join(span.text for span in shown))) <= 40


def test_without_any_of_the_words_the_lead_is_shown() -> None:
    shown = passage(asked("xyz"), "Lời dẫn ngắn.", "Thân bài.")
    assert shown == (Span("Lời dẫn ngắn.", False),)
    assert passage(asked("xyz"), "", "Thân bài.") == (Span("Thân bài.", False),)


def test_a_cut_passage_says_so() -> None:
    shown = passage(asked("mục"), "", "từ " * 50 + "mục " + "từ " * 50)
    text = "".join(span.text for span in shown)
    assert text.startswith("…") and text.endswith("…")


@given(st.text(max_size=300), st.text(max_size=30))
def test_pieces_join_to_the_text(text: str, query: str) -> None:
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        pieces = marker(asked(query), text).highlighted(written)
        assert "".join(span.text for span in pieces) == written
        # No piece begins with the mark of a letter that stands in the piece before.
        for before, piece in pairwise(pieces):
            assert not (before.is_hit and unicodedata.combining(piece.text[0]))


@given(st.text(alphabet="ab cđệ.\n\u0301,", max_size=400), st.text(alphabet="ab cđệ", max_size=20))
def test_a_passage_is_part_of_the_text(text: str, query: str) -> None:
    shown = "".join(span.text for span in passage(asked(query), "", text)).strip("…")
    assert shown.strip() in " ".join(text.replace("\n", " ").split(" "))


def test_a_passage_begins_with_a_whole_word_behind_a_line_break() -> None:
    lead = f"{'một hai ba bốn năm sáu ' * 10}bò góp cũng\n68 tuổi làm thủy lợi hợp tác xã"
    text = "".join(span.text for span in passage(asked("tuổi thủy lợi hợp tác xã"), lead, ""))
    assert set(text.strip("…").split()) <= set(lead.split())


@given(
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 3), st.integers(0, 4), st.floats(0.01, 20.0)), max_size=30)
)
def test_the_densest_passage_is_found_without_looking_at_all(found: list[tuple[int, int, int, float]]) -> None:
    answers = [Answer(start, start + size, at, at + 1, value, True) for start, size, at, value in sorted(found)]
    windows = [window_from(answers, number, one.start + LENGTH) for number, one in enumerate(answers)]
    best = best_window(answers)
    # The first of equals.
    assert (best in windows) == bool(windows)
    assert not any(one.value > best.value for one in windows)
    assert not windows or windows.index(best) == next(n for n, one in enumerate(windows) if one.value == best.value)
