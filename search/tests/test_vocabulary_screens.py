"""The screens of abbreviations and of words that mean the same."""

import html

import pytest
from django.test import Client

from accounts import roles
from search.models import Abbreviation, SynonymGroup
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
SHORT, ALIKE = "/quan-tri/viet-tat/", "/quan-tri/dong-nghia/"
QUERIES = ["uy ban", "Ủy ban", "", " ", "'", "%", "_", "\\", "🙂", "a" * 3000, "*", "(", '"', "đ", "-", "/"]


@pytest.fixture
def administrator() -> Client:
    """A quản trị's browser."""
    return sign_in(make_user(roles.ADMINISTRATOR, "qt"))


def answer(client: Client, address: str, **form: str) -> str:
    response = client.post(address, form)
    return "" if response.status_code == 302 else html.unescape(response.content.decode())


@pytest.mark.parametrize("address", [SHORT, ALIKE])
def test_the_lists_can_be_searched_for_anything(administrator, address) -> None:
    for query in QUERIES:
        assert administrator.get(address, {"q": query, "p": "x", "ordering": "x"}).status_code == 200


@pytest.mark.parametrize(
    ("address", "query", "row"),
    [
        (SHORT, "uy ban nhan", "UBND: Ủy ban nhân dân"),
        (SHORT, "tđkt", "TĐKT: Thi đua khen thưởng"),
        (SHORT, "tdkt", "TĐKT: Thi đua khen thưởng"),
        (ALIKE, "hien giac", "hiến tạng; hiến mô tạng; hiến xác; hiến thận; hiến giác mạc; tặng tạng"),
    ],
)
def test_rows_are_found_without_accents(administrator, address, query, row) -> None:
    rows = administrator.get(address, {"q": query}).context["object_list"]
    assert [str(one) for one in rows] == [row]


@pytest.mark.parametrize("role", [roles.WRITER, roles.EDITOR, roles.APPROVER, roles.MODERATOR])
@pytest.mark.parametrize("address", [SHORT, ALIKE, SHORT + "new/", ALIKE + "new/"])
def test_they_are_for_administrators(role, address) -> None:
    assert sign_in(make_user(role, "nguoi")).get(address).status_code == 302


def test_the_menu_has_both(administrator) -> None:
    home = administrator.get("/quan-tri/").content.decode()
    assert SHORT in home
    assert ALIKE in home


def test_an_abbreviation_is_kept_without_stray_spaces(administrator) -> None:
    assert answer(administrator, SHORT + "new/", short=" TTHTCĐ ", full=" trung tâm  học tập cộng đồng ") == ""
    row = Abbreviation.objects.get(short="TTHTCĐ")
    assert (row.full, row.folded) == ("trung tâm học tập cộng đồng", "tthtcd")
    assert answer(administrator, f"{SHORT}edit/{row.pk}/", short="TTHTCĐ", full="trung tâm học tập") == ""
    assert administrator.post(f"{SHORT}delete/{row.pk}/").status_code == 302
    assert not Abbreviation.objects.filter(short="TTHTCĐ").exists()


@pytest.mark.parametrize(
    ("short", "full", "message"),
    [
        ("U B", "uống bia", "không có dấu cách"),
        ("-", "gạch nối", "không có dấu cách"),
        ("*x*", "sao x sao", "không có dấu cách"),
        ("你好", "xin chào", "không có dấu cách"),
        ("X", "xã hội", "ít nhất hai chữ"),
        ("UBND", "uống bia nhiều đấy", "đã có rồi"),
        ("ubnd", "uống bia nhiều đấy", "đã có rồi"),
        ("XYZTUV7", "xã yên vui", "tối đa 6 ký tự"),
        ("XYZ", "xyz", "viết đầy đủ từng tiếng"),
        ("XYZ", "…", "viết đầy đủ từng tiếng"),
        ("XYZ", "", "Không được để trống"),
        ("", "xã yên vui", "Không được để trống"),
        ("XYZ", "xã " * 60, "120"),
    ],
)
def test_a_wrong_abbreviation_is_refused_with_a_reason(administrator, short, full, message) -> None:
    before = Abbreviation.objects.count()
    shown = answer(administrator, SHORT + "new/", short=short, full=full)
    assert message in shown
    assert Abbreviation.objects.count() == before


def test_two_short_forms_may_differ_by_their_marks_alone(administrator) -> None:
    assert answer(administrator, SHORT + "new/", short="GĐZ", full="gia đình zui") == ""
    assert answer(administrator, SHORT + "new/", short="GDZ", full="giáo dục zui") == ""


def test_only_the_beginnings_of_words_count(administrator) -> None:
    assert not administrator.get(ALIKE, {"q": "ien giac"}).context["object_list"]


@pytest.mark.parametrize("words", [" chợ quê ;chợ làng;; ", "chợ quê;\r\nchợ\n làng"])
def test_a_group_is_kept_in_one_spelling(administrator, words) -> None:
    assert answer(administrator, ALIKE + "new/", words=words) == ""
    group = SynonymGroup.objects.get(words="chợ quê; chợ làng")
    assert answer(administrator, f"{ALIKE}edit/{group.pk}/", words="chợ quê; chợ làng; chợ xã") == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("chợ", "Cần ít nhất hai từ"),
        (";;", "Cần ít nhất hai từ"),
        ("chợ quê, chợ làng", "Cần ít nhất hai từ"),
        ("chợ; một hai ba bốn năm", "“một hai ba bốn năm” cần có từ một đến bốn tiếng"),
        ("chợ; …", "“…” cần có từ một đến bốn tiếng"),
        ("chợ hoà; chợ hòa", "“chợ hòa” có hai lần"),
        ("lợn; heo", "đã cùng ở một nhóm"),
        ("", "Không được để trống"),
        ("chợ; " * 100, "300"),
    ],
)
def test_a_wrong_group_is_refused_with_a_reason(administrator, words, message) -> None:
    before = SynonymGroup.objects.count()
    assert message in answer(administrator, ALIKE + "new/", words=words)
    assert SynonymGroup.objects.count() == before
