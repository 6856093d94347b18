"""What the tests of pictures and documents share."""

import io
import struct
import zlib

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from media.factories import draw, picture_bytes


@pytest.fixture(autouse=True)
def own_media_root(settings, tmp_path):
    """Every test stores its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def no_cached_renditions():
    """Renditions are cached by the number of their picture, and numbers come again in every test."""
    cache.clear()


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser(username="bien-tap", password="mat-khau-dai-10")


@pytest.fixture
def admin(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def stored_files(own_media_root):
    """Return a function that lists the stored files, relative to the media root."""
    return lambda: sorted(str(path.relative_to(own_media_root)) for path in own_media_root.rglob("*") if path.is_file())


def upload(content=None, name="con-muong.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, picture_bytes() if content is None else content, content_type)


def phone_photo(width=600, height=400, file_format="JPEG"):
    """Return a photo as phones write it: lying on its side, with the place where it was taken."""
    exif = Pillow.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "PhoneMaker"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (21.0, 2.0, 8.5)
    gps[3], gps[4] = "E", (105.0, 50.0, 2.1)
    buffer = io.BytesIO()
    draw(width, height).save(buffer, file_format, exif=exif.tobytes())
    return buffer.getvalue()


def png_header(width, height):
    """Return a PNG of a few bytes that claims to be huge."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def animated(file_format):
    buffer = io.BytesIO()
    frames = [Pillow.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, file_format, save_all=True, append_images=frames[1:])
    return buffer.getvalue()
