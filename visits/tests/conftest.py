"""What the tests of the room share."""

import pytest

from visits import journal


@pytest.fixture
def folder(tmp_path, settings):
    """An empty folder of the journal."""
    settings.VISITS_ROOT = tmp_path / "visits"
    yield settings.VISITS_ROOT
    journal.current().close()
