"""Other names of the places of a query: of what they became, and of what they were made of."""

from collections.abc import Sequence

from django.db.models import Q

from core.vietnamese import syllables
from places.models import Succession
from search.types import Key, PlaceSlot

# Of namesakes so many, and of all their names.
_MOST_PLACES, _MOST_NAMES = 5, 40


def other_names(slots: Sequence[PlaceSlot]) -> list[tuple[int, tuple[Key, ...]]]:
    """Return the numbers of slots with the exact keys of names that stories of their places may say instead."""
    slot_of = {pk: number for number, slot in enumerate(slots) for pk in slot.places[:_MOST_PLACES]}
    if not slot_of:
        return []
    links = Succession.objects.filter(Q(old__in=slot_of) | Q(new__in=slot_of), is_withdrawn=False)
    found: dict[tuple[int, str], None] = {}
    for old, new, old_name, new_name in links.values_list("old_id", "new_id", "old__name", "new__name")[:_MOST_NAMES]:
        for pk, name in ((old, new_name), (new, old_name)):
            if pk in slot_of:
                found[slot_of[pk], name] = None
    return [(number, tuple(one.exact for one in syllables(name))) for number, name in found]
