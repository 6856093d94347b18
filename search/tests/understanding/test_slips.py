"""Other syllables that may have been meant, asked for beside what was typed."""

import pytest

from core.vietnamese import exact_key, syllables
from search.tests.queries import Figures
from search.tests.understanding.knowledge import learn, read
from search.understanding.draft import Draft
from search.understanding.spelling import Vocabulary
from search.understanding.variants import variants_of

pytestmark = pytest.mark.django_db
FOREST = "trồng rừng trên đồi trọc"


def alternatives(query: str) -> dict[str, list[tuple[str, float]]]:
    """Return the alternatives by what was typed."""
    found = read(query)
    return {
        found.text[one.start : one.end]: [*map(tuple, one.alternatives)] for one in found.syllables if one.alternatives
    }


def test_what_the_index_knows_so_has_no_alternatives():
    learn(FOREST, times=5)
    assert alternatives("trồng rừng") == alternatives("trong rung") == {}


def test_a_syllable_that_sounds_alike_is_an_alternative():
    learn(FOREST, "chồng tôi", times=5)
    assert alternatives("chồng rừng") == {"chồng": [(exact_key("trồng"), 0.9)]}
    assert alternatives("chong rung") == {"chong": [("trong", 0.9)]}


def test_a_slip_of_the_finger_is_one():
    learn(FOREST, times=5)
    assert alternatives("trồngg rừng") == {"trồngg": [(exact_key("trồng"), 0.95)]}
    assert alternatives("torng rung") == {"torng": [("trong", 0.95)]}


def test_other_marks_are_one():
    learn(FOREST, "ba trống rỗng", times=5)
    assert alternatives("trống rừng") == {"trống": [(exact_key("trồng"), 0.9)]}


def test_the_tone_that_was_typed_must_agree_with_a_slip():
    learn(FOREST, times=5)
    assert alternatives("trốngg rừng") == {}


def test_what_is_no_syllable_has_alternatives_without_neighbours():
    learn("trồng cây", "đồi trọc", times=3)
    assert alternatives("rungg trongg") == {"trongg": [("trong", 0.7)]}


def test_two_slips_side_by_side_are_seen_together():
    learn(FOREST, times=5)
    assert alternatives("chong dung") == {"chong": [("trong", 0.8)], "dung": [("rung", 0.8)]}
    learn("ba rừng", "trồng ba", times=5)
    assert alternatives("chong dung") == {}


def test_the_only_syllable_is_doubted_if_no_document_has_it():
    learn(FOREST, "chong chóng")
    assert alternatives("chong") == {}
    assert alternatives("rungg") == {"rungg": [("rung", 0.95)]}


def test_there_are_few_alternatives():
    learn("trồng rừng", "trồng rau", "trồng cau", "nuôi cá", "nuôi gà", "làm đường", times=5)
    found = read("trongg rungg nuoii caa lamm duongg trongg rauu")
    numbers = [len(one.alternatives) for one in found.syllables]
    assert max(numbers) <= 2
    assert 0 < sum(numbers) <= 4


@pytest.mark.parametrize("query", ['"chồng rừng"', "2590/KH-UBNDD", "12345", "a b c"])
def test_quotations_numbers_and_single_letters_are_taken_at_their_word(query):
    learn(FOREST, "kế hoạch 2590 kh ubnd", times=5)
    assert alternatives(query) == {}


def test_keys_that_look_like_pairs_do_no_harm():
    learn("nhạc jazz", "ăn pizza", times=3)
    assert alternatives("jazz nhac pizza zz") is not None


def test_equal_variants_come_in_one_order_whatever_the_process():
    words = ["bam", "bai", "bat", "ban", "bac", "bap", "bao"]
    vocabulary = Vocabulary(dict.fromkeys(words, 1))
    found = variants_of(Draft("bax", syllables("bax"), frozenset(), Figures([]), vocabulary), 0)
    assert [one.key for one in found] == sorted(words)


def test_what_is_near_follows_the_words_of_the_index():
    vocabulary = Vocabulary({"bai": 1})
    assert vocabulary.edited("bax") == ["bai"]
    vocabulary.update({"bai": 1, "ban": 1})
    assert sorted(vocabulary.edited("bax")) == ["bai", "ban"]
    vocabulary.update({"ban": 1})
    assert vocabulary.edited("bax") == ["ban"]
