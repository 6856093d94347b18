"""Corrections of an administrator: kept apart from what came with the site, taken back, written down."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from places.changes import said_by_file
from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory
from places.models import Place, Succession
from places.services import load_provinces
from places.shipped import corrections, is_edited

REFORM = datetime.date(2025, 7, 1)
LONG = "x" * 10_000
BAD = ["\0", "a\0b", LONG, "🙂", "-1", "9" * 30, "[1]", "?Sơn La"]


@pytest.fixture
def editor(admin_user, client):
    client.force_login(admin_user)
    return client


@pytest.fixture
def past(provinces):
    return provinces["tinh-ninh-thuan"]


def form_of(place, **changed):
    """Return what the form of a place sends."""
    values = {
        "kind": place.kind,
        "name": place.name,
        "aliases": place.aliases,
        "code": place.code,
        "slug": place.slug,
        "parent": place.parent_id or "",
        "former_parent": place.former_parent_id or "",
        "valid_from": f"{place.valid_from:%d/%m/%Y}" if place.valid_from else "",
        "valid_to": f"{place.valid_to:%d/%m/%Y}" if place.valid_to else "",
        "latitude": place.latitude or "",
        "longitude": place.longitude or "",
    }
    return values | changed


def edit(client, row, values):
    return client.post(reverse(f"{row._meta.model_name}s:edit", args=[row.pk]), values)


def test_a_loaded_row_is_not_edited_one_made_by_hand_is(provinces):
    assert not Place.objects.filter(is_edited=True).exists()
    assert not Succession.objects.filter(is_edited=True).exists()
    assert CommuneFactory(parent=provinces["tinh-son-la"]).is_edited
    assert SuccessionFactory().is_edited


def test_saving_again_corrects_nothing(provinces):
    for place in Place.objects.select_related("parent"):
        assert corrections(place) == {} and not is_edited(place)


def test_a_correction_is_shown_survives_the_load_and_is_taken_back(past, editor):
    sent = form_of(past, name="Ninh Thuận Cũ", latitude="11.5", valid_to="02/07/2025")
    assert edit(editor, past, sent).status_code == 302
    past.refresh_from_db()
    assert past.is_edited and set(corrections(past)) == {"name", "latitude", "valid_to"}
    page = editor.get(reverse("places:edit", args=[past.pk])).content.decode()
    assert "Theo dữ liệu kèm theo: Ninh Thuận." in page
    assert "Không còn từ ngày: 01/07/2025" in page
    assert "Bỏ sửa đổi, lấy lại dữ liệu kèm theo" in page
    load_provinces()
    past.refresh_from_db()
    assert (past.name, past.valid_to) == ("Ninh Thuận Cũ", datetime.date(2025, 7, 2))
    assert edit(editor, past, form_of(past, take_back=["name", "valid_to"])).status_code == 302
    past.refresh_from_db()
    assert (past.name, past.valid_to, set(corrections(past))) == ("Ninh Thuận", REFORM, {"latitude"})
    assert edit(editor, past, form_of(past, take_back=["latitude"])).status_code == 302
    past.refresh_from_db()
    assert not past.is_edited
    assert "lấy lại dữ liệu kèm theo" not in editor.get(reverse("places:edit", args=[past.pk])).content.decode()


def test_a_value_is_taken_back_even_when_the_one_typed_is_wrong(past, editor):
    past.name = "Khác"
    past.save()
    assert edit(editor, past, form_of(past, name="", take_back=["name"])).status_code == 302
    past.refresh_from_db()
    assert past.name == "Ninh Thuận"


def test_the_unit_above_is_taken_back(provinces, editor):
    son_la, hue = provinces["tinh-son-la"], provinces["thanh-pho-hue"]
    commune = CommuneFactory(name="A", parent=hue, shipped={"name": "A", "parent": "tinh-son-la"})
    assert said_by_file(commune) == {"parent": "tỉnh Sơn La"}
    assert edit(editor, commune, form_of(commune, take_back=["parent"])).status_code == 302
    commune.refresh_from_db()
    assert commune.parent == son_la and not commune.is_edited


def test_a_unit_above_that_is_no_more_cannot_be_taken_back(provinces, editor):
    hue = provinces["thanh-pho-hue"]
    commune = CommuneFactory(name="A", parent=hue, shipped={"name": "A", "parent": "tinh-khong-co"})
    answer = edit(editor, commune, form_of(commune, take_back=["parent"]))
    assert "không còn" in answer.content.decode()
    commune.refresh_from_db()
    assert commune.parent == hue


def test_what_is_not_corrected_cannot_be_taken_back(past, editor):
    past.name = "Khác"
    past.save()
    for bad in ("code", "shipped", "", "\0", LONG):
        assert edit(editor, past, form_of(past, take_back=[bad])).status_code == 200


def test_the_history_says_who_when_and_from_what_to_what(past, editor, admin_user):
    edit(editor, past, form_of(past, name="Ninh <b>Thuận</b> Cũ", valid_to=""))
    page = editor.get(reverse("places:history", args=[past.pk])).content.decode()
    assert "Tên: Ninh Thuận → Ninh &lt;b&gt;Thuận&lt;/b&gt; Cũ" in page
    assert "Không còn từ ngày: 01/07/2025 → để trống" in page
    entry = ModelLogEntry.objects.get(action="wagtail.edit", object_id=str(past.pk))
    assert entry.user == admin_user


def test_saving_without_a_change_writes_nothing_down(past, editor):
    edit(editor, past, form_of(past))
    assert not ModelLogEntry.objects.filter(action="wagtail.edit").exists()


def test_the_list_finds_what_was_edited(past, editor):
    past.name = "Ninh Thuận Cũ"
    past.save()
    found = editor.get(reverse("places:index_results"), {"is_edited": "True"}).content.decode()
    assert "Ninh Thuận Cũ" in found and "Sơn La" not in found
    found = editor.get(reverse("places:index_results"), {"is_edited": "False", "q": "ninh"}).content.decode()
    assert "Ninh Thuận Cũ" not in found and "Bắc Ninh" in found


def test_a_shipped_place_is_not_deleted_one_made_by_hand_is(past, editor):
    url = reverse("places:delete", args=[past.pk])
    for answer in (editor.get(url, follow=True), editor.post(url, follow=True)):
        assert "hãy ghi “Không còn từ ngày”" in answer.content.decode()
    assert Place.objects.filter(pk=past.pk).exists()
    assert url not in editor.get(reverse("places:edit", args=[past.pk])).content.decode()
    assert url not in editor.get(reverse("places:index"), {"q": "ninh thuan"}).content.decode()
    own = ProvinceFactory()
    editor.post(reverse("places:delete", args=[own.pk]))
    assert not Place.objects.filter(pk=own.pk).exists()


def test_those_without_the_right_learn_nothing_of_a_deletion(past, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", password="x"))
    answer = client.post(reverse("places:delete", args=[past.pk]))
    assert answer.status_code == 302 and "edit" not in answer["Location"]


def test_a_shipped_succession_is_withdrawn_survives_the_load_and_is_put_back(past, editor):
    link = past.successions.get()
    url = reverse("successions:delete", args=[link.pk])
    assert "bỏ qua chứ không xóa" in editor.get(url).content.decode()
    assert editor.post(url).status_code == 302
    load_provinces()
    link.refresh_from_db()
    assert link.is_withdrawn and link.is_edited
    assert past.label == "tỉnh Ninh Thuận (trước đây)"
    history = editor.get(reverse("successions:history", args=[link.pk])).content.decode()
    assert "Không đúng, bỏ qua: không → có" in history
    assert str(link.pk) in editor.get(reverse("successions:index_results"), {"is_withdrawn": "True"}).content.decode()
    sent = {"kind": link.kind, "resolution": link.resolution}
    assert edit(editor, link, sent).status_code == 302
    link.refresh_from_db()
    assert not link.is_withdrawn and not link.is_edited


def test_the_ends_of_a_shipped_succession_stay(past, editor, provinces):
    link = past.successions.get()
    sent = {"old": provinces["tinh-vinh-phuc"].pk, "new": "", "kind": "chia", "resolution": ""}
    assert edit(editor, link, sent).status_code == 302
    link.refresh_from_db()
    assert link.old == past and link.kind == "chia" and link.is_edited


def test_a_succession_made_by_hand_is_deleted(editor):
    link = SuccessionFactory()
    assert "is_withdrawn" not in editor.get(reverse("successions:edit", args=[link.pk])).content.decode()
    editor.post(reverse("successions:delete", args=[link.pk]))
    assert not Succession.objects.filter(pk=link.pk).exists()


def test_impossible_places_are_refused_with_words(provinces):
    son_la = provinces["tinh-son-la"]
    CommuneFactory(name="Chiềng La", parent=son_la, valid_from=REFORM)
    huyen = CommuneFactory(kind="huyen", name="Thuận Châu", parent=son_la, valid_to=REFORM)
    refused = [
        ({"name": "Chiềng La", "parent": son_la}, "Đã có xã Chiềng La"),
        ({"name": "A", "parent": huyen}, "không có trong thời gian đó"),
        ({"name": "A", "parent": huyen, "valid_from": REFORM}, "không có trong thời gian đó"),
        ({"name": "A", "parent": son_la, "valid_from": REFORM, "valid_to": REFORM}, "Ngày kết thúc"),
        ({"name": "A", "parent": son_la, "slug": "tinh-son-la"}, "đã thuộc về một địa phương khác"),
        ({"name": "A", "parent": son_la, "former_parent": son_la}, "cấp huyện cũ"),
        ({"name": "A", "parent": son_la, "latitude": "91"}, "Không có tọa độ “91”"),
    ]
    for values, words in refused:
        with pytest.raises(ValidationError, match=words):
            Place(kind="xa", **values).full_clean()


def test_a_name_that_the_files_begin_with_a_kind_is_a_name(provinces):
    hue = provinces["tinh-thua-thien-hue"]
    ward = CommuneFactory(kind="phuong", name="Phường Đúc", parent=hue, valid_to=REFORM)
    with pytest.raises(ValidationError, match="không kèm loại: “Đúc”"):
        ward.full_clean()
    ward.shipped = {"name": "Phường Đúc"}
    ward.full_clean()


def test_a_unit_of_the_same_name_at_another_time_or_with_other_accents_is_fine(provinces):
    son_la = provinces["tinh-son-la"]
    CommuneFactory(name="Văn Lang", parent=son_la, valid_from=REFORM)
    for name, span in (("Văn Lang", {"valid_to": REFORM}), ("Văn Lăng", {"valid_from": REFORM})):
        unit = Place(kind="xa", name=name, parent=son_la, **span)
        unit.full_clean()
        unit.save()
    assert Place.objects.filter(name_key="vanlang", parent=son_la).count() == 3


def test_impossible_successions_are_refused_with_words(provinces):
    son_la = provinces["tinh-son-la"]
    huyen = CommuneFactory(kind="huyen", parent=son_la, valid_to=REFORM)
    old = CommuneFactory(parent=huyen, valid_to=REFORM)
    new = CommuneFactory(parent=son_la)
    late = CommuneFactory(parent=son_la, valid_from=datetime.date(2026, 1, 1))
    island = CommuneFactory(kind="dac_khu", parent=son_la)
    for one, other, words in (
        (new, late, "vẫn còn"),
        (old, son_la, "cùng cấp"),
        (huyen, new, "cùng cấp"),
        (old, late, "không có vào ngày 01/07/2025"),
    ):
        with pytest.raises(ValidationError, match=words):
            Succession(old=one, new=other, kind="nhap").full_clean()
    Succession(old=old, new=new, kind="nhap").full_clean()
    Succession(old=huyen, new=island, kind="nhap").full_clean()


def test_a_renamed_unit_is_found_under_its_new_name_with_all_below(provinces):
    son_la = provinces["tinh-son-la"]
    huyen = CommuneFactory(kind="huyen", name="Thuận Châu", parent=son_la, valid_to=REFORM)
    below = CommuneFactory(name="Nong Lay", parent=huyen, valid_to=REFORM)
    unchanged = CommuneFactory(name="Co Mạ", parent=son_la, former_parent=huyen)
    son_la.name = "Mường La"
    son_la.save()
    huyen.name = "Mường Muổi"
    huyen.save()
    assert list(Place.objects.matching("nong lay muong muoi muong la")) == [below]
    assert list(Place.objects.matching("co ma muong muoi")) == [unchanged]
    assert not Place.objects.matching("nong lay thuan chau").exists()


@pytest.mark.parametrize("bad", BAD)
def test_no_nonsense_is_an_error_of_ours(past, editor, bad):
    for field in ("kind", "name", "aliases", "code", "slug", "parent", "former_parent", "valid_from", "latitude"):
        assert edit(editor, past, form_of(past, **{field: bad})).status_code in (200, 302, 400)
    listed = dict.fromkeys(("kind", "level", "now", "province", "is_edited", "q", "p", "ordering"), bad)
    assert editor.get(reverse("places:index"), listed).status_code in (200, 400)
    assert editor.get(reverse("successions:index"), listed | {"is_withdrawn": bad}).status_code in (200, 400)
    assert editor.post(reverse("successions:add"), {"old": bad, "new": bad, "kind": bad}).status_code in (200, 400)
