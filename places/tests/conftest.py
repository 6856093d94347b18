"""The provinces that come with the site; all units that do."""

import pytest

from places.models import Level, Place, Succession
from places.services import Loaded, load_places, load_provinces


@pytest.fixture
def provinces(db) -> dict[str, Place]:
    load_provinces()
    return {place.slug: place for place in Place.objects.all()}


@pytest.fixture(scope="module")
def whole_table(django_db_setup, django_db_blocker):
    """Load all units once for a module; return what was loaded. Use it beside `db`."""
    with django_db_blocker.unblock():
        loaded: tuple[Loaded, Loaded] = load_places()
    yield loaded
    with django_db_blocker.unblock():
        below = Place.objects.filter(level__gt=Level.PROVINCE)
        Succession.objects.filter(old__in=below)._raw_delete(below.db)
        for level in (Level.COMMUNE, Level.DISTRICT):
            below.filter(level=level).order_by()._raw_delete(below.db)


@pytest.fixture
def whole(whole_table, db):
    """All units, for one test; what it changes is undone."""
    return whole_table
