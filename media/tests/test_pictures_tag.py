"""`{% picture %}`: what a template gets."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from media import renditions
from media.factories import DrawingFactory, ImageFactory, picture_bytes
from media.models import Image
from media.templatetags.pictures import picture_address
from media.tests.conftest import upload

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file open when a picture cannot be read.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


def show(image, arguments='"card"'):
    template = Template("{% load pictures %}{% picture image " + arguments + " %}")
    return template.render(Context({"image": image}))


def img(image, arguments='"card"'):
    return BeautifulSoup(show(image, arguments), "html.parser").img


@pytest.fixture
def photo():
    return ImageFactory(file=upload(picture_bytes(1200, 900)))


def test_photo_comes_in_the_sizes_of_the_preset(photo):
    element = img(photo)
    assert [part.split()[1] for part in element["srcset"].split(", ")] == ["200w", "400w", "800w"]
    assert (element["width"], element["height"]) == ("800", "533")
    assert element["sizes"] == renditions.PRESETS["card"].sizes
    assert element["src"] in element["srcset"]
    assert element["src"].endswith(".webp")
    assert (element["alt"], element["loading"], element["decoding"]) == (photo.alt_text, "lazy", "async")
    assert not element.has_attr("style")


@pytest.mark.parametrize("preset", renditions.PRESETS)
def test_every_preset_works(photo, preset):
    assert img(photo, f'"{preset}"')["src"]


def test_attributes_can_be_given(photo):
    element = img(photo, '"lead" alt="" loading="eager" fetchpriority="high" class="pic" sizes="50vw"')
    assert element["alt"] == ""
    assert (element["loading"], element["fetchpriority"]) == ("eager", "high")
    assert (element["class"], element["sizes"]) == (["pic"], "50vw")


def test_texts_are_escaped(photo):
    photo.alt_text = '"><script>alert(1)</script>'
    assert "<script>" not in show(photo)
    assert img(photo)["alt"] == photo.alt_text


def test_description_given_in_its_place_goes_first(photo):
    photo.contextual_alt_text = "Con mương nhìn từ trên đồi"
    assert img(photo)["alt"] == "Con mương nhìn từ trên đồi"
    photo.decorative = True
    assert img(photo)["alt"] == ""


def test_small_photo_has_no_srcset():
    element = img(ImageFactory(file=upload(picture_bytes(300, 200))), '"body"')
    assert not element.has_attr("srcset") and not element.has_attr("sizes")
    assert (element["width"], element["height"]) == ("300", "200")


def test_drawing_is_shown_as_it_is():
    drawing = DrawingFactory()
    element = img(drawing, '"lead" sizes="50vw"')
    assert element["src"] == drawing.file.url
    assert (element["width"], element["height"]) == ("1200", "800")
    assert not element.has_attr("srcset") and not element.has_attr("sizes")


def test_small_drawing_comes_in_pixels_by_day_and_by_night():
    page = BeautifulSoup(show(DrawingFactory(), '"card" sizes="50vw" alt=""'), "html.parser")
    night, day = page.picture.source, page.picture.img
    assert night["media"] == "(prefers-color-scheme:dark)"
    assert ".night" in night["srcset"] and ".night" not in day["srcset"]
    for element in (night, day):
        assert [part.split()[1] for part in element["srcset"].split(", ")] == ["180w", "360w"]
        assert element["sizes"] == "50vw"
    assert (day["width"], day["height"], day["alt"], day["loading"]) == ("360", "240", "", "lazy")


@pytest.mark.parametrize("image", [None, ""])
def test_no_picture_shows_nothing(image):
    assert show(image) == ""


def test_missing_file_shows_nothing_and_is_logged(photo, own_media_root, caplog):
    (own_media_root / photo.file.name).unlink()
    assert show(Image.objects.get()) == ""
    assert f"Image {photo.pk}" in caplog.text


def test_broken_file_shows_nothing_and_is_logged(photo, own_media_root, caplog):
    (own_media_root / photo.file.name).write_bytes(b"no picture")
    assert show(Image.objects.get()) == ""
    assert len(caplog.records) == 1


def test_missing_rendition_is_made(photo):
    assert not photo.renditions.exists()
    show(photo)
    assert photo.renditions.count() == 3


@pytest.mark.parametrize("make", [ImageFactory, DrawingFactory])
def test_list_of_pictures_takes_no_query_a_picture(django_assert_num_queries, make):
    for _number in range(4):
        show(make())
    template = Template("{% load pictures %}{% for image in images %}{% picture image 'card' %}{% endfor %}")
    with django_assert_num_queries(2):
        page = template.render(Context({"images": renditions.with_renditions(Image.objects.all(), "card")}))
    assert page.count("<img") == 4


def test_address_is_that_of_the_widest_rendition_or_of_the_drawing(photo):
    assert picture_address(photo, "lead") == renditions.of(photo, "lead")[-1].url
    drawing = DrawingFactory()
    assert picture_address(drawing, "lead") == drawing.file.url
    assert picture_address(None, "lead") == ""


def test_address_of_a_missing_file_is_empty(photo, own_media_root, caplog):
    (own_media_root / photo.file.name).unlink()
    assert picture_address(Image.objects.get(), "lead") == ""
    assert caplog.records
