"""Changes and shares in words: true, also next to nothing."""

import datetime

import pytest

from reports.spans import Span
from reports.wording import change_words, month_words, share_words, span_words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (112, 100, "+12 %"),
        (1035, 1000, "+3,5 %"),
        (88, 100, "−12 %"),
        (0, 7, "−100 %"),
        (7, 7, "không đổi"),
        (7, 0, "mới có"),
        (0, 0, ""),
        (12_000, 1, "+1.199.900 %"),
        (100_001, 100_000, "gần như không đổi"),
    ],
)
def test_changes_are_said_honestly(now, before, words):
    assert change_words(now, before) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(1, 3, "33 %"), (1, 30, "3,3 %"), (0, 3, "0 %"), (1, 100_000, "<0,1 %"), (3, 3, "100 %"), (0, 0, "")],
)
def test_shares(part, whole, words):
    assert share_words(part, whole) == words


def test_days_and_months():
    first, last = datetime.date(2026, 12, 30), datetime.date(2027, 1, 2)
    assert span_words(Span(first, last)) == "30/12/2026–02/01/2027"
    assert span_words(Span(first, first)) == "30/12/2026"
    assert month_words(Span(datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))) == "11/2026"
    assert month_words(Span(datetime.date(2026, 11, 1), datetime.date(2026, 11, 22))) == "01–22/11/2026"
    assert month_words(Span(first, first)) == "30/12/2026"
