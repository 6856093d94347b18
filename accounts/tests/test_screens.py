"""The screens for accounts: unit and place by typing, and no way up for those who manage accounts."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts import roles
from accounts.models import User
from places.models import Place, Unit

NEW = "/quan-tri/users/new/"


@pytest.fixture
def administrator(db) -> Client:
    user = User.objects.create_user("qt")
    user.groups.add(Group.objects.get(name=roles.ADMINISTRATOR))
    client = Client()
    client.force_login(user)
    return client


def person(**values) -> dict[str, object]:
    form = {"username": "lan", "email": "lan@example.vn", "first_name": "Lan", "last_name": "Lò Thị"}
    return form | {"password1": "mat-khau-dai-1", "password2": "mat-khau-dai-1", **values}


def test_an_account_is_opened_with_role_unit_and_place(administrator):
    unit, place = Unit.objects.create(name="Phòng Văn hóa"), Place.objects.filter(level=1).first()
    writers = Group.objects.get(name=roles.WRITER)
    assert administrator.post(NEW, person(unit=unit.pk, place=place.pk, groups=[writers.pk])).status_code == 302
    user = User.objects.get(username="lan")
    assert (str(user), user.unit, user.place, user.groups.get()) == ("Lò Thị Lan", unit, place, writers)


def test_places_are_typed_and_not_listed(administrator):
    page = administrator.get(NEW).content.decode()
    assert "/quan-tri/dia-phuong/tim/" in page
    assert "js/typeahead.js" in page
    assert "Tuyên Quang" not in page


def test_who_manages_accounts_cannot_make_anyone_all_powerful(administrator):
    administrator.post(NEW, person(is_superuser="on"))
    user = User.objects.get(username="lan")
    assert not user.is_superuser
    administrator.post(f"/quan-tri/users/edit/{user.pk}/", person(is_superuser="on", is_active="on"))
    user.refresh_from_db()
    assert not user.is_superuser


def test_who_manages_accounts_cannot_change_the_all_powerful(administrator):
    root = User.objects.create_superuser("goc", "goc@example.vn", "mat-khau-dai-0")
    response = administrator.post(f"/quan-tri/users/edit/{root.pk}/", person(username="goc", is_active="on"))
    assert response.url == "/quan-tri/"
    root.refresh_from_db()
    assert root.check_password("mat-khau-dai-0")


def test_the_way_in_is_in_vietnamese(client, db):
    page = client.get("/quan-tri/login/").content.decode()
    assert "Mật khẩu" in page
    assert "Tên đăng nhập" in page
    assert "Password" not in page
    assert "Wagtail" not in page.split("<body")[1].split("<noscript")[0]


def test_a_wrong_password_is_told_in_vietnamese(client, db):
    page = client.post("/quan-tri/login/", {"username": "a", "password": "b"}).content.decode()
    assert "Sai tên đăng nhập hoặc mật khẩu" in page
