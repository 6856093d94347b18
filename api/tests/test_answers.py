"""How the API answers: for every site, nothing personal, in JSON even when it says no; and how it is explained."""

import re

import pytest
from openapi_spec_validator import validate

from core.middleware import ReaderCacheMiddleware
from places.models import Place
from stories.factories import make_campaign, make_exemplar
from stories.models import Field

pytestmark = pytest.mark.django_db
ADDRESSES = ("stories/", "stories/1/", "campaigns/", "documents/", "fields/", "places/", "openapi.json", "la-gi/", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_may_be_read_by_any_site_and_kept(client, address):
    response = client.get(f"/api/v1/{address}")
    assert response.status_code in (200, 404)
    assert response.headers["Content-Type"].startswith("application/json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert not response.cookies
    assert client.head(f"/api/v1/{address}").status_code == response.status_code
    assert client.head(f"/api/v1/{address}").content == b""


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_api_is_only_read(client, method, address):
    response = getattr(client, method)(f"/api/v1/{address}")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert "chỉ để đọc" in response.json()["detail"]


def test_staff_get_the_same_answer_as_everybody(client, admin_client):
    make_exemplar()
    answer = client.get("/api/v1/stories/")
    own = admin_client.get("/api/v1/stories/")
    assert own.content == answer.content
    assert own.headers["Cache-Control"] == "public, max-age=60"


def test_an_address_without_its_last_stroke_leads_to_the_one_with_it(client):
    assert client.get("/api/v1/stories").headers["Location"] == "/api/v1/stories/"


def test_the_schema_is_valid_and_names_nothing_of_ours(client, schema):
    assert client.get("/api/v1/openapi.json").json() == schema
    validate(schema)
    for name, thing in schema["components"]["schemas"].items():
        assert all(part.get("description") for part in thing["properties"].values()), name


def test_the_schema_has_every_filter_of_the_pages(schema):
    found = {one["name"] for one in schema["paths"]["/api/v1/stories/"]["get"]["parameters"]}
    filters = {"loai", "linh-vuc", "dia-phuong", "doi-tuong", "muc", "nam", "phong-trao", "chuyen-muc", "dong-su-kien"}
    assert found == filters | {"thang", "gioi-han", "cu-hon", "moi-hon"}


def test_every_example_of_the_page_works(client):
    place, field = Place.objects.get(slug="tinh-son-la"), Field.objects.first()
    make_exemplar(title="Một & hai", place=place, fields=[field], campaigns=[make_campaign(title="Mương xanh")])
    text = client.get("/api/").content.decode()
    examples = re.findall(r'href="(/api/v1/[^"]+)"', text)
    assert len(examples) == 7
    for address in examples:
        assert client.get(address).status_code == 200, address
    assert "Lĩnh vực: slug của lĩnh vực" in text
    assert "Được phép đăng lại, có ghi nguồn" in text


def test_the_page_stands_without_any_story(client):
    response = client.get("/api/")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith(ReaderCacheMiddleware.kept_types[0])
