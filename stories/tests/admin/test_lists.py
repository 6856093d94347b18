"""The flat lists: what they show, how they are narrowed, what they cost."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from places.models import Place
from stories.factories import make_article, make_author, make_campaign, make_exemplar, make_field
from stories.models import Section

LISTS = ["/quan-tri/guong/", "/quan-tri/tin-bai/", "/quan-tri/phong-trao/"]


def titles(response) -> set[str]:
    assert response.status_code == 200
    return {page.title for page in response.context["object_list"]}


@pytest.mark.parametrize("address", LISTS)
def test_each_kind_has_a_list_of_its_own(admin, address):
    make_exemplar(title="Một gương")
    make_article(title="Một tin")
    make_campaign(title="Một phong trào")
    expected = dict(zip(LISTS, ("Một gương", "Một tin", "Một phong trào"), strict=True))
    assert titles(admin.get(address)) == {expected[address]}


def test_a_row_says_what_an_editor_asks_first(admin):
    place = Place.objects.filter(level=1).first()
    make_exemplar(
        title="Bà Ban",
        place=place,
        fields=[make_field(name="Thủy lợi nhỏ")],
        authors=[make_author(name="Lò Thị Thanh")],
        subject_type="ho-gia-dinh",
    )
    page = admin.get("/quan-tri/guong/").content.decode()
    for text in ("Bà Ban", place.full_name, "Thủy lợi nhỏ", "Lò Thị Thanh", "Hộ gia đình", "Đã đăng"):
        assert text in page


def test_an_empty_list_says_so_and_offers_to_begin(admin):
    assert "/quan-tri/phong-trao/viet/" in admin.get("/quan-tri/phong-trao/").content.decode()


@pytest.mark.parametrize("role", ["admin", "writer", "editor", "approver", "administrator"])
def test_the_cost_of_a_list_does_not_grow_with_its_length(request, role):
    client = request.getfixturevalue(role)
    field, author = make_field(), make_author()
    place = Place.objects.filter(level=1).first()

    def fill(number: int) -> None:
        for _ in range(number):
            make_exemplar(fields=[field], authors=[author], place=place, publish=False)

    fill(3)
    client.get("/quan-tri/guong/")
    with CaptureQueriesContext(connection) as few:
        assert len(titles(client.get("/quan-tri/guong/"))) == 3
    fill(57)
    with CaptureQueriesContext(connection) as many:
        response = client.get("/quan-tri/guong/")
        assert len(titles(response)) == 50
    assert response.context["paginator"].count == 60
    assert len(many) == len(few) <= 20


@pytest.mark.parametrize(
    "query", ["mương nước", "muong nuoc", "NƯỚC MƯƠNG", "ban giữ", "Bà Bàn", "Bà Ban giữ mương nước"]
)
def test_titles_are_found_with_and_without_accents(admin, query):
    make_exemplar(title="Bà Ban giữ mương nước")
    make_exemplar(title="Đội thanh niên sửa cầu")
    assert titles(admin.get("/quan-tri/guong/", {"q": query})) == {"Bà Ban giữ mương nước"}


@pytest.mark.parametrize("query", ["'", '"', "%", "_", "\\", "*", "(", "AND", "a" * 5000, "🙂", "đ", "*:*", "  "])
def test_any_search_gets_an_answer(admin, query):
    make_exemplar(title="Bà Ban giữ mương nước")
    assert admin.get("/quan-tri/guong/", {"q": query}).status_code == 200
    assert admin.get("/quan-tri/guong/ket-qua/", {"q": query, "ordering": "title", "state": "nhap"}).status_code == 200


def test_search_filter_and_order_go_together(admin):
    field = make_field()
    make_exemplar(title="Nước B", fields=[field], grade="dien-hinh")
    make_exemplar(title="Nước A", fields=[field], grade="dien-hinh")
    make_exemplar(title="Nước C", grade="dien-hinh")
    query = {"q": "nuoc", "field": field.pk, "grade": "dien-hinh", "ordering": "title"}
    response = admin.get("/quan-tri/guong/", query)
    assert [page.title for page in response.context["object_list"]] == ["Nước A", "Nước B"]


def test_a_place_keeps_what_is_in_it_under_old_and_new_names(admin):
    now = Place.objects.get(slug="tinh-an-giang") if Place.objects.filter(slug="tinh-an-giang").exists() else None
    place = now or Place.objects.filter(level=1, valid_to=None).first()
    inside = Place.objects.create(kind="xa", name="Mẫu", parent=place, valid_from=datetime.date(2025, 7, 1))
    make_exemplar(title="Trong tỉnh", place=place)
    make_exemplar(title="Trong xã", place=inside)
    make_exemplar(title="Nơi khác", place=Place.objects.filter(level=1).exclude(pk=place.pk).last())
    assert titles(admin.get("/quan-tri/guong/", {"place": place.pk})) == {"Trong tỉnh", "Trong xã"}
    assert titles(admin.get("/quan-tri/guong/", {"place": inside.pk})) == {"Trong xã"}


def test_exemplars_are_narrowed_by_subject_grade_year_and_campaign(admin):
    campaign = make_campaign()
    make_exemplar(title="Đúng", subject_type="mo-hinh", grade="dien-hinh", year=2023, campaigns=[campaign])
    make_exemplar(title="Khác", subject_type="ca-nhan", grade="viec-tot", year=2022)
    for query in ({"subject_type": "mo-hinh"}, {"grade": "dien-hinh"}, {"year": 2023}, {"campaign": campaign.pk}):
        assert titles(admin.get("/quan-tri/guong/", query)) == {"Đúng"}


def test_articles_are_narrowed_by_section_and_year(admin):
    section = Section.objects.create(name="Xã hội")
    make_article(title="Đúng", section=section, published_date=datetime.date(2021, 5, 28))
    make_article(title="Khác")
    assert titles(admin.get("/quan-tri/tin-bai/", {"section": section.pk})) == {"Đúng"}
    assert titles(admin.get("/quan-tri/tin-bai/", {"year": 2021})) == {"Đúng"}


def test_campaigns_are_narrowed_by_a_year_they_ran_in(admin):
    make_campaign(title="Hai năm", period_from=datetime.date(2021, 1, 1), period_to=datetime.date(2022, 12, 31))
    make_campaign(title="Không rõ")
    for year, found in ((2020, set()), (2021, {"Hai năm"}), (2022, {"Hai năm"}), (2023, set())):
        assert titles(admin.get("/quan-tri/phong-trao/", {"year": year})) == found


@pytest.mark.parametrize("value", ["x", "-1", "99999999999999999999", "1e99", "?chữ", "NaN", "Infinity", "2023.5"])
@pytest.mark.parametrize("name", ["field", "place", "year", "state", "campaign", "section", "ordering", "p"])
def test_filters_take_any_value(admin, name, value):
    make_article()
    assert admin.get("/quan-tri/tin-bai/", {name: value}).status_code == 200


def test_states_are_told_apart(admin):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    make_exemplar(title="Nháp", publish=False)
    make_exemplar(title="Đăng")
    changed = make_exemplar(title="Sửa")
    changed.lead = "Mới"
    changed.save_revision()
    make_exemplar(title="Hẹn", publish=False, go_live_at=tomorrow).save_revision().publish()
    make_exemplar(title="Hết").unpublish(set_expired=True)
    expected = {
        "nhap": {"Nháp"},
        "da-dang": {"Đăng", "Sửa"},
        "co-ban-sua": {"Sửa"},
        "hen-gio": {"Hẹn"},
        "het-han": {"Hết"},
        "cho-duyet": set(),
    }
    for state, found in expected.items():
        assert titles(admin.get("/quan-tri/guong/", {"state": state})) == found
    words = {page.title: str(word) for page, word in _shown_states(admin)}
    assert words == {
        "Nháp": "Nháp",
        "Đăng": "Đã đăng",
        "Sửa": "Đã đăng, có bản sửa",
        "Hẹn": "Hẹn giờ",
        "Hết": "Hết hạn",
    }


def _shown_states(client):
    from stories.admin.states import state_of

    return [(page, state_of(page).label) for page in client.get("/quan-tri/guong/").context["object_list"]]


def test_a_moderator_is_told_no_in_vietnamese(moderator):
    response = moderator.get("/quan-tri/guong/", follow=True)
    assert response.redirect_chain[-1][0] == "/quan-tri/"
    assert [str(message) for message in response.context["messages"]]
    assert "Sorry" not in response.content.decode()


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get("/quan-tri/guong/").url.startswith("/quan-tri/login/")
