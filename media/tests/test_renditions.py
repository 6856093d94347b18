"""Renditions: made when a picture comes, brought in one query, gone with the picture."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from media import renditions
from media.factories import DrawingFactory, ImageFactory, picture_bytes
from media.models import Image, Rendition
from media.tests.conftest import upload

pytestmark = pytest.mark.django_db
TWO_SCHEMES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><style>.a{fill:#c00}'
    '@media(prefers-color-scheme:dark){.a{fill:#00c}}</style><path class="a" d="M0 0h1200v800H0z"/></svg>'
)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a function that does something as if in a transaction of its own."""

    def run(action):
        with django_capture_on_commit_callbacks(execute=True):
            return action()

    return run


def test_new_picture_gets_every_size_of_the_site(committed):
    image = committed(ImageFactory)
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(renditions.specs_of(image))
    assert {rendition.file.name.rsplit(".")[-1] for rendition in image.renditions.all()} == {"webp"}


def test_new_drawing_gets_small_pixels_by_day_and_by_night(committed):
    drawing = committed(DrawingFactory)
    widths = sorted(drawing.renditions.values_list("width", "filter_spec"))
    assert [(width, spec.endswith("|night")) for width, spec in widths] == [
        (180, False), (180, True), (360, False), (360, True),
    ]  # fmt: skip


def test_night_pixels_have_the_night_colours(committed):
    drawing = committed(lambda: DrawingFactory(file=ContentFile(TWO_SCHEMES.encode(), name="tranh.svg")))
    assert [colour_of(drawing, night=night) for night in (False, True)] == ["day", "night"]


def colour_of(drawing, *, night):
    with renditions.of(drawing, "card", night=night)[0].file.open() as file:
        red, _green, blue = Pillow.open(file).convert("RGB").getpixel((50, 50))
    return "day" if red > blue else "night"


def test_drawing_that_is_shown_as_it_is_has_no_renditions():
    assert renditions.of(DrawingFactory(), "lead") == []


def test_drawing_that_cannot_be_read_is_logged(own_media_root, caplog):
    drawing = DrawingFactory()
    (own_media_root / drawing.file.name).write_text("<svg")
    renditions.make_all(drawing.pk)
    assert f"No renditions for image {drawing.pk}" in caplog.text


def test_change_of_a_text_makes_nothing_anew(committed):
    image = committed(ImageFactory)
    before = set(Rendition.objects.values_list("pk", flat=True))
    image.caption = "Mương mới"
    committed(image.save)
    committed(lambda: image.save(update_fields=["caption"]))
    assert set(Rendition.objects.values_list("pk", flat=True)) == before


def test_failure_is_logged_and_does_not_stop_the_upload(committed, monkeypatch, caplog):
    def fail(*args):
        raise OSError("disk full")

    monkeypatch.setattr(Image, "get_renditions", fail)
    image = committed(ImageFactory)
    assert Image.objects.filter(pk=image.pk).exists()
    assert f"No renditions for image {image.pk}" in caplog.text


def test_picture_deleted_in_the_meantime_is_no_fault(caplog):
    renditions.make_all(0)
    assert not caplog.records


def test_pictures_stored_earlier_get_what_they_lack(committed, monkeypatch):
    drawing, photo = committed(DrawingFactory), ImageFactory()
    asked = []
    monkeypatch.setattr(renditions, "make_all", asked.append)
    renditions.make_missing(Image.objects.all())
    assert asked == [photo.pk]
    Rendition.objects.filter(image=drawing, filter_spec__contains="180").delete()
    renditions.make_missing([Image.objects.get(pk=drawing.pk)])
    assert asked == [photo.pk, drawing.pk]


def test_deleted_picture_leaves_no_file(committed, stored_files):
    image = committed(ImageFactory)
    assert len(stored_files()) == 1 + len(renditions.specs_of(image))
    committed(image.delete)
    assert stored_files() == []


def test_files_stay_when_the_deletion_is_rolled_back(committed, stored_files):
    image = committed(ImageFactory)
    image.delete()
    assert len(stored_files()) == 1 + len(renditions.specs_of(image))


def test_queryset_brings_renditions_in_one_more_query(committed, django_assert_num_queries):
    for _number in range(3):
        committed(ImageFactory)
    with django_assert_num_queries(2):
        images = list(renditions.with_renditions(Image.objects.all(), "card"))
        assert all(len(renditions.of(image, "card")) == 3 for image in images)


def test_prefetch_takes_one_query_for_all(committed, django_assert_num_queries):
    pks = [committed(ImageFactory).pk for _number in range(3)]
    committed(DrawingFactory)
    images = [*Image.objects.all(), Image.objects.get(pk=pks[0]), None]
    with django_assert_num_queries(1):
        renditions.prefetch(images, "card", "lead")
        for image in images:
            if image and not image.is_svg():
                assert renditions.of(image, "card") and renditions.of(image, "lead")


@pytest.mark.parametrize("style", ["item", "row", "big"])
@pytest.mark.parametrize("make", [ImageFactory, DrawingFactory])
def test_every_style_of_card_shows_what_was_prefetched_for_cards(committed, django_assert_num_queries, make, style):
    image = committed(make)
    renditions.prefetch([image], "card")
    with django_assert_num_queries(0):
        by_day, by_night = (renditions.of(image, style, night=night) for night in (False, True))
    # A drawing stands large as it is; small ones have a night of their own, photos look the same at any hour.
    as_it_is = image.is_svg() and style == "big"
    assert bool(by_day) is bool(by_night) is not as_it_is
    assert (by_day == by_night) is (as_it_is or not image.is_svg())


def test_prefetches_add_up(committed, django_assert_num_queries):
    images = [committed(ImageFactory)]
    renditions.prefetch(images, "card")
    renditions.prefetch(images, "body")
    with django_assert_num_queries(0):
        assert renditions.of(images[0], "card") and renditions.of(images[0], "body")


def test_preset_that_was_not_prefetched_is_looked_up_not_drawn_again(committed, monkeypatch):
    committed(ImageFactory)
    image = renditions.with_renditions(Image.objects.all(), "card").get()
    monkeypatch.setattr(Image, "create_renditions", lambda self, *filters: {} if not filters else pytest.fail())
    assert renditions.of(image, "lead")


def test_nothing_to_prefetch_takes_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        renditions.prefetch([None], "card")


def test_widths_of_a_small_photo_are_named_once():
    image = ImageFactory(file=upload(picture_bytes(500, 400)))
    assert [rendition.width for rendition in renditions.of(image, "body")] == [500]


def test_new_focal_point_makes_new_renditions(committed):
    image = committed(ImageFactory)
    image.focal_point_x, image.focal_point_y = 50, 50
    image.focal_point_width = image.focal_point_height = 40
    committed(image.save)
    assert image.renditions.filter(filter_spec__startswith="fill-").exclude(focal_point_key="").exists()
    assert image.renditions.values("focal_point_key").distinct().count() >= 2
