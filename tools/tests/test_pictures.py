"""Screenshots for the papers: small files of a sensible height."""

import io

import pytest
from PIL import Image

from tools import pictures
from tools.failure import Failure


def shot(width, height):
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#a5301b").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(("height", "kept"), [(4000, 1400), (800, 500)])
def test_a_picture_is_narrowed_and_cut(tmp_path, height, kept):
    pictures.save(shot(1280, height), tmp_path / "home.webp", 800, 1400)
    with Image.open(tmp_path / "home.webp") as saved:
        assert (saved.format, saved.size) == ("WEBP", (800, kept))


def test_a_folder_that_weighs_too_much_is_refused(tmp_path, monkeypatch):
    pictures.save(shot(360, 900), tmp_path / "home.webp", 360, 1800)
    pictures.check_size(tmp_path)
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    with pytest.raises(Failure, match="quá 0 kB"):
        pictures.check_size(tmp_path)
