"""What the pickers answer."""

import pytest

from stories.choices import Kind
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar, make_field
from stories.models import FieldAlias

PICKERS = ["/quan-tri/tim/linh-vuc/", "/quan-tri/tim/tac-gia/", "/quan-tri/tim/van-ban/", "/quan-tri/tim/bai/"]


def found(client, address, query, **more) -> list[str]:
    response = client.get(address, {"q": query, **more})
    assert response.status_code == 200
    return [row["text"] for row in response.json()]


@pytest.mark.parametrize("query", ["đồng quê", "dong que", "QUÊ", "tam nong", "Tam nông"])
def test_a_field_is_found_by_name_and_alias_with_and_without_accents(writer, query):
    field = make_field(name="Đồng quê")
    FieldAlias.objects.create(field=field, name="Tam nông")
    assert found(writer, PICKERS[0], query) == ["Đồng quê"]


@pytest.mark.parametrize("query", ["Lò Thị", "lo thi thanh", "thanh lò", "Phòng Nội vụ"])
def test_an_author_is_found_by_name_or_unit(writer, query):
    make_author(name="Lò Thị Thanh", unit_name="Phòng Nội vụ")
    make_author(name="Trần Đạo")
    assert found(writer, PICKERS[1], query) == ["Lò Thị Thanh - Phòng Nội vụ"]


@pytest.mark.parametrize("query", ["137/KH-UBND", "137 / kh-ubnd", "137", "tuyen truyen guong", "gương tuyên truyền"])
def test_a_document_is_found_by_number_or_subject(writer, query):
    make_document(number="137/KH-UBND", subject="Tuyên truyền gương người tốt")
    make_document(number="18/KH-UBND", subject="Bồi dưỡng điển hình")
    assert found(writer, PICKERS[2], query) == ["137/KH-UBND: Tuyên truyền gương người tốt"]


def test_stories_are_found_by_title_of_the_kind_asked_for(writer):
    make_exemplar(title="Mương nước")
    make_article(title="Mương nước trong báo")
    make_campaign(title="Nước sạch", publish=False)
    assert set(found(writer, PICKERS[3], "nuoc")) == {"Mương nước", "Mương nước trong báo", "Nước sạch (chưa đăng)"}
    assert found(writer, PICKERS[3], "nuoc", loai=Kind.EXEMPLAR) == ["Mương nước"]


def test_titles_of_drafts_are_only_for_those_who_work_on_pages(moderator):
    make_exemplar(title="Mương nước", publish=False)
    assert found(moderator, PICKERS[3], "nuoc") == []


@pytest.mark.parametrize("address", PICKERS)
@pytest.mark.parametrize("query", ["", " ", "'", "%", "_", "\\", "🙂", "a" * 9000, "-", "/", "đ", "(", "\u202e", "*"])
def test_any_query_gets_a_short_list(writer, address, query):
    make_exemplar(title="Mương nước")
    assert len(found(writer, address, query)) <= 20


@pytest.mark.parametrize("address", PICKERS)
def test_nobody_asks_without_signing_in(client, db, address):
    assert client.get(address, {"q": "a"}).status_code == 302


def test_answers_stay_short_and_cheap(writer, django_assert_max_num_queries):
    for number in range(25):
        make_exemplar(title=f"Nước {number}", publish=False)
    with django_assert_max_num_queries(8):
        assert len(found(writer, PICKERS[3], "nuoc")) == 20
