"""Errors in Vietnamese, and what caches may keep."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from wagtail.models import Site

from core.models import OrganSettings
from core.views import server_error

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("address", "status"), [("/khong-co/", 404), ("/guong/?q=%00", 400), ("/%00/", 400)])
def test_errors_speak_vietnamese_and_set_nothing(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    assert '<html lang="vi">' in response.content.decode()
    assert "Về trang chủ" in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "410", "500"])
def test_every_error_page_renders_without_a_request(name):
    assert "Lan Tỏa" in render_to_string(f"{name}.html")


def test_the_page_for_our_faults_needs_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Lỗi ở phía chúng tôi" in response.content.decode()


def test_errors_are_told_in_json_where_that_was_asked_for(client):
    response = client.get("/guong/?nam=%00&format=json")
    assert response.status_code == 400
    assert response.json() == {"detail": "Không đọc được địa chỉ này."}
    fault = server_error(RequestFactory().get("/tim-kiem/?format=json"))
    assert fault.status_code == 500
    assert fault["Content-Type"] == "application/json"


def test_readers_pages_may_be_kept_for_a_minute(client):
    response = client.get("/guong/")
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"


def test_pages_for_staff_are_kept_by_nobody_else(admin_user):
    client = Client()
    client.force_login(admin_user)
    assert client.get("/guong/")["Cache-Control"] == "private, no-cache"
    assert "public" not in client.get("/quan-tri/").get("Cache-Control", "")


def test_health_and_errors_are_not_kept(client):
    assert "no-store" in client.get("/healthz")["Cache-Control"]
    assert "public" not in client.get("/khong-co/").get("Cache-Control", "")


def test_the_foot_shows_changed_settings_at_once(client):
    site = Site.objects.get(is_default_site=True)
    settings = OrganSettings.for_site(site)
    settings.organ, settings.licence, settings.notice = "Sở Nội vụ", "Số 1/GP", "Đang chạy thử"
    settings.save()
    text = client.get("/").content.decode()
    assert "Sở Nội vụ" in text
    assert "Số 1/GP" in text
    assert "Đang chạy thử" in text
    settings.organ = "Sở Văn hóa"
    settings.save()
    assert "Sở Văn hóa" in client.get("/").content.decode()


def test_pages_are_compressed_for_those_who_can_read_them(client):
    plain, packed = client.get("/"), client.get("/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2


@pytest.mark.parametrize("charset", ["zip", "idna", "punycode", "undefined", "utf-16", "utf-7"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_charset_that_is_not_ours_is_refused(client, charset, method):
    part = b'--a\r\nContent-Disposition: form-data; name="q"\r\n\r\n\xc3\xa9\r\n--a--'
    kind = f"multipart/form-data; boundary=a; charset={charset}"
    response = client.generic(method, "/guong/", part, content_type=kind)
    assert response.status_code == 400
    assert "Không đọc được địa chỉ này" in response.content.decode()
    assert client.generic("GET", "/guong/", content_type="text/plain; charset=UTF-8").status_code != 400
