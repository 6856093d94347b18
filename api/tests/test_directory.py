"""Documents, fields and places by API."""

import datetime

import pytest

from media.factories import DocumentFactory
from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory
from places.models import Place
from stories.factories import make_document, make_exemplar, make_field

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


def test_documents_come_by_date_and_those_without_one_last(ask):
    days = [None, datetime.date(1, 1, 1), datetime.date(2025, 1, 1), datetime.date(2026, 1, 1), None, None]
    for number, day in enumerate(days):
        make_document(number=f"{number}/KH", date=day)
    found, address = [], "documents/?gioi-han=2"
    while address:
        page = ask(address)
        found += [item["number"] for item in page["items"]]
        address = page["next"]
    assert found[:2] == ["3/KH", "2/KH"]
    assert sorted(found) == [f"{number}/KH" for number in range(6)]


@pytest.mark.parametrize("query", ["loai=ke-hoach", "nam=2026", "co-quan=ubnd-tinh", "loai=ke-hoach&nam=2026"])
def test_documents_are_filtered_as_on_their_page(ask, query):
    make_document(number="1/KH", kind="ke-hoach", issuer="UBND tỉnh", date=datetime.date(2026, 1, 1))
    make_document(number="2/CT", kind="chi-thi", issuer="Tỉnh ủy", date=datetime.date(2025, 1, 1))
    assert [item["number"] for item in ask(f"documents/?{query}")["items"]] == ["1/KH"]


@pytest.mark.parametrize("query", ["loai=sach", "nam=20x6", "co-quan=khong-co", "thang=2026", "gioi-han=0"])
def test_what_says_nothing_of_documents_is_named(ask, query):
    make_document()
    answer = ask(f"documents/?{query}", 400)
    assert [error["parameter"] for error in answer["errors"]] == [query.split("=")[0]]


def test_pages_of_documents_lead_back(ask):
    for number in range(5):
        make_document(number=f"{number}/KH", date=datetime.date(2026, 1, 1))
    first = ask("documents/?gioi-han=2")
    second = ask(first["next"])
    assert ask(second["previous"])["items"] == first["items"]


def test_a_document_tells_its_file(ask):
    document = make_document(number="1/KH", kind="ke-hoach", file=DocumentFactory(title="Toàn văn"))
    found = ask(f"documents/{document.pk}/")
    assert found["url"] == f"{HERE}/van-ban/{document.slug}/"
    assert found["file"]["title"] == "Toàn văn"
    assert found["file"]["url"].startswith(f"{HERE}/tep/")
    assert ask("documents/")["items"] == [found]
    ask("documents/99999/", 404)


def test_fields_know_how_many_public_stories_they_have(ask):
    field = make_field(name="Nghề rèn")
    make_exemplar(fields=[field])
    make_exemplar(fields=[field], publish=False)
    found = {item["slug"]: item for item in ask("fields/")["items"]}
    assert found["nghe-ren"]["stories"] == 1
    assert found["nghe-ren"]["url"] == f"{HERE}/linh-vuc/nghe-ren/"


def test_places_are_the_provinces_that_have_stories(ask):
    make_exemplar(place=Place.objects.get(slug="tinh-son-la"))
    assert [(item["full_name"], item["stories"]) for item in ask("places/")["items"]] == [("tỉnh Sơn La", 1)]


def test_a_past_place_says_what_it_is_today(ask):
    day = datetime.date(2025, 7, 1)
    now = ProvinceFactory(name="Núi Mới", valid_from=day)
    then = ProvinceFactory(name="Núi Cũ", valid_to=day)
    SuccessionFactory(old=then, new=now)
    inside = CommuneFactory(name="Nà Mới", parent=now)
    make_exemplar(place=inside)
    found = ask(f"places/{then.slug}/")
    assert found["is_past"] is True
    assert [place["name"] for place in found["now"]] == ["Núi Mới"]
    assert [place["name"] for place in ask(f"places/{inside.slug}/")["within"]] == ["Núi Mới"]
    assert [(place["name"], place["stories"]) for place in ask(f"places/{now.slug}/")["places"]] == [("Nà Mới", 1)]
    ask("places/khong-co/", 404)


def test_a_place_tells_its_english_name_centre_and_what_it_was_made_of(ask):
    day = datetime.date(2025, 7, 1)
    now = CommuneFactory(name="Chiềng La", valid_from=day, code="03754", latitude="21.42", longitude="103.76")
    then = CommuneFactory(name="Nong Lay", valid_to=day)
    SuccessionFactory(old=then, new=now)
    wrong = SuccessionFactory(old=CommuneFactory(name="Sai", valid_to=day), new=now)
    type(wrong).objects.filter(pk=wrong.pk).update(is_withdrawn=True)
    found = ask(f"places/{now.slug}/")
    assert found["english_name"] == "Chieng La Commune"
    assert found["centre"] == {"latitude": 21.42, "longitude": 103.76}
    assert (found["code"], found["valid_from"], found["valid_to"]) == ("03754", "2025-07-01", None)
    assert [place["name"] for place in found["predecessors"]] == ["Nong Lay"]
    assert found["successors"] == []
    found = ask(f"places/{then.slug}/")
    assert [place["slug"] for place in found["successors"]] == [now.slug]
    assert (found["centre"], found["valid_to"]) == (None, "2025-07-01")
