"""The order of results: what a reader means stands before what only sounds like it."""

from search.packing import Zones
from search.ranking import Question, rank
from search.tests.queries import Figures, asked, row, zones
from search.types import Alternative, FieldSpan, Phrase, PlaceSlot, SynonymSpan, Understood


def order(query: Understood, *documents: Zones, marks: dict[int, tuple[str, ...]] | None = None) -> list[int]:
    """Return the numbers of documents as ranked, all of one moment."""
    rows = [row(number, document, marks=(marks or {}).get(number, ())) for number, document in enumerate(documents)]
    return [one.row.id for one in rank(Question(query, Figures(documents)), rows)]


def test_the_marks_typed_come_first() -> None:
    documents = [zones(f"Chuyện {word} ở bản", body="một hai ba") for word in ("mở", "mỡ", "mơ")]
    assert order(asked("mơ"), *documents)[0] == 2
    assert order(asked("mở"), *documents)[0] == 0
    assert order(asked("mỡ"), *documents)[0] == 1


def test_a_query_without_marks_takes_all_marks_alike() -> None:
    documents = [zones("Trồng mơ"), zones("Trồng mỡ")]
    query = asked("mo")
    ranked = rank(Question(query, Figures(documents)), [row(number, one) for number, one in enumerate(documents)])
    assert ranked[0].score.worth == ranked[1].score.worth


def test_neighbours_in_their_order_come_first() -> None:
    documents = [zones(body="môn sinh học ở trường"), zones(body="giúp học sinh đến trường")]
    assert order(asked("học sinh"), *documents) == [1, 0]
    assert order(asked("sinh học"), *documents) == [0, 1]


def test_neighbours_stand_before_the_same_syllables_apart() -> None:
    documents = [zones(body="học thêm nghề để mưu sinh mỗi ngày"), zones(body="mỗi ngày giúp học sinh thêm nghề")]
    assert order(asked("học sinh"), *documents) == [1, 0]


def test_title_stands_before_body() -> None:
    documents = [zones("Bài một", body="nuôi trẻ mồ côi"), zones("Nuôi trẻ mồ côi", body="bài hai dài")]
    assert order(asked("nuôi trẻ mồ côi"), *documents) == [1, 0]


def test_the_newest_of_equals_comes_first() -> None:
    documents = [zones("Nuôi trẻ mồ côi")] * 3
    rows = [row(5, documents[0]), row(9, documents[1]), row(7, documents[2])]
    ranked = rank(Question(asked("nuôi trẻ"), Figures(documents)), rows)
    assert [one.row.id for one in ranked] == [9, 7, 5]


def test_the_rare_syllable_tells_more() -> None:
    documents = [zones(body="người tốt việc tốt"), zones(body="người hiến giác mạc"), *[zones(body="người tốt")] * 5]
    assert order(asked("người giác"), *documents)[0] == 1


def test_an_alternative_counts_by_its_weight() -> None:
    query = asked("hoc sihn gioi", {"sihn": (Alternative("sinh", 0.9),)})
    documents = [zones(body="học sinh giỏi của tỉnh"), zones(body="học tập giỏi giang")]
    assert order(query, *documents) == [0, 1]


def test_a_synonym_stands_for_its_syllables_with_their_neighbours() -> None:
    documents = [
        zones(body="nuôi gà trên đất"),
        zones(body="nuôi lờn đất"),
        zones(body="lờn nuôi đất"),
    ]
    query = asked("nuôi heo đất", synonyms=(SynonymSpan(1, 1, ("lon72",), 0.85),))
    assert order(query, *documents)[0] == 1


def test_all_syllables_of_a_synonym_must_stand_together() -> None:
    query = asked("bác sĩ", synonyms=(SynonymSpan(0, 2, ("thay62", "thuoc61"), 0.85),))
    documents = [zones(body="thuốc của thầy"), zones(body="thầy thuốc của bản")]
    ranked = rank(Question(query, Figures(documents)), [row(number, one) for number, one in enumerate(documents)])
    assert ranked[0].row.id == 1
    assert ranked[1].score.worth == 0


def test_the_place_written_stands_before_the_place_mapped_and_the_place_said() -> None:
    query = asked("hiến đất Ninh Thuận", places=(PlaceSlot(2, 2, "tỉnh Ninh Thuận", (7,), ("ninh0", "thuan65")),))
    text = zones(body="hiến đất làm đường")
    documents = [zones(body="hiến đất làm đường gửi Ninh Thuận"), text, text, text]
    assert order(query, *documents, marks={1: ("m7",), 2: ("w7",)}) == [2, 1, 0, 3]


def test_a_place_alone_finds_what_was_written_of_it() -> None:
    query = asked("Ninh Thuận", places=(PlaceSlot(0, 2, "tỉnh Ninh Thuận", (7,), ("ninh0", "thuan65")),))
    documents = [zones(body="gửi Ninh Thuận"), zones("Bài hai"), zones("Bài ba ở Ninh Thuận"), zones("Bài bốn")]
    assert order(query, *documents, marks={1: ("w7",), 2: ("w7",), 3: ("m7",)}) == [2, 1, 3, 0]


def test_a_field_named_counts_for_its_stories() -> None:
    query = asked("môi trường", fields=(FieldSpan(0, 2, 3, 0.8),))
    documents = [zones(body="trồng cây gây rừng"), zones(body="nhặt rác bãi biển")]
    assert order(query, *documents, marks={1: ("f3",)})[0] == 1


def test_a_phrase_is_required_as_it_stands() -> None:
    query = asked("người tốt", phrases=(Phrase(("nguoi772", "tot61")),))
    documents = [zones(body="tốt với người"), zones(body="người tột"), zones(body="những người tốt")]
    assert order(query, *documents) == [2]


def test_a_phrase_without_marks_is_found_with_any() -> None:
    query = asked("nguoi tot", phrases=(Phrase(("nguoi", "tot")),))
    assert order(query, zones(body="người tốt"), zones(body="tốt người")) == [0]


def test_a_number_is_not_part_of_a_longer_one() -> None:
    query = asked("2590/KH-UBND", phrases=(Phrase(("2590", "kh", "ubnd"), is_number=True),))
    documents = [zones("Kế hoạch 12590/KH-UBND"), zones("Kế hoạch 2590/KH-UBND"), zones("Kế hoạch 259/KH-UBND")]
    assert order(query, *documents) == [1]


def test_zones_do_not_run_into_each_other() -> None:
    query = asked("người tốt", phrases=(Phrase(("nguoi772", "tot61")),))
    assert order(query, zones("người", "tốt")) == []
