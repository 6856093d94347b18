"""Numbers of terms that are added up beside them: nothing is lost or counted twice, whatever comes between."""

import random
from collections import Counter

import pytest
from django.core.management import call_command

from search import building, outbox, tallies
from search.analysis import terms_of
from search.documents import story_name
from search.indexing import index
from search.models import SearchDocument, SearchTally, SearchTerm
from search.packing import add_packed, pack_numbers, unpack
from search.statistics import DOCUMENTS
from stories.factories import make_article

KEYS = ["tham0", "tha1", "trang0", "tzztha", "t", "h", "2590", "25", "#documents", "nghe0", "ngoai"]
REPAIRS = [outbox.sweep, tallies.settle, lambda: call_command("update_index", "--backend=readers")]


def kill() -> None:
    """End whoever would add what is stored."""
    raise KeyboardInterrupt


def kept():
    """Return the numbers of terms as they are."""
    return {term.key: term.number for term in SearchTerm.objects.exclude(key__in=["#spill", "#syllables"])}


def expected():
    """Return the numbers of terms as they have to be."""
    numbers = Counter()
    for row in SearchDocument.objects.all():
        numbers.update({*terms_of(unpack(row.keys)), DOCUMENTS})
    return dict(numbers)


@pytest.mark.parametrize("seed", range(20))
def test_packed_numbers_add_up_part_by_part(seed) -> None:
    dice = random.Random(seed)
    several = [{key: dice.randint(-2, 2) for key in dice.sample(KEYS, 5)} for _batch in range(dice.randint(0, 4))]
    totals: dict[str, Counter[str]] = {}
    for numbers in several:
        for part, packed in pack_numbers(numbers).items():
            add_packed(totals.setdefault(part, Counter()), packed)
    wanted = Counter[str]()
    for numbers in several:
        wanted.update(numbers)
    assert sum(map(len, totals.values())) == len(wanted)
    assert {key: number for total in totals.values() for key, number in total.items()} == dict(wanted)


@pytest.mark.django_db
def test_a_build_leaves_nothing_to_be_added() -> None:
    for title in ("Mương", "Mương rừng", "Ao"):
        make_article(title=title)
    call_command("update_index", backend_name="readers", verbosity=0)
    assert not SearchTally.objects.exists()
    assert kept() == expected()


@pytest.mark.django_db
def test_a_build_in_many_parts_adds_now_and_then(monkeypatch) -> None:
    monkeypatch.setattr(building, "FIRST_BATCH", 1)
    monkeypatch.setattr(building, "_MORE", 2)
    names = [story_name(make_article(title=f"Mương {number}").pk) for number in range(5)]
    seen = []
    building.build(names, lambda done: seen.append(kept().get(DOCUMENTS)))
    assert seen == [1, 2, 2, 4, 4]
    assert kept() == expected()


@pytest.mark.django_db
@pytest.mark.parametrize("repair", REPAIRS)
def test_what_a_killed_build_left_is_added_with_all_that_came_since(monkeypatch, repair) -> None:
    stories = [make_article(title=title) for title in ("Mương", "Mương rừng", "Ao")]
    monkeypatch.setattr(tallies, "settle", kill)
    with pytest.raises(KeyboardInterrupt):
        building.build([story_name(story.pk) for story in stories])
    assert SearchTally.objects.exists()
    monkeypatch.undo()
    # Its terms are not counted yet.
    stories[1].delete()
    index([story_name(stories[1].pk)])
    index([story_name(make_article(title="Mương ruộng").pk)])
    repair()
    assert not SearchTally.objects.exists()
    assert kept() == expected()
