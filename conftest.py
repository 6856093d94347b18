"""What all tests share: a database in which the site is set up, and files in a folder that goes away."""

import shutil
from collections.abc import Generator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command

from visits.known_pages import known_pages
from visits.marks import current as marks


def _empties_the_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None]:
    """Tests that empty the database come after all others, which start from the site as it was set up.

    pytest-django must not have the last word: it takes tests that ask for the database only while they run
    (`getfixturevalue`) for such as need none, and puts them after everything.
    """
    yield
    items.sort(key=_empties_the_database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Set the site up once; every test starts from there."""
    with django_db_blocker.unblock():
        call_command("setup_site", verbosity=0)


def pytest_sessionfinish() -> None:
    """Leave no files behind."""
    shutil.rmtree(settings.TEST_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """No test sees what another has cached, nor who viewed what in it."""
    cache.clear()
    known_pages.clear()
    marks.leave()
