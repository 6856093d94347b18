"""The screens for what stories are sorted by, and for official documents."""

import datetime

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from places.models import Place, Unit
from stories.factories import make_article, make_author, make_document, make_exemplar, make_field
from stories.models import Author, Field, FieldAlias, OfficialDocument, Section, Stream, Tag

SCREENS = {
    "/quan-tri/linh-vuc/": Field,
    "/quan-tri/chuyen-muc/": Section,
    "/quan-tri/dong-su-kien/": Stream,
    "/quan-tri/the/": Tag,
    "/quan-tri/tac-gia/": Author,
    "/quan-tri/van-ban/": OfficialDocument,
}
QUERIES = ["nông", "nong nghiep", "", " ", "'", "%", "_", "\\", "🙂", "a" * 3000, "*", "(", '"', "đ", "-", "/"]


def rows(response) -> list[str]:
    assert response.status_code == 200
    return [str(row) for row in response.context["object_list"]]


@pytest.mark.parametrize("address", SCREENS)
def test_every_screen_lists_searches_and_opens_an_empty_form(administrator, address):
    for query in QUERIES:
        assert administrator.get(address, {"q": query}).status_code == 200
    assert administrator.get(address, {"ordering": "x", "p": "x"}).status_code == 200
    add = "add/" if "van-ban" in address else "new/"
    assert administrator.get(address + add).status_code == 200


def test_a_field_is_made_with_its_other_names_colour_and_drawing(administrator):
    form = nested_form_data(
        {
            "name": "Đền ơn đáp nghĩa",
            "description": "Giúp người có công",
            "position": "5",
            "colour": "son",
            "icon": "lotus",
            "slug": "",
            "aliases": inline_formset([{"name": "Người có công"}, {"name": "Thương binh, liệt sĩ"}]),
        }
    )
    assert administrator.post("/quan-tri/linh-vuc/new/", form).status_code == 302
    field = Field.objects.get(slug="den-on-dap-nghia")
    assert (field.colour, field.icon) == ("son", "lotus")
    assert {alias.folded for alias in field.aliases.all()} == {"nguoi co cong", "thuong binh, liet si"}


@pytest.mark.parametrize("query", ["Đền ơn", "den on", "người có công", "nguoi co cong"])
def test_a_field_is_found_by_any_of_its_names(administrator, query):
    field = make_field(name="Đền ơn đáp nghĩa")
    FieldAlias.objects.create(field=field, name="Người có công")
    assert "Đền ơn đáp nghĩa" in rows(administrator.get("/quan-tri/linh-vuc/", {"q": query}))


@pytest.mark.parametrize("query", ["137/KH-UBND", "137 / kh", "nhan rong dien hinh", "Nhân rộng"])
def test_a_document_is_found_with_filters_too(administrator, query):
    make_document(number="137/KH-UBND", subject="Nhân rộng điển hình", kind="ke-hoach")
    make_document(number="5/QĐ-UBND", subject="Khen thưởng", kind="quyet-dinh")
    found = rows(administrator.get("/quan-tri/van-ban/", {"q": query, "kind": "ke-hoach", "ordering": "kind"}))
    assert found == ["137/KH-UBND: Nhân rộng điển hình"]


@pytest.mark.parametrize("query", ["137/KH-UBND", "nhan rong", "'", "%", "🙂"])
def test_the_chooser_in_a_text_finds_documents_by_number(writer, query):
    make_document(number="137/KH-UBND", subject="Nhân rộng điển hình", date=datetime.date(2022, 5, 18))
    response = writer.get("/quan-tri/van-ban/chon/results/", {"q": query})
    assert response.status_code == 200
    assert ("137/KH-UBND" in response.content.decode().split("</form>")[-1]) is query.startswith(("137", "nhan"))


def test_rows_say_how_many_stories_there_are(administrator, django_assert_max_num_queries):
    section = Section.objects.create(name="Xã hội")
    for _ in range(3):
        make_article(section=section)
    with django_assert_max_num_queries(20):
        response = administrator.get("/quan-tri/chuyen-muc/")
    assert [row.story_count for row in response.context["object_list"]] == [3]


def in_use() -> dict[str, object]:
    place = Place.objects.create(kind="tinh", name="Mẫu", valid_from=datetime.date(2025, 7, 1))
    unit = Unit.objects.create(name="Phòng Mẫu")
    field, author, document = make_field(), make_author(), make_document()
    section = Section.objects.create(name="Xã hội")
    make_exemplar(place=place, unit=unit, fields=[field], authors=[author], documents=[document], tags=("nước",))
    make_article(section=section)
    return {
        f"/quan-tri/linh-vuc/delete/{field.pk}/": field,
        f"/quan-tri/tac-gia/delete/{author.pk}/": author,
        f"/quan-tri/chuyen-muc/delete/{section.pk}/": section,
        f"/quan-tri/the/delete/{Tag.objects.get().pk}/": Tag.objects.get(),
        f"/quan-tri/van-ban/delete/{document.pk}/": document,
        f"/quan-tri/dia-phuong/delete/{place.pk}/": place,
        f"/quan-tri/don-vi/delete/{unit.pk}/": unit,
    }


def test_deleting_what_is_in_use_warns_or_refuses_and_never_fails(administrator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        targets = in_use()
    for address, row in targets.items():
        page = administrator.get(address)
        assert page.status_code == 200
        assert "lần" in page.content.decode() or "đang" in page.content.decode(), address
        assert administrator.post(address, follow=True).status_code == 200
        if isinstance(row, Place | Unit):
            assert type(row).objects.filter(pk=row.pk).exists()


def test_an_editor_adds_authors_and_documents_but_no_fields(editor):
    assert editor.get("/quan-tri/tac-gia/new/").status_code == 200
    assert editor.get("/quan-tri/van-ban/add/").status_code == 200
    assert editor.get("/quan-tri/linh-vuc/new/").status_code == 302
