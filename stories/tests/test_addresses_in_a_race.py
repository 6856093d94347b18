"""Two people save something of the same name in the same instant: both keep their work."""

import pytest
from django.db import IntegrityError

from core import slugs
from places.factories import ProvinceFactory
from places.models import Place, Unit
from stories.models import Author, Field, OfficialDocument, Section, Stream

pytestmark = pytest.mark.django_db

MAKERS = {
    "document": lambda: OfficialDocument(subject="Về việc biểu dương người tốt"),
    "author": lambda: Author(name="Lò Văn Sơn"),
    "field": lambda: Field(name="Giữ rừng đầu nguồn"),
    "section": lambda: Section(name="Chuyện bản làng"),
    "stream": lambda: Stream(name="Lũ quét tháng bảy"),
    "unit": lambda: Unit(name="Hội Người cao tuổi xã Chiềng La"),
    "place": lambda: Place(name="Bản Lầm", kind="xa", parent=ProvinceFactory()),
}


@pytest.fixture
def taken_meanwhile(monkeypatch):
    """Return a function: from now on, somebody takes every address `times` times between our look and our save."""

    def interfere(times: int) -> None:
        look, left = slugs.free_slug, [times]

        def look_too_early(row, *wanted):
            slug = look(row, *wanted)
            if left[0]:
                left[0] -= 1
                other = type(row).objects.bulk_create([_other(row, slug)])[0]
                assert other.slug == slug
            return slug

        monkeypatch.setattr(slugs, "free_slug", look_too_early)

    return interfere


def _other(row, slug):
    """Return a row of other content with the address; `bulk_create` asks no questions."""
    values = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    first = "subject" if hasattr(row, "subject") else "name"
    return type(row)(**{**values, "slug": slug, first: f"{values[first]} {slug}"})


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("times", [1, slugs.ATTEMPTS - 1])
def test_the_second_gets_the_next_free_address(kind, times, taken_meanwhile):
    row = MAKERS[kind]()
    taken_meanwhile(times)
    row.save()
    assert row.slug.endswith(f"-{times + 1}")
    assert type(row).objects.filter(slug__startswith=row.slug.rpartition("-")[0]).count() == times + 1


def test_an_address_that_is_always_taken_is_an_error_in_the_end(taken_meanwhile):
    taken_meanwhile(slugs.ATTEMPTS)
    with pytest.raises(IntegrityError):
        MAKERS["author"]().save()


def test_another_conflict_is_not_tried_again():
    MAKERS["field"]().save()
    with pytest.raises(IntegrityError):
        Field(name="Giữ rừng đầu nguồn").save()
    assert Field.objects.filter(name="Giữ rừng đầu nguồn").count() == 1
