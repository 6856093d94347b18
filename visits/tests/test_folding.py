"""What is in the journal comes to the counters, once."""

import time

import pytest

from visits import journal
from visits.clock import hour_of
from visits.figures import site_figures, views_of
from visits.folding import fold
from visits.lines import View

pytestmark = pytest.mark.django_db


def test_a_view_is_counted_once(folder):
    hour = hour_of(time.time())
    journal.write(View(hour, 5, 2, 0, 1), (12, 3))
    journal.write(View(hour, -1))
    assert fold() == 3
    assert fold() == 0
    assert views_of([5, -1, 7]) == {5: 1, -1: 1, 7: 0}
    found = site_figures()
    assert (found.today, found.week, found.month, found.year, found.all) == (2, 2, 2, 2, 2)
