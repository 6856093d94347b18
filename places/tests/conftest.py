"""The provinces that come with the site."""

import pytest

from places.models import Place
from places.services import load_places


@pytest.fixture
def provinces(db) -> dict[str, Place]:
    load_places()
    return {place.slug: place for place in Place.objects.all()}
