"""Pictures and drawings stored by code."""

import io
import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from media.factories import SVG, picture_bytes
from media.models import Consent, Image
from media.services import create_drawing, create_image
from media.tests.conftest import phone_photo

pytestmark = pytest.mark.django_db
ALT = "Bà con khơi con mương"


def test_create_image_applies_the_rules_for_uploads(stored_files, editor):
    image = create_image(
        io.BytesIO(phone_photo()),
        name="Con mương.HEIC",
        title="Con mương Nà Lếch",
        alt_text=ALT,
        caption="Mương dài 3,4 km",
        credit="Lò Văn An",
        may_be_reused=True,
        people_consented=Consent.GIVEN,
        user=editor,
        tags=["thủy lợi"],
    )
    image.refresh_from_db()
    assert (image.width, image.height) == (400, 600)
    assert stored_files() == ["original_images/con-muong.jpg"]
    assert image.file_size and image.file_hash
    assert (image.caption, image.credit, image.may_be_reused) == ("Mương dài 3,4 km", "Lò Văn An", True)
    assert image.uploaded_by_user == editor
    assert [tag.name for tag in image.tags.all()] == ["thủy lợi"]
    assert image.default_alt_text == ALT


def test_texts_are_cleaned_on_the_instance_and_in_the_row():
    title = unicodedata.normalize("NFD", "Lễ\u202e phát động\u00a0 ")
    image = create_image(io.BytesIO(picture_bytes()), name="a.jpg", title=title, alt_text=ALT, credit="\u200fAn")
    assert (image.title, image.credit) == ("Lễ phát động", "An")
    image.refresh_from_db()
    assert (image.title, image.credit) == ("Lễ phát động", "An")


def test_title_of_400_characters_is_shortened():
    image = create_image(io.BytesIO(picture_bytes()), name="a.jpg", title="việc tốt " * 50, alt_text=ALT)
    assert len(image.title) <= 255
    assert image.title.endswith("tốt…") or image.title.endswith("việc…")


@pytest.mark.parametrize(
    "fields",
    [
        {"alt_text": "IMG_2031.jpg"},
        {"alt_text": ""},
        {"alt_text": "dài quá " * 60},
        {"caption": "dài quá " * 60},
        {"people_consented": "có lẽ"},
        {"title": "  "},
    ],
)
def test_refused_texts_store_nothing(fields, stored_files):
    with pytest.raises(ValidationError):
        create_image(io.BytesIO(picture_bytes()), **{"name": "a.jpg", "title": "Ảnh", "alt_text": ALT, **fields})
    assert not Image.objects.exists()
    assert stored_files() == []


def test_refused_file_stores_nothing(stored_files):
    with pytest.raises(ValidationError):
        create_image(io.BytesIO(b"<html>"), name="a.jpg", title="Trang", alt_text=ALT)
    assert not Image.objects.exists()
    assert stored_files() == []


def test_file_of_a_row_that_could_not_be_written_is_removed(stored_files, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr("taggit.managers._TaggableManager.add", fail)
    with pytest.raises(DatabaseError):
        create_image(io.BytesIO(picture_bytes()), name="a.jpg", title="Mương", alt_text=ALT, tags=["x"])
    assert stored_files() == []
    assert not Image.objects.exists()


def test_create_drawing_takes_its_size_from_the_frame(stored_files):
    image = create_drawing(SVG, title="Con mương", alt_text="Tranh khắc: bà con khơi mương")
    image.refresh_from_db()
    assert (image.width, image.height) == (1200, 800)
    assert image.is_drawing and image.is_svg()
    assert image.people_consented == Consent.NOBODY
    assert stored_files() == ["original_images/con-muong.svg"]


def test_refused_drawing_stores_nothing(stored_files):
    with pytest.raises(ValidationError):
        create_drawing("<svg onload='x()'/>", title="Xấu", alt_text="Tranh khắc: một thứ xấu")
    assert not Image.objects.exists()
    assert stored_files() == []


@pytest.mark.parametrize(
    ("is_drawing", "caption", "expected"),
    [
        (False, "Mương mới", "Mương mới"),
        (True, "Mương mới", "Tranh minh họa: Mương mới"),
        (True, "", "Tranh minh họa"),
        (True, "Tranh minh họa của trang", "Tranh minh họa của trang"),
    ],
)
def test_caption_of_a_drawing_says_so(is_drawing, caption, expected):
    assert Image(is_drawing=is_drawing, caption=caption).caption_line == expected


def test_credit_names_the_kind_of_picture():
    assert Image(credit="An").credit_line == "Ảnh: An"
    assert Image(credit="An", is_drawing=True).credit_line == "Tranh: An"
    assert Image().credit_line == ""
