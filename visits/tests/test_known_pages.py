"""Which pages are public: asked seldom, and remembered within bounds."""

import logging

import pytest
from django.db import OperationalError

from visits import known_pages as module
from visits.choices import OtherPage
from visits.known_pages import KnownPages, Unknown


class Clock:
    """A clock that a test turns."""

    def __init__(self):
        self.now = 1_000.0

    def monotonic(self):
        return self.now


class Database:
    """Says which pages are public, and counts how often it was asked."""

    def __init__(self):
        self.public = {7}
        self.asked = []
        self.is_away = False

    def public_page(self, page):
        self.asked.append(page)
        if self.is_away:
            raise OperationalError("no connection")
        return page if page in self.public else None


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


@pytest.fixture
def database(monkeypatch):
    made = Database()
    monkeypatch.setattr(module, "public_page", made.public_page)
    monkeypatch.setattr(module, "_tidy", lambda: None)
    return made


@pytest.fixture
def pages(clock, database):
    return KnownPages()


def test_a_page_is_asked_for_once_a_minute(pages, clock, database):
    assert [pages.is_public(7) for _ in range(5)] == [True] * 5
    clock.now += 59
    assert pages.is_public(7)
    assert database.asked == [7]
    clock.now += 2
    database.public.clear()
    assert not pages.is_public(7)
    assert database.asked == [7, 7]


def test_a_page_that_becomes_public_counts_after_ten_seconds(pages, clock, database):
    assert not pages.is_public(8)
    database.public.add(8)
    clock.now += 9
    assert not pages.is_public(8)
    clock.now += 2
    assert pages.is_public(8)


def test_pages_that_cannot_be_are_not_asked_for(pages, database):
    assert [pages.is_public(page) for page in (0, -99, 2**31, 10**30)] == [False] * 4
    assert all(pages.is_public(page) for page in OtherPage.values)
    assert database.asked == []


def test_while_the_database_is_away_what_is_known_holds_for_ten_minutes(pages, clock, database, caplog):
    caplog.set_level(logging.WARNING)
    pages.is_public(7)
    pages.is_public(8)
    database.is_away = True
    asked = len(database.asked)
    for _ in range(100):
        clock.now += 6
        assert pages.is_public(7)
        assert not pages.is_public(8)
        with pytest.raises(Unknown):
            pages.is_public(9)
    assert len(database.asked) > asked
    assert len(caplog.records) == 1
    clock.now += 100
    with pytest.raises(Unknown):
        pages.is_public(7)


def test_while_one_asks_others_go_by_what_is_known(pages, clock, database, monkeypatch):
    pages.is_public(7)
    clock.now += 61
    meanwhile = []

    def slow(page):
        meanwhile.extend(pages.is_public(page) for _ in range(3))

    monkeypatch.setattr(module, "public_page", slow)
    assert not pages.is_public(7)
    assert meanwhile == [True] * 3


def test_a_million_made_up_pages_cost_little_and_drive_nobody_out(pages, clock, database):
    database.public = set(range(1, 60_000))
    assert pages.is_public(7)
    refused = 0
    for number in range(30_000):
        clock.now += 0.001
        try:
            assert not pages.is_public(100_000 + number)
        except Unknown:
            refused += 1
    assert len(database.asked) <= 31 * 300
    assert refused > 20_000
    assert pages.is_public(7)
    assert database.asked.count(7) == 1
    for number in range(1, 60_000):
        clock.now += 0.011
        pages.is_public(number)
    for number in range(200_000, 210_000):
        clock.now += 0.011
        pages.is_public(number)
    assert {kind: len(entries) for kind, entries in pages._entries.items()} == {True: 1 << 15, False: 1 << 12}
