"""The door for pictures, with real bytes."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from PIL import Image as Pillow
from PIL import ImageCms

from media.factories import SVG, draw, picture_bytes
from media.tests.conftest import animated, phone_photo, png_header, upload
from media.uploads import UploadRefused, prepare_image, replace_content

RED, GREEN, BLUE = (220, 0, 0), (0, 160, 0), (0, 0, 200)


def prepare(content, name="anh.jpg"):
    prepared = prepare_image(io.BytesIO(content), name)
    picture = Pillow.open(prepared)
    picture.load()
    return prepared, picture


def close(pixel, colour, by=12):
    return all(abs(one - other) <= by for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("file_format", ["JPEG", "HEIF", "WEBP", "PNG"])
def test_photo_is_upright_and_carries_no_trace_of_phone_or_place(file_format):
    content = phone_photo(file_format=file_format)
    assert b"PhoneMaker" in content

    prepared, picture = prepare(content, f"IMG_1.{file_format.lower()}")

    # Turned by a quarter to the right: red comes to the upper right, green to the lower right, blue to the left.
    assert picture.size == (400, 600) == (prepared.width, prepared.height)
    assert close(picture.getpixel((390, 10)), RED)
    assert close(picture.getpixel((390, 590)), GREEN)
    assert close(picture.getpixel((10, 300)), BLUE)
    assert not picture.getexif()
    assert not picture.getexif().get_ifd(0x8825)
    assert b"PhoneMaker" not in prepared.open().read()


def test_comment_and_xmp_are_dropped():
    content = picture_bytes(comment=b"so dien thoai 0912", xmp=b"<x:xmpmeta>nha rieng</x:xmpmeta>")
    prepared, picture = prepare(content)
    assert b"0912" not in prepared.open().read() and b"nha rieng" not in prepared.open().read()
    assert "comment" not in picture.info and "xmp" not in picture.info


def test_text_of_a_png_is_dropped():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Nguyen Van A", zip=False)
    prepared, _picture = prepare(picture_bytes(file_format="PNG", pnginfo=info), "a.png")
    assert b"Nguyen" not in prepared.open().read()


def test_twelve_megapixels_are_stored_at_2560():
    content = picture_bytes(4000, 3000)
    prepared, picture = prepare(content)
    assert picture.size == (2560, 1920)
    assert prepared.size < 2_000_000


def test_small_photo_keeps_its_size():
    assert prepare(picture_bytes(640, 480))[1].size == (640, 480)


@pytest.mark.parametrize("name", ["IMG_2031.HEIC", "IMG_2031.heif"])
def test_heic_becomes_jpeg(name):
    prepared, picture = prepare(picture_bytes(file_format="HEIF"), name)
    assert picture.format == "JPEG"
    assert prepared.name == "img-2031.jpg"
    assert prepared.content_type == "image/jpeg"


def test_the_pairs_of_pictures_that_phones_write_are_taken():
    buffer = io.BytesIO()
    draw().save(buffer, "MPO", save_all=True, append_images=[draw(300, 200)])
    assert prepare(buffer.getvalue())[1].size == (600, 400)


def test_photo_saved_as_png_becomes_jpeg():
    assert prepare(picture_bytes(file_format="PNG"), "man-hinh.png")[1].format == "JPEG"


def test_chart_stays_png():
    buffer = io.BytesIO()
    chart = Pillow.new("RGB", (800, 500), "white")
    chart.paste(RED, (100, 100, 300, 400))
    chart.save(buffer, "PNG")
    prepared, picture = prepare(buffer.getvalue(), "Biểu đồ.png")
    assert picture.format == "PNG"
    assert prepared.name == "bieu-do.png"


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_transparency_is_kept(file_format):
    picture = draw()
    picture.putalpha(Pillow.linear_gradient("L").resize(picture.size))
    buffer = io.BytesIO()
    picture.save(buffer, file_format)
    stored = prepare(buffer.getvalue(), f"cat.{file_format.lower()}")[1]
    assert (stored.format, stored.mode) == ("PNG", "RGBA")
    assert stored.getchannel("A").getextrema()[0] < 10


def test_transparent_colour_of_a_palette_is_kept():
    picture = Pillow.new("P", (100, 100), 1)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", transparency=1)
    assert prepare(buffer.getvalue(), "a.png")[1].getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "I;16"])
def test_other_kinds_of_pixels_keep_their_tones(mode):
    grey = draw(mode="L")
    if mode == "I;16":
        picture = grey.convert("I").point(lambda value: value * 256).convert("I;16")
    else:
        picture = grey.convert(mode)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG" if mode == "CMYK" else "PNG")
    stored = prepare(buffer.getvalue(), "a.jpg")[1].convert("L")
    assert abs(stored.getpixel((0, 0)) - (255 if mode == "1" else grey.getpixel((0, 0)))) < 6
    assert stored.getpixel((300, 200)) < 6


def test_colours_of_a_profile_become_those_of_the_web():
    # A profile in which red and green have changed places.
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    stored = prepare(picture_bytes(icc_profile=swapped))[1]
    assert close(stored.getpixel((10, 10)), (0, 220, 0), by=25)
    assert "icc_profile" not in stored.info


def test_broken_profile_does_no_harm():
    stored = prepare(picture_bytes(icc_profile=b"no profile at all"))[1]
    assert close(stored.getpixel((10, 10)), RED)
    assert "icc_profile" not in stored.info


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lễ trao giải “Người tốt”.JPG", "le-trao-giai-nguoi-tot.jpg"),
        ("Lễ trao giải.jpeg", "le-trao-giai.jpg"),
        ("\u202egpj.ảnh\u200b.jpg", "gpj-anh.jpg"),
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("照片.jpg", "anh.jpg"),
        ("a" * 400 + ".jpg", "a" * 60 + ".jpg"),
    ],
)
def test_stored_name_is_short_and_ascii(name, expected):
    assert prepare(picture_bytes(), name)[0].name == expected


REFUSED = {
    "svg": (SVG.encode(), "tranh.svg", "svg"),
    "svg with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "t.SVG", "svg"),
    "svg named png": (SVG.encode(), "tranh.png", "not_a_picture"),
    "page named jpg": (b"<!doctype html><script>alert(1)</script>", "anh.jpg", "not_a_picture"),
    "program named jpg": (b"MZ" + b"\0" * 500, "anh.jpg", "not_a_picture"),
    "photo named exe": (picture_bytes(), "anh.exe", "wrong_type"),
    "photo named html": (picture_bytes(), "anh.html", "wrong_type"),
    "no extension": (picture_bytes(), "anh", "wrong_type"),
    "tiff named jpg": (picture_bytes(file_format="TIFF"), "anh.jpg", "not_a_picture"),
    "nothing": (b"", "anh.jpg", "empty"),
    "gif": (animated("GIF"), "dong.gif", "animated"),
    "gif named jpg": (animated("GIF"), "dong.jpg", "animated"),
    "animated webp": (animated("WEBP"), "dong.webp", "animated"),
    "animated png": (animated("PNG"), "dong.png", "animated"),
    "truncated jpeg": (picture_bytes(2000, 1500)[:9000], "anh.jpg", "broken"),
    "truncated png": (picture_bytes(file_format="PNG")[:-3000], "anh.png", "broken"),
    "truncated webp": (picture_bytes(file_format="WEBP")[:-300], "anh.webp", None),
    "truncated heic": (picture_bytes(file_format="HEIF")[:-300], "anh.heic", "broken"),
    "head of a heic": (picture_bytes(file_format="HEIF")[:60], "anh.heic", None),
    "bomb of 400 megapixels": (png_header(20_000, 20_000), "anh.png", "too_many_pixels"),
    "100 megapixels": (png_header(10_000, 10_000), "anh.png", "too_many_pixels"),
    "81 megapixels": (png_header(9_000, 9_001), "anh.png", "too_many_pixels"),
    "a ribbon": (picture_bytes(4000, 40), "anh.jpg", "too_long"),
    "a dot": (picture_bytes(8, 8), "anh.jpg", "too_small"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_a_message_in_vietnamese(case):
    content, name, code = REFUSED[case]
    with pytest.raises(UploadRefused) as refusal:
        prepare_image(io.BytesIO(content), name)
    assert code in (None, refusal.value.code)
    message = refusal.value.messages[0]
    assert "%" not in message and not message.isascii()


def test_too_many_bytes_are_refused_before_anything_is_decoded(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    with pytest.raises(UploadRefused) as refusal:
        prepare_image(io.BytesIO(picture_bytes()), "anh.jpg")
    assert refusal.value.code == "too_big"


def test_what_follows_the_picture_in_the_file_is_dropped():
    prepared, _picture = prepare(picture_bytes() + b"<script>alert(1)</script>")
    assert b"script" not in prepared.open().read()


@pytest.mark.parametrize("in_a_temporary_file", [False, True])
def test_upload_holds_the_prepared_picture_afterwards(in_a_temporary_file):
    content = phone_photo()
    file = upload(content)
    if in_a_temporary_file:
        file = TemporaryUploadedFile("IMG_9.HEIC", "image/heic", len(content), None)
        file.write(content)
    replace_content(file, prepare_image(file, "IMG_9.JPG"))
    file.seek(0)
    assert b"PhoneMaker" not in file.read()
    assert (file.name, file.content_type) == ("img-9.jpg", "image/jpeg")
    if in_a_temporary_file:
        with Path(file.temporary_file_path()).open("rb") as stored:
            assert len(stored.read()) == file.size
