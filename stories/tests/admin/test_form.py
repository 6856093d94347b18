"""The form of a story: titles of every kind, addresses, limits; nothing typed is lost."""

import unicodedata

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from places.models import Place, Unit
from stories.factories import make_author, make_campaign, make_document, make_exemplar, make_field
from stories.models import ExemplarPage
from stories.tests.admin.conftest import add_url, edit_url, exemplar_form


def errors(response) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: [str(text) for text in texts] for name, texts in response.context["form"].errors.items()}


def test_the_address_is_made_from_the_title_without_accents(admin):
    admin.post(add_url(), exemplar_form(title="Người tốt, việc tốt ở Đà Nẵng", slug=""))
    assert ExemplarPage.objects.get().slug == "nguoi-tot-viec-tot-o-da-nang"


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Đà-Nẵng", "da-nang"),
        ("  ĐƯỜNG  làng ", "duong-lang"),
        ("a_b", "a-b"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Định"), "nguyen-thi-dinh"),
    ],
)
def test_a_typed_address_becomes_ascii_like_in_the_browser(admin, typed, slug):
    admin.post(add_url(), exemplar_form(slug=typed))
    assert ExemplarPage.objects.get().slug == slug


@pytest.mark.parametrize("title", ["", "   ", "\u00a0\u200b", "!!!", "🙂🙂", "مرحبا", "\u202e"])
def test_a_title_without_letters_is_refused_and_the_rest_kept(admin, title):
    response = admin.post(add_url(), exemplar_form(title=title, slug="", lead="Lời mở đầu đã viết"))
    assert "title" in errors(response)
    assert "Lời mở đầu đã viết" in response.content.decode()
    assert not ExemplarPage.objects.exists()


@pytest.mark.parametrize(
    ("title", "stored"),
    [
        ("2024", "2024"),
        ("  Bà   Ban\n giữ mương ", "Bà Ban giữ mương"),
        (unicodedata.normalize("NFD", "Bà Ban giữ mương"), "Bà Ban giữ mương"),
        ("Bà Ban 🙂", "Bà Ban 🙂"),
        ("‮Bà Ban", "Bà Ban"),
        ("x" * 200, "x" * 200),
    ],
)
def test_other_titles_are_stored_in_one_form(admin, title, stored):
    admin.post(add_url(), exemplar_form(title=title, slug=""))
    story = ExemplarPage.objects.get()
    assert story.title == story.draft_title == stored


@pytest.mark.parametrize("length", [201, 256, 5000])
def test_a_long_title_is_measured_and_not_cut(admin, length):
    title = ("dài " * length)[: length - 1] + "x"
    response = admin.post(add_url(), exemplar_form(title=title, slug="dai"))
    assert errors(response)["title"] == [f"Tiêu đề dài {length} ký tự; hãy rút xuống còn tối đa 200."]
    assert title in response.content.decode()


def test_a_lead_takes_three_hundred_letters(admin):
    response = admin.post(add_url(), exemplar_form(lead="ế" * 301))
    assert errors(response)["lead"] == ["Sapo dài 301 ký tự; hãy rút xuống còn tối đa 300."]
    assert admin.post(add_url(), exemplar_form(lead=unicodedata.normalize("NFD", "ế" * 300))).status_code == 302


def test_the_browser_does_not_cut_what_is_pasted_and_counts_it(admin):
    form = admin.get(add_url()).context["form"]
    assert "maxlength" not in form["title"].as_widget()
    assert 'data-limit="300"' in form["lead"].as_widget()


def test_two_stories_may_have_one_title(admin):
    make_exemplar(title="Bà Ban giữ mương")
    assert admin.post(add_url(), exemplar_form()).status_code == 302
    assert set(ExemplarPage.objects.values_list("slug", flat=True)) == {"ba-ban-giu-muong", "ba-ban-giu-muong-2"}


def test_an_address_chosen_by_hand_must_be_free(admin):
    make_exemplar(title="Khác", slug="chon-tay")
    response = admin.post(add_url(), exemplar_form(slug="chon-tay"))
    assert errors(response)["slug"][0] == "Địa chỉ “chon-tay” đã có bài khác dùng."


