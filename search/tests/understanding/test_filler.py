"""What of a query is content."""

import pytest

from search.tests.understanding.knowledge import learn, read

pytestmark = pytest.mark.django_db


def content(text: str) -> list[str]:
    """Return the syllables of the query that carry its meaning."""
    found = read(text)
    return [found.text[found.syllables[at].start : found.syllables[at].end] for at in found.content]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("ai là người hiến đất", "hiến đất"),
        ("ai la nguoi hien dat", "hien dat"),
        ("cho tôi hỏi những tấm gương hiến máu ở đâu", "tấm gương hiến máu"),
        ("tìm bài về bộ đội biên phòng", "bộ đội biên phòng"),
        ("làm thế nào để thoát nghèo", "thoát nghèo"),
        ("nuôi ong như thế nào?", "nuôi ong"),
        ("thi đua", "thi đua"),
        ("thì thi đua", "thi đua"),
        ("trong rung", "trong rung"),
        ("dang vien con tre", "dang vien con tre"),
        ("bệnh tim", "bệnh tim"),
    ],
)
def test_questions_are_left_with_what_they_are_about(query, meant):
    learn("một bài")
    assert " ".join(content(query)) == meant


def test_a_query_of_filler_alone_is_taken_at_its_word():
    learn("một bài")
    assert content("là ai") == ["là", "ai"]


def test_a_doubtful_word_that_belongs_to_its_neighbour_is_content():
    learn("tai nạn giao thông", "tai nạn", "ở tại xóm", "trong xóm", "xóm")
    assert content("tai nan") == ["tai", "nan"]
    assert content("tai xom") == ["xom"]


def test_words_of_a_quotation_are_content():
    learn("một bài")
    assert content('"ai là người"') == ["ai", "là", "người"]
