"""The figures that readers see."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.dates import today
from visits import figures
from visits.clock import first_hour
from visits.factories import make_views, mark_folded
from visits.figures import most_read, site_figures, views_of
from visits.lines import View
from visits.models import MostRead, Totals
from visits.popularity import refresh
from visits.services import record, set_origins

pytestmark = pytest.mark.django_db


class Online:
    """So many are online."""

    def __init__(self, number):
        self.number = number

    def online(self, now):
        return self.number


@pytest.fixture(autouse=True)
def online(monkeypatch):
    marks = Online(0)
    monkeypatch.setattr(figures, "current_marks", lambda: marks)
    return marks


def spans():
    found = site_figures()
    return (found.online, found.today, found.week, found.month, found.year, found.all)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, (0, 1, 1, 1, 1, 1)),
        (1, (0, 0, 1, 1, 1, 1)),
        (6, (0, 0, 1, 1, 1, 1)),
        (7, (0, 0, 0, 1, 1, 1)),
        (29, (0, 0, 0, 1, 1, 1)),
        (30, (0, 0, 0, 0, 1, 1)),
        (364, (0, 0, 0, 0, 1, 1)),
        (365, (0, 0, 0, 0, 0, 1)),
        (-1, (0, 0, 0, 0, 0, 1)),
    ],
)
def test_a_view_counts_in_the_spans_that_its_day_is_in(days, expected):
    make_views(5, day=today() - datetime.timedelta(days=days))
    assert spans() == expected


def test_what_was_counted_at_the_origin_is_in_all_alone():
    make_views(5, 3)
    set_origins({5: 479})
    assert spans() == (0, 3, 3, 3, 3, 482)


def test_no_more_are_online_than_came_today(online):
    make_views(5, 2)
    online.number = 7
    assert spans()[0] == 2
    make_views(5, 9)
    assert spans()[0] == 7


def test_at_midnight_in_vietnam_today_begins_anew(monkeypatch, online):
    """Those who came before midnight are still there, but nobody has come today."""
    online.number = 4
    eve = datetime.date(2026, 12, 31)
    record([(View(first_hour(eve) + 23, 5), 9)])
    mark_folded()
    monkeypatch.setattr(figures, "today", lambda: eve)
    assert spans() == (4, 9, 9, 9, 9, 9)
    monkeypatch.setattr(figures, "today", lambda: eve + datetime.timedelta(days=1))
    assert spans() == (0, 0, 9, 9, 9, 9)


@pytest.mark.parametrize(("minutes", "shown"), [(0, True), (14, True), (16, False), (60 * 24, False)])
def test_figures_that_nobody_brings_up_to_date_are_not_shown(minutes, shown):
    make_views(5)
    mark_folded(timezone.now() - datetime.timedelta(minutes=minutes))
    assert (site_figures() is not None) == shown


def test_a_site_that_never_counted_shows_nothing():
    assert site_figures() is None
    Totals.objects.create(pk=1)
    assert site_figures() is None


@pytest.mark.django_db(transaction=True)
def test_where_there_is_no_table_nothing_is_shown():
    make_views(5)
    table = Totals._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO elsewhere")
        try:
            assert site_figures() is None
        finally:
            cursor.execute(f"ALTER TABLE elsewhere RENAME TO {table}")
    assert site_figures() is not None


def test_one_query_answers(django_assert_num_queries):
    for days in range(40):
        make_views(5, day=today() - datetime.timedelta(days=days))
    with django_assert_num_queries(1):
        found = site_figures()
    assert (found.month, found.all) == (30, 40)


def test_views_of_pages_are_those_counted_here_and_at_the_origin():
    make_views(5, 3)
    set_origins({5: 479, 6: 2})
    assert views_of([5, 6, 7]) == {5: 482, 6: 2, 7: 0}
    assert views_of([]) == {}


class AnyMoment(TestCase):
    """Whenever something came, and whenever somebody looks."""

    @given(
        st.lists(st.tuples(st.integers(-400, 3), st.integers(1, 4), st.integers(1, 50)), max_size=12),
        st.dictionaries(st.integers(1, 4), st.integers(0, 500)),
        st.integers(0, 10_000),
    )
    @settings(max_examples=40, deadline=None)
    def test_each_figure_is_at_least_the_one_before_and_all_at_least_any_page(self, views, origins, online):
        record(
            [(View(first_hour(today() + datetime.timedelta(days=day)) + 5, page), times) for day, page, times in views]
        )
        set_origins(origins)
        mark_folded()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(figures, "current_marks", lambda: Online(online))
            found = spans()
        assert list(found) == sorted(found)
        assert found[-1] >= max(views_of(range(1, 5)).values())
        assert found[-1] == sum(views_of(range(1, 5)).values())


def test_the_most_read_of_each_span():
    make_views(1, 9, day=today() - datetime.timedelta(days=20))
    make_views(2, 7, day=today() - datetime.timedelta(days=6))
    make_views(3, 5)
    make_views(-1, 100)
    make_views(4, 3, source=1)
    make_views(4, 3, source=2)
    make_views(5, 50, day=today() - datetime.timedelta(days=30))
    make_views(6, 50, day=today() + datetime.timedelta(days=1))
    refresh()
    assert most_read(1, 10) == [(4, 6), (3, 5)]
    assert most_read(7, 2) == [(2, 7), (4, 6)]
    assert most_read(30, 10) == [(1, 9), (2, 7), (4, 6), (3, 5)]
    assert most_read(8, 10) == []


def test_thirty_are_kept_and_renewed():
    record([(View(first_hour(today()), page), page) for page in range(1, 41)])
    refresh()
    refresh()
    assert most_read(1, 99) == [(page, page) for page in range(40, 10, -1)]
    assert MostRead.objects.count() == 90
    make_views(3, 100)
    refresh()
    assert most_read(1, 1) == [(3, 103)]
