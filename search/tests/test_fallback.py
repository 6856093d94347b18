"""Who answers when the first index is away or does not know everything."""

import logging

import pytest

from core.outages import Breaker
from core.tests.test_outages import Clock
from search.backends.base import Index, IndexAway
from search.backends.fallback import Guard, Reader
from search.types import Conditions, Figures, Match

ANY = Conditions()


class Fake(Index):
    """Answers with its number, and remembers how often it was asked."""

    def __init__(self, number):
        self.number = number
        self.asked = 0
        self.is_away = False

    def _answer(self, answer):
        self.asked += 1
        if self.is_away:
            raise IndexAway("gone fishing")
        return answer

    def best(self, matches, conditions):
        return self._answer([[self.number] for _ in matches])

    def newest(self, match, conditions, start, stop):
        return self._answer([self.number])

    def figures(self, match, conditions, names):
        return self._answer(Figures(self.number, {name: {} for name in names}))


class Setting:
    """Two indexes, a clock, and whether the first is behind."""

    def __init__(self):
        self.clock = Clock()
        self.first, self.second = Fake(1), Fake(2)
        self.is_behind = False
        self.guard = Guard(Breaker(10.0, self.clock), self.clock)

    @property
    def reader(self):
        """The index of one request."""
        return Reader(self.first, self.second, self.guard, lambda: self.is_behind)

    def ask(self):
        return self.reader.newest(Match(), ANY, 0, 1)[0]


@pytest.fixture
def setting():
    return Setting()


def test_the_first_answers_while_it_can(setting):
    assert setting.reader.best([(Match(), 1), (Match(), 1)], ANY) == [[1], [1]]
    assert setting.reader.newest(Match(), ANY, 0, 1) == [1]
    assert setting.reader.figures(Match(), ANY, iter(("k", "f"))) == Figures(1, {"k": {}, "f": {}})
    assert setting.second.asked == 0


def test_the_second_answers_the_same_question_when_the_first_does_not(setting):
    setting.first.is_away = True
    assert setting.reader.figures(Match(), ANY, iter(("k", "f"))) == Figures(2, {"k": {}, "f": {}})
    assert setting.reader.best([(Match(), 1)], ANY) == [[2]]


def test_what_is_away_is_not_asked_again_for_a_while_and_then_by_one(setting):
    setting.first.is_away = True
    assert [setting.ask() for _ in range(5)] == [2] * 5
    assert setting.first.asked == 1
    setting.clock.now += 10
    assert [setting.ask() for _ in range(5)] == [2] * 5
    assert setting.first.asked == 2
    setting.first.is_away = False
    setting.clock.now += 10
    assert [setting.ask() for _ in range(5)] == [1] * 5


def test_while_a_change_waits_the_first_is_not_asked(setting):
    setting.is_behind = True
    assert setting.ask() == 2
    assert setting.first.asked == 0
    setting.is_behind = False
    assert setting.ask() == 1


def test_it_is_logged_once_a_minute(setting, caplog):
    setting.first.is_away = True
    with caplog.at_level(logging.WARNING, logger="search.backends.fallback"):
        for _ in range(59):
            setting.ask()
            setting.clock.now += 1
        assert len(caplog.records) == 1
        for _ in range(60):
            setting.ask()
            setting.clock.now += 1
    assert len(caplog.records) == 2
    assert "gone fishing" in caplog.text


def test_a_mistake_of_ours_is_no_absence(setting, monkeypatch):
    def mistaken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(setting.first, "newest", mistaken)
    with pytest.raises(ZeroDivisionError):
        setting.ask()


def test_a_request_that_the_second_has_answered_goes_on_with_it(setting):
    reader, setting.is_behind = setting.reader, True
    assert reader.newest(Match(), ANY, 0, 1) == [2]
    setting.is_behind = False
    assert reader.figures(Match(), ANY, ()) == Figures(2, {})
    assert setting.ask() == 1
