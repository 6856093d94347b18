"""The picker: its answers, its widget, and the screens of the admin that use it."""

import datetime
import unicodedata

import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Site

from core.widgets import TypeaheadPicker
from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory, UnitFactory
from places.models import Place, PlaceSettings, Succession, Unit
from places.widgets import PlacePicker, UnitPicker


@pytest.fixture
def editor(admin_user, client):
    client.force_login(admin_user)
    return client


def ask(client, query, **params):
    response = client.get(reverse("places_search"), {"q": query, **params})
    assert response.status_code == 200
    return [row["text"] for row in response.json()]


def test_the_address_is_in_the_admin():
    assert reverse("places_search") == "/quan-tri/dia-phuong/tim/"


def test_readers_and_ordinary_users_do_not_search_there(provinces, client):
    assert client.get(reverse("places_search"), {"q": "son"}).status_code == 302
    client.force_login(get_user_model().objects.create_user("reader", password="x"))
    assert client.get(reverse("places_search"), {"q": "son"}).status_code in (302, 403)
    assert client.post(reverse("places_search")).status_code in (302, 403, 405)


@pytest.mark.parametrize("query", ["son la", "la son", "Sơn La", "SON LA", "sonla", "tinh son la", "sơn l"])
def test_words_come_in_any_order_and_without_accents(provinces, editor, query):
    found = ask(editor, query)
    assert "tỉnh Sơn La" in found[:2]
    assert set(found) <= {"tỉnh Sơn La", "tỉnh Lạng Sơn"}
    assert ask(editor, unicodedata.normalize("NFD", query)) == found


def test_whole_words_come_before_beginnings(provinces, editor):
    assert ask(editor, "la son") == ["tỉnh Sơn La", "tỉnh Lạng Sơn"]


def test_old_names_come_behind_todays_and_say_what_they_are(provinces, editor):
    assert ask(editor, "ninh thuan") == ["tỉnh Ninh Thuận, nay là tỉnh Khánh Hòa"]
    assert ask(editor, "khanh hoa") == [
        "tỉnh Khánh Hòa",
        "tỉnh Khánh Hòa (trước 01/07/2025), nay là tỉnh Khánh Hòa",
    ]
    assert ask(editor, "ninh")[0] in ("thành phố Bắc Ninh", "thành phố Quảng Ninh", "tỉnh Ninh Bình", "tỉnh Tây Ninh")


@pytest.mark.parametrize("query", ["", " ", "%", "_", "%%%", "'", "🙂", "zzzz", "a" * 10_000, "a " * 5_000 + "zzzz"])
def test_what_is_no_name_finds_nothing(provinces, editor, query):
    assert ask(editor, query) == []


def test_wildcards_are_no_letters(provinces, editor):
    assert ask(editor, "son_la")[0] == "tỉnh Sơn La"
    assert ask(editor, "s%a") == ask(editor, "s a")


def test_at_most_twenty_are_shown(provinces, editor):
    assert len(ask(editor, "tinh")) == 20


def test_a_commune_is_found_by_its_province_and_shown_with_it(provinces, editor):
    CommuneFactory(name="Tân Tiến", parent=provinces["tinh-dak-lak"])
    CommuneFactory(name="Tân Tiến", parent=provinces["tinh-dong-thap"])
    assert ask(editor, "dak lak tan tien") == ["xã Tân Tiến, tỉnh Đắk Lắk"]
    assert ask(editor, "tan tien") == ["xã Tân Tiến, tỉnh Đắk Lắk", "xã Tân Tiến, tỉnh Đồng Tháp"]
    assert ask(editor, "dak lak")[0] == "tỉnh Đắk Lắk"
    assert ask(editor, "tan tien", cap="1") == []
    assert ask(editor, "tan tien", cap="x") == ask(editor, "tan tien")


def test_the_answer_takes_few_queries(provinces, editor, django_assert_max_num_queries):
    url = reverse("places_search")
    editor.get(url, {"q": "quang"})
    with django_assert_max_num_queries(10):
        assert len(editor.get(url, {"q": "tinh"}).json()) == 20


