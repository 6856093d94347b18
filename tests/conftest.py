"""What tests of the whole site share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from visits import journal
from visits.known_pages import known_pages
from visits.marks import current


@pytest.fixture
def visits_folder(tmp_path, settings) -> Iterator[Path]:
    """Count visits in a folder of the test's own: nothing is known of earlier readers."""
    settings.VISITS_ROOT = tmp_path / "visits"
    current.leave()
    known_pages.clear()
    yield settings.VISITS_ROOT
    journal.current().close()
    current.leave()
