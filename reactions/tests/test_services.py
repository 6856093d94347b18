"""Who counts as one reader, and a tally that always says what the rows say."""

import datetime
import itertools

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count, Sum
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from reactions.choices import Kind
from reactions.identity import Reader
from reactions.models import Reaction, ReactionSettings, ReactionTally
from reactions.retention import forget_addresses, forget_old_addresses
from reactions.services import MOST_PROVEN, AddressIsFull, NeedsProof, give, given_by, take_back, tally_of
from reactions.site_settings import site_settings
from stories.factories import make_article
from stories.models import ArticlePage

pytestmark = pytest.mark.django_db
_numbers = itertools.count(1)


def stranger(address="nhà"):
    """Return somebody whose device has no cookie yet."""
    return Reader(f"máy {next(_numbers)}", address)


def device(name="", address="nhà", *, is_proven=False):
    return Reader(name or f"máy {next(_numbers)}", address, True, is_proven)


@pytest.fixture
def page():
    return make_article().pk


def figures(page):
    tally = tally_of(page)
    return tally.thanks, tally.scores, tally.score_sum


def counted(page):
    """Return what the rows of a page say."""
    rows = Reaction.objects.filter(page=page)
    found = rows.filter(kind=Kind.SCORE).aggregate(number=Count("pk"), sum=Sum("value"))
    return rows.filter(kind=Kind.THANKS).count(), found["number"], found["sum"] or 0


def test_a_device_gives_one_of_each_and_may_change_it(page):
    reader = device()
    for value in (3, 5, 4):
        give(page, Kind.SCORE, value, reader)
        give(page, Kind.THANKS, 1, reader)
    assert figures(page) == (1, 1, 4)
    assert given_by(page, reader.device) == {Kind.THANKS: 1, Kind.SCORE: 4}
    assert figures(make_article().pk) == (0, 0, 0)


def test_thanks_are_taken_back(page):
    reader = device()
    give(page, Kind.THANKS, 1, reader)
    give(page, Kind.SCORE, 2, reader)
    assert take_back(page, Kind.THANKS, reader).thanks == 0
    assert take_back(page, Kind.THANKS, reader).thanks == 0
    assert figures(page) == (0, 1, 2)
    give(page, Kind.THANKS, 1, reader)
    assert figures(page) == (1, 1, 2)


def test_nothing_is_taken_back_where_nothing_was_given(page):
    assert take_back(page, Kind.THANKS, device()) == ReactionTally(page_id=page)
    give(page, Kind.THANKS, 1, device())
    assert take_back(page, Kind.THANKS, device()).thanks == 1


def test_thirty_votes_of_a_script_count_as_one(page):
    for _number in range(30):
        give(page, Kind.SCORE, 1, stranger())
    assert figures(page) == (0, 1, 1)


def test_thirty_cookies_without_a_proof_count_as_one(page):
    give(page, Kind.SCORE, 1, device())
    for _number in range(29):
        with pytest.raises(NeedsProof):
            give(page, Kind.SCORE, 5, device())
    assert figures(page) == (0, 1, 1)


def test_an_office_with_proofs_gives_twenty_and_no_more(page):
    give(page, Kind.SCORE, 3, stranger())
    for _number in range(MOST_PROVEN):
        give(page, Kind.SCORE, 5, device(is_proven=True))
    with pytest.raises(AddressIsFull):
        give(page, Kind.SCORE, 1, device(is_proven=True))
    assert figures(page) == (0, MOST_PROVEN + 1, 5 * MOST_PROVEN + 3)
    # Thanks, another page, another address and another day begin anew.
    give(page, Kind.THANKS, 1, device(is_proven=True))
    give(make_article().pk, Kind.SCORE, 1, device(is_proven=True))
    give(page, Kind.SCORE, 1, device(address="quán", is_proven=True))
    assert figures(page) == (1, MOST_PROVEN + 2, 5 * MOST_PROVEN + 4)


def test_who_has_given_may_change_it_when_the_address_is_full(page):
    first = device(is_proven=True)
    for reader in (first, *(device(is_proven=True) for _number in range(MOST_PROVEN - 1))):
        give(page, Kind.SCORE, 5, reader)
    give(page, Kind.SCORE, 2, first)
    assert figures(page)[2] == 5 * MOST_PROVEN - 3


def test_without_a_cookie_the_address_changes_what_it_gave_today(page):
    give(page, Kind.SCORE, 2, stranger())
    give(page, Kind.SCORE, 5, stranger())
    assert figures(page) == (0, 1, 5)
    take_back(page, Kind.SCORE, stranger())
    assert figures(page) == (0, 0, 0)


