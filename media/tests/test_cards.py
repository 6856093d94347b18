"""Cards for other sites, as pixels."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from media.cards import LARGEST, Card, draw
from media.factories import DrawingFactory, ImageFactory

pytestmark = pytest.mark.django_db
PAPER, INK = (0xF6, 0xF0, 0xE3), (0x24, 0x1D, 0x17)


def card(**values):
    content = draw(Card(**{"title": "Bà Ban giữ mương", **values}))
    assert len(content) <= LARGEST
    picture = Pillow.open(io.BytesIO(content)).convert("RGB")
    assert picture.size == (1200, 630)
    return picture


def near(colour, other):
    return all(abs(one - two) < 25 for one, two in zip(colour, other, strict=True))


def is_inked(picture, box):
    """Say whether something dark stands in a part of the picture."""
    return any(near(colour, INK) for _count, colour in picture.crop(box).getcolors(1_000_000))


def noise(width=1600, height=1000):
    """Return the worst photo that can be: nothing but grain."""
    buffer = io.BytesIO()
    Pillow.effect_noise((width, height), 120).convert("RGB").save(buffer, "JPEG")
    return ContentFile(buffer.getvalue(), name="hat.jpg")


def test_a_card_without_a_picture_is_paper_with_a_frame_and_a_title():
    picture = card(label="Nông nghiệp", line="tỉnh Sơn La")
    assert near(picture.getpixel((5, 5)), PAPER)
    assert near(picture.getpixel((27, 300)), INK)
    assert is_inked(picture, (90, 150, 1100, 450))


@pytest.mark.parametrize("make", [ImageFactory, DrawingFactory])
def test_a_picture_stands_at_the_right(make):
    picture = card(picture=make())
    assert not near(picture.getpixel((900, 100)), PAPER)
    assert near(picture.getpixel((20, 20)), PAPER)
    assert is_inked(picture, (56, 56, 560, 500))


def test_the_seal_is_vermilion():
    seal = card().crop((96, 478, 164, 546))
    vermilion = sum(count for count, (red, green, blue) in seal.getcolors(10_000) if red > 130 > 90 > max(green, blue))
    assert vermilion > 1500


def test_a_picture_full_of_detail_still_makes_a_light_card():
    # `card` refuses what is heavier than a card may be; the detail is there all the same.
    shown = card(picture=ImageFactory(file=noise())).crop((700, 60, 1140, 500))
    assert len(shown.getcolors(1_000_000)) > 200


def test_a_small_picture_fills_its_place():
    assert not near(card(picture=ImageFactory(file=noise(120, 90))).getpixel((1190, 620)), PAPER)


def test_a_title_of_nothing_but_unknown_signs_is_no_fault():
    # Fonts have no sign for it: the rest of the card stands.
    assert is_inked(card(title="\U0001f33e\U0001f33e"), (56, 470, 560, 570))


def test_long_words_all_around_are_no_fault():
    long = card(title="Vănbảndàikhôngcókhoảngcách" * 9, label="Lĩnhvực" * 20, line="xã" * 150, picture=ImageFactory())
    # No letter runs off the paper's edge.
    assert not is_inked(long, (0, 0, 30, 630))
    assert is_inked(long, (56, 56, 560, 500))
