"""What is suggested while somebody types."""

from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Site

from places.factories import load_real
from places.models import PlaceSettings
from search.documents import document_name, story_name
from search.engine import suggest
from search.indexing import index
from stories.factories import make_article, make_document, make_site
from stories.models import Field

pytestmark = pytest.mark.django_db


def write(*titles: str) -> list[Any]:
    """Return indexed articles with these titles."""
    stories = [make_article(title=title) for title in titles]
    index(story_name(story.pk) for story in stories)
    return stories


def texts(typed: str) -> list[str]:
    """Return the words of what is suggested."""
    return [one.text for one in suggest(typed)]


def test_a_title_is_suggested_by_its_beginning_with_or_without_accents() -> None:
    story = write("Người giữ mương", "Trồng rừng")[0]
    for typed in ("người gi", "nguoi giu mu", "NGUOI", "Người giữ mương"):
        assert texts(typed) == ["Người giữ mương"]
    assert suggest("người")[0].url == f"/{story.listing.address}/"


def test_what_is_typed_as_telex_is_understood() -> None:
    write("Người giữ mương")
    assert texts("nguwowif giuwx") == texts("nguowif giu7") == ["Người giữ mương"]


def test_a_title_that_begins_so_comes_first() -> None:
    write("Giữ rừng cho mai sau", "Chuyện giữ rừng")
    assert texts("giữ rừ") == ["Giữ rừng cho mai sau", "Chuyện giữ rừng"]


def test_neighbours_come_before_syllables_apart() -> None:
    write("Học để mưu sinh", "Giúp học sinh")
    assert texts("học sinh") == ["Giúp học sinh", "Học để mưu sinh"]


def test_a_single_letter_suggests_nothing() -> None:
    write("Người giữ mương")
    assert texts("n") == texts("") == texts("  ? ") == []


def test_fields_and_documents_are_suggested() -> None:
    make_site()
    field = Field.objects.get(name="Môi trường")
    story = make_article(fields=[field])
    document = make_document(number="2590/KH-UBND", subject="Biểu dương")
    index([document_name(document.pk), story_name(story.pk)])
    assert [(one.text, one.url) for one in suggest("moi tru")] == [(field.name, field.get_absolute_url())]
    assert [one.url for one in suggest("2590/KH")] == [document.get_absolute_url()]


def test_places_of_the_part_of_the_country_of_the_site_are_suggested(tmp_path: Path) -> None:
    make_site()
    places = load_real(tmp_path, "tinh-son-la", "tinh-ninh-thuan")
    site = Site.objects.get(is_default_site=True)
    assert [one.url for one in suggest("son l")] == ["/dia-phuong/tinh-son-la/"]
    assert texts("tỉnh Ninh Th") == ["tỉnh Ninh Thuận"]
    PlaceSettings.objects.update_or_create(site=site, defaults={"province": places["tinh-son-la"]})
    assert texts("tỉnh Ninh Th") == []
    assert texts("sơn la") == ["tỉnh Sơn La"]


def test_no_more_are_suggested_than_asked_for() -> None:
    write(*(f"Giữ rừng số {number}" for number in range(12)))
    assert len(suggest("giữ rừng")) == 8
    assert len(suggest("giữ rừng", 3)) == 3