def test_a_story_keeps_all_that_was_chosen(admin):
    fields = [make_field(), make_field()]
    author, document, campaign = make_author(), make_document(), make_campaign()
    place = Place.objects.filter(level=1).first()
    unit = Unit.objects.create(name="Hội Nông dân xã")
    chosen = {
        "fields": [field.pk for field in fields],
        "authors": [author.pk],
        "documents": [document.pk],
        "campaigns": [campaign.pk],
        "place": place.pk,
        "unit": unit.pk,
        "tags": "thủy lợi, nước sạch",
    }
    assert admin.post(add_url(), exemplar_form(**chosen)).status_code == 302
    story = ExemplarPage.objects.get()
    assert list(story.fields.all()) == fields
    assert [*story.authors.all(), *story.documents.all(), *story.campaigns.all()] == [author, document, campaign]
    assert (story.place, story.place_now, story.unit) == (place, story.place_now, unit)
    assert set(story.tags.names()) == {"thủy lợi", "nước sạch"}
    page = admin.get(edit_url(story)).content.decode()
    assert all(str(row) in page for row in (*fields, author, unit, campaign.title, place.full_name))


def test_four_fields_are_one_too_many(admin):
    response = admin.post(add_url(), exemplar_form(fields=[make_field().pk for _ in range(4)]))
    assert errors(response)["fields"] == ["Chọn tối đa 3 lĩnh vực."]


@pytest.mark.parametrize("value", ["?gõ dở", "99999999", "9" * 30, "abc", "-1"])
@pytest.mark.parametrize("name", ["fields", "authors", "documents", "campaigns", "place", "unit"])
def test_what_is_not_chosen_from_the_list_is_refused(admin, name, value):
    assert name in errors(admin.post(add_url(), exemplar_form(**{name: [value]})))


def test_a_link_to_another_exemplar_is_chosen_by_title(admin):
    other = make_exemplar(title="Mô hình tự quản")
    links = inline_formset([{"target": other.pk, "unit": "", "role": "người khởi xướng"}])
    assert admin.post(add_url(), exemplar_form(links=links)).status_code == 302
    assert ExemplarPage.objects.get(slug="ba-ban-giu-muong").links.get().target == other


def test_a_draft_may_lack_what_a_published_story_needs(admin):
    assert admin.post(add_url(), exemplar_form(subject_name="")).status_code == 302
    story = ExemplarPage.objects.get()
    response = admin.post(edit_url(story), exemplar_form(subject_name="") | {"action-publish": "1"})
    assert "subject_name" in errors(response)


def test_the_preview_begins_at_the_width_of_a_phone(admin):
    story = make_exemplar()
    widths = [size["device_width"] for size in story.preview_sizes]
    assert widths[0] == 360
    page = admin.get(edit_url(story)).content.decode()
    assert "Xem thử trên điện thoại" in page
    assert page.index('data-device-width="360"') < page.index('data-device-width="1280"')


def test_publishing_may_be_put_off_and_end(admin):
    form = exemplar_form(go_live_at="01/01/2090 08:00", expire_at="01/02/2090 08:00") | {"action-publish": "1"}
    assert admin.post(add_url(), form).status_code == 302
    story = ExemplarPage.objects.get()
    assert not story.live
    assert story.approved_schedule
    assert "Hẹn giờ" in admin.get("/quan-tri/guong/").content.decode()


def test_a_story_is_published_from_the_form_and_leads_back_to_the_list(admin):
    response = admin.post(add_url(), exemplar_form() | {"action-publish": "1"}, follow=True)
    assert response.redirect_chain[-1][0] == "/quan-tri/guong/"
    assert ExemplarPage.objects.get().live


def test_a_copy_gets_an_address_of_its_own(admin):
    story = make_exemplar(title="Bà Ban giữ mương")
    address = reverse("wagtailadmin_pages:copy", args=[story.pk])
    values = {"new_title": "Bà Ban giữ mương", "new_slug": "ban-sao", "new_parent_page": story.get_parent().pk}
    assert admin.post(address, values).status_code == 302
    assert set(ExemplarPage.objects.values_list("address", flat=True)) == {"guong/ba-ban-giu-muong", "guong/ban-sao"}
