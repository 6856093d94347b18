"""Which words of a story are searched, in which zone, and under which marks it stands."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import dates
from places.models import Kind, Place, Succession
from search.documents import Reader, document_name, story_name
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar, make_field
from stories.models import Section, StoryUpdate

pytestmark = pytest.mark.django_db


def content(story):
    """Return what is searched of a story."""
    return Reader().read([story_name(story.pk)])[story_name(story.pk)]


def block(kind, value):
    return {"type": kind, "value": value}


def test_the_words_of_an_exemplar_by_zone() -> None:
    story = make_exemplar(
        title="Bà Ban giữ mương",
        lead="Mười một năm.",
        subject_name="Quàng Thị Ban",
        subject_description="62 tuổi",
        deed="Nối lại mương.",
        results="Ba bản có nước.",
        quote_text="Nước về thì ai cũng có phần.",
        tags=("thủy lợi",),
        authors=[make_author(name="Lò Văn A")],
        fields=[make_field(name="Nông giang")],
        documents=[make_document(number="18/KH-UBND", subject="Giữ nước")],
    )
    StoryUpdate.objects.create(story=story, date=datetime.date(2024, 1, 2), text="Thêm một mương nữa.")
    texts = content(story).texts
    assert texts.title == "Bà Ban giữ mương"
    assert texts.lead.split("\n") == ["Mười một năm.", "62 tuổi"]
    assert texts.meta.split("\n")[0] == "Quàng Thị Ban"
    assert {"thủy lợi", "Lò Văn A", "Nông giang", "18/KH-UBND Giữ nước"} <= set(texts.meta.split("\n"))
    assert texts.body.split("\n") == [
        "Nối lại mương.",
        "Ba bản có nước.",
        "Nước về thì ai cũng có phần.",
        "Thêm một mương nữa.",
    ]


def test_the_words_of_blocks_in_their_order_without_markup() -> None:
    document = make_document(number="77/QĐ", subject="Khen thưởng")
    story = make_article(
        title="Tin",
        body=[
            block("heading", {"text": "Con mương", "level": "h2"}),
            block("text", "<p>Nước &amp; <b>lúa</b></p><ul><li>một</li><li>hai</li></ul>"),
            block("quote", {"text": "Ai cũng có phần.", "speaker": "Bà Ban"}),
            block("numbers", {"items": [{"value": "3,4 km", "label": "mương"}]}),
            block("steps", {"steps": [{"title": "Họp bản", "text": "Mỗi nhà một ý"}], "cost": "12 triệu", "avoid": ""}),
            block("citation", {"document": document.pk, "note": "điều 2"}),
            block("video", {"address": "https://www.youtube.com/watch?v=abcdefghijk", "title": "Một ngày"}),
            block("call_out", {"title": "Muốn thăm?", "text": "Liên hệ xã"}),
        ],
    )
    lines = [line for line in content(story).texts.body.split("\n") if line]
    assert lines == [
        "Con mương",
        "Nước & lúa",
        "một",
        "hai",
        "Ai cũng có phần.",
        "Bà Ban",
        "3,4 km",
        "mương",
        "Họp bản",
        "Mỗi nhà một ý",
        "12 triệu",
        "77/QĐ Khen thưởng",
        "điều 2",
        "Một ngày",
        "Muốn thăm?",
        "Liên hệ xã",
    ]


def test_a_campaign_says_its_purpose() -> None:
    story = make_campaign(
        title="Dân vận khéo", launcher="Ban Dân vận", purpose="<p>Vì dân</p>", criteria="<p>Rõ việc</p>"
    )
    texts = content(story).texts
    assert texts.meta.startswith("Ban Dân vận")
    assert texts.body.split() == ["Vì", "dân", "Rõ", "việc"]


def test_an_official_document() -> None:
    document = make_document(
        number="2590/KH-UBND",
        kind="ke-hoach",
        subject="Giữ rừng",
        issuer="UBND tỉnh",
        summary="Mười việc.",
        date=datetime.date(2024, 5, 6),
    )
    found = Reader().read([document_name(document.pk)])[document_name(document.pk)]
    assert found.texts.title == "Kế hoạch 2590/KH-UBND\nGiữ rừng"
    assert (found.texts.lead, found.texts.body) == ("UBND tỉnh", "Mười việc.")
    assert found.marks == "kdocument y2024"
    assert found.moment == dates.at(datetime.date(2024, 5, 6))


@pytest.mark.parametrize(
    ("number", "subject", "title"),
    [
        ("", "Kế hoạch giữ rừng", "Kế hoạch giữ rừng"),
        ("", "Giữ rừng", "Kế hoạch\nGiữ rừng"),
        ("18/KH", "Kế hoạch giữ rừng", "Kế hoạch 18/KH\nKế hoạch giữ rừng"),
    ],
)
def test_a_document_without_number_is_called_by_what_it_is_about(number: str, subject: str, title: str) -> None:
    name = document_name(make_document(number=number, kind="ke-hoach", subject=subject).pk)
    assert Reader().read([name])[name].texts.title == title


def test_marks_of_a_story_in_a_place_that_became_another() -> None:
    old_province = Place.objects.create(kind=Kind.TINH, name="Cũ", valid_to=datetime.date(2025, 7, 1))
    new_province = Place.objects.create(kind=Kind.TINH, name="Mới", valid_from=datetime.date(2025, 7, 1))
    old = Place.objects.create(kind=Kind.XA, name="Mường La", parent=old_province, valid_to=datetime.date(2025, 7, 1))
    new = Place.objects.create(kind=Kind.XA, name="Nà Lếch", parent=new_province, valid_from=datetime.date(2025, 7, 1))
    Succession.objects.create(old=old, new=new, kind="nhap")
    Succession.objects.create(old=old_province, new=new_province, kind="nhap")
    story = make_exemplar(title="Mương", place=old, place_as_written="bản Nà, Mường La", year=2021)
    found = content(story)
    marks = set(found.marks.split())
    assert {f"w{old.pk}", f"w{old_province.pk}", f"m{new.pk}", f"m{new_province.pk}", f"p{new_province.pk}"} <= marks
    assert {"kexemplar", "scanhan", "gviectot", "y2021"} <= marks
    meta = found.texts.meta.split("\n")
    assert {"bản Nà, Mường La", "xã Mường La", "tỉnh Cũ"} <= set(meta)


def test_the_year_of_publication_stands_for_one_of_introduction() -> None:
    known = make_article(title="A", published_date=datetime.date(2019, 12, 31))
    unknown = make_article(title="B", date_unknown=True)
    assert "y2019" in content(known).marks.split()
    assert not [mark for mark in content(unknown).marks.split() if mark.startswith("y")]


def test_sections_are_said() -> None:
    story = make_article(title="A", section=Section.objects.create(name="Xã hội"))
    assert "Xã hội" in content(story).texts.meta


def test_drafts_have_no_content() -> None:
    story = make_exemplar(title="Nháp", publish=False)
    assert Reader().read([story_name(story.pk)]) == {}


def test_a_very_long_story_is_cut() -> None:
    story = make_article(title="A", body=[block("text", "<p>" + "mương " * 60_000 + "</p>")])
    assert len(content(story).texts.body) <= 150_000


def test_as_many_queries_for_many_as_for_one() -> None:
    stories = [make_exemplar(title=f"Mương {n}", fields=[make_field()], tags=("a",)) for n in range(4)]
    counts = []
    for chosen in (stories[:1], stories):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            Reader().read([story_name(story.pk) for story in chosen])
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 24
