"""What the tests of the room share: a day that stands still."""

import datetime
from collections.abc import Callable

import pytest

TODAY = datetime.date(2026, 7, 21)


@pytest.fixture
def turn_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime.date], None]:
    """Return what makes another day today."""

    def turn(day: datetime.date) -> None:
        monkeypatch.setattr("core.dates.today", lambda: day)

    return turn


@pytest.fixture
def today(turn_to: Callable[[datetime.date], None]) -> datetime.date:
    """Make it Tuesday, 21 July 2026."""
    turn_to(TODAY)
    return TODAY
