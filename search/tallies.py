"""Numbers of terms are added up beside the terms while many documents are indexed.

Half of the terms of a batch are in every batch: to write them each time takes longer than all the rest. So the numbers
of a batch are stored in one piece, together with its documents, and added to the terms when there are many of them, a
part at a time. A process that is killed loses none: whoever comes next adds them.
"""

from collections import Counter
from collections.abc import Mapping

from django.db import transaction

from search.models import SearchTally
from search.packing import add_packed, pack_numbers
from search.statistics import add_numbers
from search.turns import take_turn
from search.types import Key


def note(packed: Mapping[str, bytes]) -> None:
    """Store numbers that are to be added, by part, in the transaction that changes the documents."""
    SearchTally.objects.bulk_create(SearchTally(part=part, numbers=numbers) for part, numbers in packed.items())


def add(changes: Mapping[Key, int]) -> None:
    """Add to the numbers of terms, at once or after what is stored: no number may fall below nothing meanwhile."""
    if SearchTally.objects.exists():
        note(pack_numbers(changes))
    else:
        add_numbers(changes)


def settle() -> None:
    """Add all that is stored to the numbers of terms, in short transactions."""
    while parts := list(SearchTally.objects.order_by("part").values_list("part", flat=True).distinct()):
        for part in parts:
            _settle(part)


@transaction.atomic
def _settle(part: str) -> None:
    take_turn()
    stored = dict(SearchTally.objects.filter(part=part).values_list("pk", "numbers"))
    total: Counter[Key] = Counter()
    for numbers in stored.values():
        add_packed(total, numbers)
    add_numbers(total)
    SearchTally.objects.filter(pk__in=stored).delete()
