"""Every search box of the newsroom: accents or not, and whatever is typed or put into its address."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.search.index import insert_or_update_object

from accounts import roles
from accounts.models import User
from media.factories import DocumentFactory, ImageFactory
from places.models import Unit
from stories.factories import make_article, make_author, make_document, make_exemplar
from stories.models import Field

pytestmark = pytest.mark.django_db

BOXES = (
    "pages/search/", "pages/search/results/", "choose-page/search/", "images/results/",
    "images/chooser/results/", "documents/results/", "documents/chooser/results/", "van-ban/results/",
    "van-ban/chon/results/", "guong/ket-qua/", "tin-bai/ket-qua/", "phong-trao/ket-qua/", "linh-vuc/results/",
    "chuyen-muc/results/", "dong-su-kien/results/", "the/results/", "tac-gia/results/", "dia-phuong/results/",
    "thay-doi-dia-phuong/results/", "don-vi/results/", "users/results/", "groups/results/", "sites/results/",
    "redirects/results/", "workflows/task_chooser/results/", "tim/linh-vuc/", "tim/tac-gia/", "tim/van-ban/",
    "tim/bai/",
)  # fmt: skip
NASTY = (
    '"',
    "a & !b | (c <-> d):*A ^e* AND 'x",
    "\x00",
    "   ",
    "!!! … \\",
    "😀 مرحبا \u202eabc",
    "a" * 10_000,
    '"a" NEAR(b) {title} : ' * 450,
    'live:"_ %s %',
)


@pytest.fixture
def newsroom(site) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(User.objects.create_superuser("toan-quyen", "a@example.vn", "mat-khau-dai-1"))
    return client


@pytest.fixture
def site() -> None:
    # Pages are indexed when their transaction is over.
    insert_or_update_object(make_exemplar(title="Người giữ rừng ở Đắk Lắk"))
    insert_or_update_object(make_article(title="Đường về bản mới"))
    make_document(number="2590/KH-UBND", subject="Kế hoạch nêu gương người tốt")
    make_author(name="Đặng Thị Hằng", unit_name="Hội Nông dân xã Chiềng La")
    ImageFactory(title="Cầu treo Nậm Mộ")
    DocumentFactory(title="Hướng dẫn bình xét")


@pytest.mark.parametrize("box", BOXES)
def test_whatever_is_typed_is_answered(newsroom, box) -> None:
    for typed in NASTY:
        response = newsroom.get(f"/quan-tri/{box}", {"q": typed})
        assert response.status_code in (200, 400), typed


@pytest.mark.parametrize(
    ("box", "typed", "found"),
    [
        ("pages/search/results/", "nguoi giu rung dak lak", "Người giữ rừng ở Đắk Lắk"),
        ("pages/search/results/", "ĐƯỜNG VỀ BẢN", "Đường về bản mới"),
        ("choose-page/search/", "duong ve b", "Đường về bản mới"),
        ("guong/ket-qua/", "dak lak rung", "Người giữ rừng ở Đắk Lắk"),
        ("images/results/", "cau treo nam mo", "Cầu treo Nậm Mộ"),
        ("images/chooser/results/", "nam m", "Cầu treo Nậm Mộ"),
        ("documents/results/", "huong dan binh xet", "Hướng dẫn bình xét"),
        ("documents/chooser/results/", "binh xet", "Hướng dẫn bình xét"),
        ("van-ban/results/", "2590/KH-UBND", "2590/KH-UBND"),
        ("van-ban/chon/results/", "ke hoach neu guong", "2590/KH-UBND"),
        ("tac-gia/results/", "hoi nong dan chieng la", "Đặng Thị Hằng"),
        ("tim/tac-gia/", "dang thi hang", "Đặng Thị Hằng"),
        ("groups/results/", "bien tap", "Biên tập"),
    ],
)
def test_words_are_found_without_their_accents(newsroom, box, typed, found) -> None:
    assert found in newsroom.get(f"/quan-tri/{box}", {"q": typed}).content.decode()
    assert found not in newsroom.get(f"/quan-tri/{box}", {"q": "xyzxyz"}).content.decode()


@pytest.mark.parametrize("typed", ["lo thi huong", "Hương Lò", "phong van hoa", "huong.lo", "LO"])
def test_people_are_found_by_name_mail_and_unit(newsroom, typed) -> None:
    unit = Unit.objects.create(name="Phòng Văn hóa huyện")
    User.objects.create_user("huonglt", "huong.lo@example.vn", first_name="Hương", last_name="Lò Thị", unit=unit)
    assert "huonglt" in newsroom.get("/quan-tri/users/results/", {"q": typed}).content.decode()
    assert "huonglt" not in newsroom.get("/quan-tri/users/results/", {"q": f"{typed} zzz"}).content.decode()


def test_people_of_a_role_are_searched_among_themselves(newsroom) -> None:
    group = Group.objects.get(name=roles.WRITER)
    User.objects.create_user("huong1", first_name="Hương").groups.add(group)
    User.objects.create_user("huong2", first_name="Hương")
    page = newsroom.get("/quan-tri/users/results/", {"q": "huong", "group": group.pk}).content.decode()
    assert "huong1" in page
    assert "huong2" not in page


def test_fields_are_found_by_their_words(newsroom) -> None:
    name = Field.objects.order_by("pk").values_list("name", flat=True)[0]
    assert name in newsroom.get("/quan-tri/linh-vuc/results/", {"q": name.upper()}).content.decode()
