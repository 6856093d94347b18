"""Several at once, each in a connection of its own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from reactions.choices import Kind
from reactions.identity import Reader
from reactions.models import Reaction
from reactions.services import MOST_PROVEN, PageIsGone, Refused, give, take_back, tally_of
from stories.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts):
    """Do all acts at the same time; return which of them counted."""

    def done(act):
        try:
            act()
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(done, acts))


def scores(page, readers):
    return [lambda reader=reader: give(page, Kind.SCORE, 4, reader) for reader in readers]


def test_many_at_once_are_all_counted_and_no_more_than_may_be():
    page = make_article().pk
    counted = together(*scores(page, [Reader(f"máy {number}", "nhà", True, True) for number in range(MOST_PROVEN + 6)]))
    assert sum(counted) == MOST_PROVEN
    tally = tally_of(page)
    assert (tally.scores, tally.score_sum) == (MOST_PROVEN, 4 * MOST_PROVEN)
    assert Reaction.objects.count() == MOST_PROVEN


def test_one_device_twice_at_once_is_one():
    page = make_article().pk
    assert all(together(*scores(page, [Reader("máy", "nhà", True, True)] * 6)))
    assert (tally_of(page).scores, tally_of(page).score_sum) == (1, 4)


def test_strangers_of_one_address_at_once_are_one():
    page = make_article().pk
    assert all(together(*scores(page, [Reader(f"máy {number}", "nhà") for number in range(6)])))
    assert (tally_of(page).scores, tally_of(page).score_sum) == (1, 4)


def test_giving_and_taking_back_at_once_leaves_a_tally_that_is_right():
    page = make_article().pk
    reader = Reader("máy", "nhà", True)
    acts = [lambda: give(page, Kind.THANKS, 1, reader), lambda: take_back(page, Kind.THANKS, reader)] * 5
    together(*acts)
    assert tally_of(page).thanks == Reaction.objects.count()


def test_a_page_that_was_deleted_meanwhile_takes_nothing():
    with pytest.raises(PageIsGone):
        give(999_999, Kind.THANKS, 1, Reader("máy", "nhà", True))
    assert not Reaction.objects.exists()
