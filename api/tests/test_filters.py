"""The filters of lists are those of the pages; what they pass over is refused here by name."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.models import Place
from stories.factories import make_article, make_campaign, make_exemplar
from stories.models import Field, Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories():
    """Stories that differ in everything lists can be filtered by."""
    field, place = Field.objects.first(), Place.objects.get(slug="tinh-son-la")
    campaign = make_campaign(title="Mương xanh")
    section = Section.objects.create(name="Đời sống")
    make_exemplar(title="Gương", fields=[field], place=place, campaigns=[campaign], year=2024, grade="dien-hinh")
    make_exemplar(title="Việc", subject_type="tap-the", year=2025)
    make_article(title="Tin", fields=[field], section=section)
    return field


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("loai=guong", {"Gương", "Việc"}),
        ("loai=tin-tuc", {"Tin"}),
        ("loai=phong-trao", {"Mương xanh"}),
        ("linh-vuc={field}", {"Gương", "Tin"}),
        ("loai=guong&linh-vuc={field}", {"Gương"}),
        ("dia-phuong=tinh-son-la", {"Gương"}),
        ("phong-trao=muong-xanh", {"Gương"}),
        ("loai=guong&nam=2025", {"Việc"}),
        ("loai=guong&doi-tuong=tap-the", {"Việc"}),
        ("loai=guong&muc=dien-hinh&nam=2024", {"Gương"}),
        ("loai=tin-tuc&chuyen-muc=doi-song", {"Tin"}),
        ("thang=1999-12", set()),
        ("linh-vuc=&loai=", {"Gương", "Việc", "Tin", "Mương xanh"}),
    ],
)
def test_stories_are_filtered_as_on_the_pages(ask, stories, query, expected):
    found = ask("stories/?" + query.format(field=stories.slug))
    assert {item["title"] for item in found["items"]} == expected


def test_campaigns_have_the_filters_of_their_page(ask, stories):
    assert ask("campaigns/?thang=1999")["items"] == []
    assert [error["parameter"] for error in ask("campaigns/?nam=2024", 400)["errors"]] == ["nam"]


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("loai=guong&nam=20x6", ["nam"]),
        ("linh-vuc=khong-co", ["linh-vuc"]),
        ("dia-phuong=khong-co", ["dia-phuong"]),
        ("loai=guong&muc=a&doi-tuong=b", ["doi-tuong", "muc"]),
        ("thang=2026-13", ["thang"]),
        ("loai=sach", ["loai"]),
        ("gioi-han=0", ["gioi-han"]),
        ("gioi-han=101", ["gioi-han"]),
        ("gioi-han=-1", ["gioi-han"]),
        ("gioi-han=1e2", ["gioi-han"]),
        ("gioi-han=" + "9" * 5000, ["gioi-han"]),
        ("gioi-han=٣", ["gioi-han"]),
        ("cu-hon=zzz", ["cu-hon"]),
        ("moi-hon=zzz", ["moi-hon"]),
        ("linhvuc=nong-nghiep", ["linhvuc"]),
        ("trang=2", ["trang"]),
        ("nam=2024", ["nam"]),
        ("loai=tin-tuc&nam=2024", ["nam"]),
    ],
)
def test_what_says_nothing_is_named(ask, stories, query, wrong):
    answer = ask(f"stories/?{query}", 400)
    assert sorted(error["parameter"] for error in answer["errors"]) == wrong
    assert all(name in answer["detail"] for name in wrong)


def test_a_filter_of_one_kind_says_which(ask, stories):
    assert "loai=guong" in ask("stories/?nam=2024", 400)["detail"]
    assert "loai=tin-tuc" in ask("stories/?chuyen-muc=doi-song", 400)["detail"]


@pytest.mark.parametrize("address", ["fields/", "places/", "places/tinh-son-la/"])
def test_where_there_is_nothing_to_choose_every_parameter_is_refused(ask, address):
    ask(address)
    assert [error["parameter"] for error in ask(f"{address}?gioi-han=5", 400)["errors"]] == ["gioi-han"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(["loai", "linh-vuc", "thang", "nam", "gioi-han", "cu-hon", "x"]), value=st.text())
def test_any_text_is_answered(client, name, value):
    response = client.get("/api/v1/stories/", {name: value})
    assert response.status_code in (200, 400)