def test_a_device_that_comes_back_with_its_cookie_keeps_what_it_gave(page):
    first = stranger()
    give(page, Kind.SCORE, 5, first)
    give(page, Kind.SCORE, 4, device(first.device))
    with pytest.raises(NeedsProof):
        give(page, Kind.SCORE, 1, stranger())
    assert take_back(page, Kind.SCORE, stranger()).scores == 1
    assert given_by(page, first.device) == {Kind.SCORE: 4}


def test_a_stranger_cannot_change_what_a_proven_device_gave(page):
    give(page, Kind.THANKS, 1, device(is_proven=True))
    take_back(page, Kind.THANKS, stranger())
    give(page, Kind.THANKS, 1, stranger())
    assert figures(page)[0] == 2


@pytest.mark.parametrize(
    "values",
    [
        {"kind": Kind.SCORE, "value": 0},
        {"kind": Kind.SCORE, "value": 6},
        {"kind": Kind.THANKS, "value": 2},
    ],
)
def test_the_database_takes_no_other_values(page, values):
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Reaction.objects.create(page_id=page, device="máy", given_at=now, changed_at=now, **values)


ACTS = st.tuples(
    st.sampled_from(["give", "take"]),
    st.sampled_from(Kind),
    st.integers(1, 5),
    st.sampled_from(["một", "hai", "ba"]),
    st.sampled_from(["nhà", "quán"]),
    st.sampled_from([(False, False), (True, False), (True, True)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTS, max_size=25))
def test_the_tally_is_what_the_rows_say(acts):
    with transaction.atomic():
        page = make_article().pk
        for act, kind, value, name, address, (is_known, is_proven) in acts:
            reader = Reader(name if is_known else f"mới {next(_numbers)}", address, is_known, is_proven)
            try:
                if act == "take":
                    take_back(page, kind, reader)
                else:
                    give(page, kind, 1 if kind == Kind.THANKS else value, reader)
            except (NeedsProof, AddressIsFull):
                pass
            assert figures(page) == counted(page)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("sum_of", "number", "words"),
    [(0, 0, ""), (9, 2, "4,5"), (93, 20, "4,7"), (55, 12, "4,6"), (1, 1, "1,0"), (10, 3, "3,3"), (15, 3, "5,0")],
)
def test_the_average_is_rounded_and_written_as_people_do(sum_of, number, words):
    assert ReactionTally(scores=number, score_sum=sum_of).average_words == words


def test_addresses_are_forgotten_when_their_days_are_over(page):
    give(page, Kind.THANKS, 1, device("hôm nay"))
    give(page, Kind.THANKS, 1, device("hôm qua", is_proven=True))
    earlier = timezone.now() - datetime.timedelta(days=1)
    Reaction.objects.filter(device="hôm qua").update(given_at=earlier)
    assert forget_old_addresses() == 1
    assert dict(Reaction.objects.values_list("device", "address")) == {"hôm nay": "nhà", "hôm qua": ""}
    assert figures(page)[0] == 2
    assert forget_old_addresses() == 0


def test_settings_say_how_many_days(page):
    kept = site_settings()
    kept.address_days = 3
    kept.save()
    for age in range(5):
        give(page, Kind.THANKS, 1, device(f"{age}", is_proven=True))
        given_at = timezone.now() - datetime.timedelta(days=age)
        Reaction.objects.filter(device=f"{age}").update(given_at=given_at)
    forget_addresses()
    assert set(Reaction.objects.exclude(address="").values_list("device", flat=True)) == {"0", "1", "2"}


def test_profiles_of_persons_take_thanks_alone_unless_settings_say_more():
    both = {Kind.THANKS, Kind.SCORE}
    assert ReactionSettings().taken(is_about_person=False) == both
    assert ReactionSettings().taken(is_about_person=True) == {Kind.THANKS}
    bold = ReactionSettings(takes_scores_of_persons=True)
    assert bold.taken(is_about_person=True) == both
    bold.takes_scores = False
    assert bold.taken(is_about_person=True) == {Kind.THANKS}
    assert not ReactionSettings(takes_thanks=False, takes_scores=False).taken(is_about_person=False)


def test_a_deleted_page_takes_all_with_it(page):
    give(page, Kind.THANKS, 1, device())
    ArticlePage.objects.get(pk=page).delete()
    assert not Reaction.objects.exists()
    assert not ReactionTally.objects.exists()
