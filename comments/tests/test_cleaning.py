"""What readers type becomes plain text, and questions have the answers that people give."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.cleaning import clean_name, clean_writing
from comments.questions import question_for


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Cảm ơn  bà con ", "Cảm ơn bà con"),
        ("ha\u0323\u0302nh", "hậnh"),
        ("một\r\n\r\n\r\n\r\nhai\u2028ba", "một\n\nhai\nba"),
        ("\u202eđảo\u202c", "đảo"),
        ("a\u0301\u0300\u0302\u0306\u0308b", "á\u0300\u0302b"),
        ("👍 hay", "👍 hay"),
        ("ស្រុក ꪎꪰꪙ", "ស្រុក ꪎꪰꪙ"),
        ("\ud800\ue000x\U000e0041", "x"),
        ("\u3164\u2800", ""),
    ],
)
def test_words_stay_and_what_hides_goes(typed, kept):
    assert clean_writing(typed) == kept


@given(st.text())
def test_cleaned_text_stays_as_it_is_and_hides_nothing(text):
    kept = clean_writing(text)
    assert clean_writing(kept) == kept
    assert len(kept) <= 3 * len(text)
    assert not {unicodedata.category(letter) for letter in kept.replace("\n", "")} & {"Cc", "Cf", "Cs", "Co"}
    assert "\n" not in clean_name(text)
    kept.encode()


@given(st.text())
def test_every_form_has_a_question_with_an_answer(token):
    question = question_for(token)
    assert question == question_for(token)
    assert question.text.endswith("chữ)")
    assert all(question.is_answered_by(answer) for answer in question.answers)
    assert not question.is_answered_by("")


def test_answers_are_taken_as_people_write_them():
    found = {}
    for number in range(3000):
        question = question_for(str(number))
        found[question.text.partition(" (")[0]] = question
    assert len(found) > 60
    assert all(found["Ba cộng bốn bằng mấy?"].is_answered_by(said) for said in ("7", "bảy", "Bay", " BẢY. ", "07"))
    assert not found["Ba cộng bốn bằng mấy?"].is_answered_by("6")
    assert all(found["Sau thứ Bảy là thứ mấy?"].is_answered_by(said) for said in ("Chủ Nhật", "chu nhat", "CN"))
    assert all(found["Sau Chủ Nhật là thứ mấy?"].is_answered_by(said) for said in ("Thứ Hai", "hai", "2", "thứ 2"))