def test_a_site_of_one_province_offers_what_lies_there_and_lay_in_what_it_was_made_of(provinces, editor):
    PlaceSettings.objects.update_or_create(site=Site.objects.get(), defaults={"province": provinces["tinh-khanh-hoa"]})
    CommuneFactory(name="Phước Dinh", parent=provinces["tinh-ninh-thuan"], valid_to=datetime.date(2025, 7, 1))
    CommuneFactory(name="Phước Dinh", parent=provinces["tinh-son-la"])
    assert ask(editor, "phuoc dinh") == ["xã Phước Dinh, tỉnh Ninh Thuận (trước đây)"]
    assert ask(editor, "son la") == []
    assert ask(editor, "son la", **{"ca-nuoc": "1"})[0] == "tỉnh Sơn La"


@pytest.mark.parametrize("bad", ["\0", "sơn\0la", "x" * 10_000, "🙂", "-1", "9" * 40, "[1]", "1.5"])
def test_no_parameter_is_an_error_of_ours(provinces, editor, bad):
    for url in ("places_search", "places_search_units"):
        assert editor.get(reverse(url), {"q": bad, "cap": bad, "ca-nuoc": bad}).status_code in (200, 400)
        assert editor.get(reverse(url), {"q": [bad, bad], "cap": ["1", bad]}).status_code in (200, 400)


class PlaceForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.all(), widget=PlacePicker(), required=False)


class PlacesForm(forms.Form):
    places = forms.ModelMultipleChoiceField(Place.objects.all(), widget=PlacePicker(multiple=True, maximum=3))


def test_a_form_shows_the_chosen_place_by_name_and_lists_no_others(provinces, django_assert_max_num_queries):
    place = provinces["tinh-ninh-thuan"]
    with django_assert_max_num_queries(5):
        html = str(PlaceForm(initial={"place": place.pk})["place"])
    assert 'value="tỉnh Ninh Thuận, nay là tỉnh Khánh Hòa"' in html
    assert f'<input type="hidden" name="place" value="{place.pk}">' in html
    assert 'data-url="/quan-tri/dia-phuong/tim/"' in html
    assert 'id="id_place"' in html
    assert "Sơn La" not in html


def test_the_label_of_the_field_names_the_text_box(provinces):
    assert 'for="id_place"' in PlaceForm()["place"].label_tag()


def test_a_form_takes_an_id_and_refuses_anything_else(provinces):
    place = provinces["tinh-son-la"]
    form = PlaceForm({"place": str(place.pk)})
    assert form.is_valid() and form.cleaned_data["place"] == place
    assert PlaceForm({"place": ""}).is_valid()
    for bad in ("999999", "0", "-1", "x", "9" * 30, "?Sơn La", "1 OR 1=1"):
        form = PlaceForm({"place": bad})
        assert not form.is_valid()
        assert "chọn lại" in form.errors["place"][0]
        str(form["place"])


def test_words_that_were_not_chosen_stay_in_the_box():
    html = str(PlaceForm({"place": '?Sơn "La"<b>'})["place"])
    assert 'value="Sơn &quot;La&quot;&lt;b&gt;"' in html


def test_several_may_be_chosen(provinces):
    chosen = [provinces["tinh-son-la"], provinces["thanh-pho-hue"]]
    data = QueryDict("&".join(f"places={place.pk}" for place in chosen))
    form = PlacesForm(data)
    assert form.is_valid()
    assert set(form.cleaned_data["places"]) == set(chosen)
    html = str(form["places"])
    assert html.index("tỉnh Sơn La") < html.index("thành phố Huế")
    assert 'data-max="3"' in html
    assert not PlacesForm(QueryDict("places=?x")).is_valid()
    assert not PlacesForm({}).is_valid()


def test_the_script_is_a_module_of_our_own():
    media = str(PlaceForm().media)
    assert 'src="/static/js/typeahead.js" type="module"' in media
    assert "css/typeahead.css" in media
    assert "cap=1" in PlacePicker(level=1).render("x", None)
    assert UnitPicker().url_name == "places_search_units"
    assert TypeaheadPicker(url_name="places_search").render("x", None).startswith("<lantoa-typeahead")


