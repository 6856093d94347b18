"""The screens of watched words and the box in which to try them."""

import html

import pytest
from django.test import Client

from accounts import roles
from comments.models import WatchedWord
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
LIST, TRY = "/quan-tri/tu-can-xem/", "/quan-tri/tu-can-xem/thu/"


@pytest.fixture
def administrator() -> Client:
    """A quản trị's browser."""
    return sign_in(make_user(roles.ADMINISTRATOR, "qt"))


def shown(client: Client, address: str, **form: str) -> str:
    return html.unescape(client.post(address, form).content.decode())


def test_the_list_can_be_searched_for_anything(administrator) -> None:
    for query in ("nha cai", "", " ", "'", "%", "\\", "🙂", "a" * 3000, "đ"):
        assert administrator.get(LIST, {"q": query, "p": "x", "ordering": "x"}).status_code == 200
    rows = administrator.get(LIST, {"q": "nha cai"}).context["object_list"]
    assert [row.text for row in rows] == ["nhà cái"]


@pytest.mark.parametrize("role", [roles.WRITER, roles.EDITOR, roles.APPROVER, roles.MODERATOR])
def test_they_are_for_administrators(role) -> None:
    client = sign_in(make_user(role, "nguoi"))
    for address in (LIST, LIST + "new/", TRY):
        assert client.get(address).status_code == 302
    assert LIST not in client.get("/quan-tri/").content.decode()


def test_the_menu_and_the_list_lead_there(administrator) -> None:
    assert LIST in administrator.get("/quan-tri/").content.decode()
    assert TRY in administrator.get(LIST).content.decode()


def test_a_word_is_kept_in_one_writing(administrator) -> None:
    assert administrator.post(LIST + "new/", {"text": "  Đồ   BỎ đi "}).status_code == 302
    row = WatchedWord.objects.get(text="đồ bỏ đi")
    assert administrator.post(f"{LIST}edit/{row.pk}/", {"text": row.text, "is_refused": "on"}).status_code == 302
    assert WatchedWord.objects.get(pk=row.pk).is_refused
    assert administrator.post(f"{LIST}delete/{row.pk}/").status_code == 302
    assert not WatchedWord.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Không được để trống"),
        ("!!!", "ít nhất hai chữ cái"),
        ("xxx", "ít nhất hai chữ cái"),
        ("🙂", "ít nhất hai chữ cái"),
        ("NHÀ  cái", "đã có trong danh sách"),
        ("xin chào " * 20, "80"),
    ],
)
def test_a_wrong_word_is_refused_with_a_reason(administrator, text, message) -> None:
    before = WatchedWord.objects.count()
    assert message in shown(administrator, LIST + "new/", text=text)
    assert WatchedWord.objects.count() == before


def test_the_box_says_what_would_be_found(administrator) -> None:
    WatchedWord.objects.create(text="từ xấu", is_refused=True)
    page = shown(administrator, TRY, text="T.ừ X.ấ.u, nhacai88, xem abc.com, gọi 0912 345 678 <b>")
    assert "“T.ừ X.ấ.u”: khớp từ “từ xấu”, từ chối luôn" in page
    assert "“nhacai88”: khớp từ “nhà cái”, giữ lại chờ xem" in page
    assert "<li>abc.com</li>" in page
    assert "<li>0912 345 678</li>" in page


def test_the_box_says_when_nothing_is_found(administrator) -> None:
    assert "Kết quả" not in administrator.get(TRY).content.decode()
    assert "Không thấy từ cần xem" in shown(administrator, TRY, text="Cảm ơn bà con.")


@pytest.mark.parametrize("text", ["", " ", "a" * 2001, "\x00"])
def test_the_box_says_what_it_cannot_try(administrator, text) -> None:
    assert "Kết quả" not in shown(administrator, TRY, text=text)
