"""What all tests share: a database in which the site is set up, and files in a folder that goes away."""

import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command

from visits.known_pages import known_pages
from visits.marks import current as marks


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