def test_units_are_found_without_accents(editor):
    unit = UnitFactory(name="Ủy ban nhân dân xã Chiềng La", short_name="UBND xã")
    url = reverse("places_search_units")
    for query in ("chieng la", "ubnd", "xã ủy"):
        assert editor.get(url, {"q": query}).json() == [{"id": unit.pk, "text": unit.name}]
    for query in ("", "%", "zz"):
        assert editor.get(url, {"q": query}).json() == []


def test_the_lists_of_the_admin_search_and_filter(provinces, editor, django_assert_max_num_queries):
    assert "Full name" not in editor.get(reverse("places:index")).content.decode()
    with django_assert_max_num_queries(40):
        assert "tỉnh An Giang" in editor.get(reverse("places:index")).content.decode()
    found = editor.get(reverse("places:index_results"), {"q": "la son"}).content.decode()
    assert "tỉnh Sơn La" in found and "Hà Nội" not in found
    son_la = provinces["tinh-son-la"]
    commune = CommuneFactory(name="Chiềng La", parent=son_la)
    inside = editor.get(reverse("places:index"), {"province": son_la.pk}).content.decode()
    assert commune.full_name in inside and "tỉnh Cao Bằng" not in inside
    past = editor.get(reverse("places:index"), {"now": "khong"}).content.decode()
    assert "tỉnh Hà Giang" in past and "tỉnh Cao Bằng" not in past
    for bad in ({"province": "x"}, {"province": "?x"}, {"level": "9"}, {"now": "?"}, {"q": "%" * 5_000}, {"p": "x"}):
        assert editor.get(reverse("places:index"), bad).status_code == 200
    changes = editor.get(reverse("successions:index_results"), {"q": "vinh phuc"}).content.decode()
    assert "Vĩnh Phúc" in changes and "Hà Giang" not in changes


def test_a_place_a_change_and_a_unit_are_made_in_the_admin(editor):
    province = ProvinceFactory(name="Sơn La")
    place = {"kind": "xa", "name": "Chiềng La", "parent": province.pk, "valid_from": "01/07/2025"}
    assert editor.post(reverse("places:add"), place).status_code == 302
    commune = Place.objects.get(slug="xa-chieng-la-son-la")
    assert commune.valid_from == datetime.date(2025, 7, 1)
    assert editor.get(reverse("places:edit", args=[commune.pk])).status_code == 200
    old = CommuneFactory(name="Nong Lay", parent=province, valid_to=datetime.date(2025, 7, 1))
    change = {"old": old.pk, "new": commune.pk, "kind": "nhap"}
    assert editor.post(reverse("successions:add"), change).status_code == 302
    assert Succession.objects.filter(old=old, new=commune).exists()
    assert editor.post(reverse("units:add"), {"name": "UBND xã", "place": commune.pk}).status_code == 302
    assert Unit.objects.get().place == commune
    assert editor.get(reverse("units:index"), {"place": commune.pk}).status_code == 200


def test_a_bad_place_is_sent_back_with_words(editor):
    answer = editor.post(reverse("places:add"), {"kind": "xa", "name": "Chiềng La", "parent": "?Sơn"})
    assert answer.status_code == 200
    assert "chọn lại" in answer.content.decode()


def test_a_place_that_something_hangs_on_is_not_deleted(editor):
    link = SuccessionFactory()
    answer = editor.post(reverse("places:delete", args=[link.old_id]), follow=True)
    assert "Không xóa được" in answer.content.decode()
    assert Place.objects.filter(pk=link.old_id).exists()


def test_the_scope_of_a_site_is_a_province(provinces, editor):
    site = Site.objects.get()
    url = reverse("wagtailsettings:edit", args=["places", "placesettings", site.pk])
    assert "lantoa-typeahead" in editor.get(url).content.decode()
    assert editor.post(url, {"province": provinces["tinh-son-la"].pk}).status_code == 302
    assert PlaceSettings.for_site(site).province.name == "Sơn La"
    commune = CommuneFactory(parent=provinces["tinh-son-la"])
    assert editor.post(url, {"province": commune.pk}).status_code == 200
