"""Every way to upload a picture in the admin: one form, the page for several, the chooser."""

import json

import pytest
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection, UploadedFile

from media.factories import SVG, DrawingFactory, ImageFactory, picture_bytes
from media.models import Image
from media.tests.conftest import animated, phone_photo, png_header, upload

ALT = "Bà con khơi con mương dẫn nước về ruộng"
BAD_FILES = {
    "svg": (SVG.encode(), "tranh.svg"),
    "svg with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "tranh.svg"),
    "svg named jpg": (SVG.encode(), "tranh.jpg"),
    "page named jpg": (b"<!doctype html><script>alert(1)</script>", "anh.jpg"),
    "truncated": (picture_bytes(2000, 1500)[:9000], "anh.jpg"),
    "bomb": (png_header(20_000, 20_000), "anh.png"),
    "nothing": (b"", "anh.jpg"),
    "animated": (animated("GIF"), "dong.gif"),
    "ribbon": (picture_bytes(4000, 40), "anh.jpg"),
}


def fields(**changes):
    return {
        "title": "Con mương",
        "alt_text": ALT,
        "people_consented": "nobody",
        "collection": Collection.get_first_root_node().pk,
        **changes,
    }


def errors(response):
    return response.context["form"].errors


def carries_a_place(path):
    with Pillow.open(path) as picture:
        return b"PhoneMaker" in path.read_bytes() or bool(picture.getexif())


class TestOneForm:
    address = staticmethod(lambda: reverse("wagtailimages:add"))

    def test_phone_photo_is_stored_clean(self, admin, editor, own_media_root, stored_files):
        response = admin.post(self.address(), fields(file=upload(phone_photo(), "IMG_2031.JPG")))
        assert response.status_code == 302
        image = Image.objects.get()
        assert (image.width, image.height) == (400, 600)
        assert image.alt_text == ALT
        assert image.uploaded_by_user == editor
        assert image.file_size == image.file.size
        assert stored_files() == ["original_images/img-2031.jpg"]
        assert not carries_a_place(own_media_root / "original_images/img-2031.jpg")

    def test_twenty_megabytes_are_taken(self, admin, stored_files):
        # Bytes after the end of the picture weigh as much as pixels do, and come in as a temporary file.
        content = phone_photo() + b"\0" * (20 * 1024 * 1024)
        response = admin.post(self.address(), fields(file=upload(content, "IMG_1.HEIC.jpeg")))
        assert response.status_code == 302
        assert Image.objects.get().file_size < 100_000

    @pytest.mark.parametrize("name", ["IMG_2031.HEIC", "20240512_101010.heif"])
    def test_heic_is_taken(self, admin, name):
        response = admin.post(self.address(), fields(file=upload(picture_bytes(file_format="HEIF"), name)))
        assert response.status_code == 302
        assert Image.objects.get().file.name.endswith(".jpg")

    @pytest.mark.parametrize("case", BAD_FILES)
    def test_bad_file_is_refused_and_nothing_stored(self, admin, case, stored_files):
        response = admin.post(self.address(), fields(file=upload(*BAD_FILES[case])))
        assert response.status_code == 200
        assert not errors(response)["file"][0].isascii()
        assert not Image.objects.exists()
        assert stored_files() == []

    @pytest.mark.parametrize("alt", ["", "IMG_2031.jpg", "ảnh"])
    def test_bad_description_is_refused_and_nothing_stored(self, admin, alt, stored_files):
        response = admin.post(self.address(), fields(file=upload(), alt_text=alt))
        assert response.status_code == 200
        assert "ai, đang làm gì" in errors(response)["alt_text"][0]
        assert not Image.objects.exists()
        assert stored_files() == []

    def test_title_of_400_characters_is_refused_in_vietnamese(self, admin):
        response = admin.post(self.address(), fields(file=upload(), title="a" * 400))
        assert "255" in errors(response)["title"][0] and "ký tự" in errors(response)["title"][0]

    def test_form_asks_in_an_editors_order(self, admin):
        names = list(admin.get(self.address()).context["form"].fields)
        assert names[:5] == ["file", "title", "alt_text", "caption", "credit"]

    def test_missing_file_is_asked_for(self, admin):
        response = admin.post(self.address(), fields())
        assert errors(response)["file"] == ["Hãy chọn một ảnh trong máy."]


class TestEditing:
    def edit(self, admin, image, **changes):
        return admin.post(reverse("wagtailimages:edit", args=[image.pk]), fields(**changes))

    def test_texts_change_without_a_new_file(self, admin):
        image = ImageFactory()
        before = image.file.name
        assert self.edit(admin, image, caption="Mương mới").status_code == 302
        image.refresh_from_db()
        assert (image.caption, image.file.name) == ("Mương mới", before)

    def test_replaced_file_leaves_no_old_file_or_rendition(
        self, admin, stored_files, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            image = ImageFactory()
        old = set(stored_files())
        with django_capture_on_commit_callbacks(execute=True):
            response = self.edit(admin, image, file=upload(phone_photo(), "Ảnh mới.jpg"))
        assert response.status_code == 302
        assert not old & set(stored_files())
        image.refresh_from_db()
        assert image.file.name == "original_images/anh-moi.jpg"
        widths = {
            rendition.width / rendition.height
            for rendition in image.renditions.filter(filter_spec="width-640|format-webp")
        }
        assert widths == {400 / 600}

    def test_drawing_can_be_listed_and_edited(self, admin):
        drawing = DrawingFactory()
        assert admin.get(reverse("wagtailimages:index")).status_code == 200
        assert admin.get(reverse("wagtailimages:edit", args=[drawing.pk])).status_code == 200
        assert self.edit(admin, drawing, caption="Tranh mới", is_drawing="on").status_code == 302
        drawing.refresh_from_db()
        assert drawing.is_svg() and drawing.caption == "Tranh mới"


class TestSeveralAtOnce:
    def send(self, admin, content=None, name="IMG_2031.JPG"):
        data = {"files[]": upload(content or phone_photo(), name), "title": name}
        return admin.post(reverse("wagtailimages:add_multiple"), data).json()

    def test_page_opens(self, admin):
        assert admin.get(reverse("wagtailimages:add_multiple")).status_code == 200

    def test_picture_waits_for_its_description(self, admin, own_media_root):
        answer = self.send(admin)
        assert answer["success"] is True
        assert not Image.objects.exists()
        waiting = UploadedFile.objects.get()
        assert "Mô tả ảnh" in answer["form"]
        # What waits is clean already: it may wait for ever.
        assert not carries_a_place(own_media_root / waiting.file.name)

    def test_picture_is_made_once_it_is_described(self, admin, editor, own_media_root, stored_files):
        waiting = self.send(admin)["uploaded_file_id"]
        address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting])
        prefix = f"uploaded-image-{waiting}-"

        refused = admin.post(address, {prefix + key: value for key, value in fields(alt_text="IMG_1").items()})
        assert refused.json()["success"] is False
        assert "ai, đang làm gì" in refused.json()["form"]
        assert not Image.objects.exists()

        taken = admin.post(address, {prefix + key: value for key, value in fields().items()})
        assert taken.json()["success"] is True
        image = Image.objects.get()
        assert (image.width, image.height, image.alt_text) == (400, 600, ALT)
        assert image.uploaded_by_user == editor
        assert not UploadedFile.objects.exists()
        assert stored_files() == [image.file.name]
        assert not carries_a_place(own_media_root / image.file.name)

    @pytest.mark.parametrize("case", [case for case in BAD_FILES if case != "nothing"])
    def test_bad_file_is_refused_at_once(self, admin, case, stored_files):
        answer = self.send(admin, *BAD_FILES[case])
        assert answer["success"] is False
        assert not answer["error_message"].isascii()
        assert not UploadedFile.objects.exists()
        assert stored_files() == []


class TestChooser:
    def send(self, admin, **changes):
        data = {f"image-chooser-upload-{key}": value for key, value in fields(**changes).items()}
        return json.loads(admin.post(reverse("wagtailimages_chooser:create"), data).content)

    def test_photo_is_chosen(self, admin, own_media_root):
        answer = self.send(admin, file=upload(phone_photo()))
        assert answer["step"] == "chosen"
        assert answer["result"]["default_alt_text"] == ALT
        assert not carries_a_place(own_media_root / Image.objects.get().file.name)

    def test_bad_description_shows_the_form_again(self, admin, stored_files):
        answer = self.send(admin, file=upload(), alt_text="hình ảnh")
        assert answer["step"] == "reshow_creation_form"
        assert "chưa nói ảnh cho thấy gì" in answer["htmlFragment"]
        assert stored_files() == []

    def test_svg_is_refused(self, admin, stored_files):
        answer = self.send(admin, file=upload(SVG.encode(), "tranh.svg"))
        assert answer["step"] == "reshow_creation_form"
        assert stored_files() == []
