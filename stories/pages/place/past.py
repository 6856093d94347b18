"""The page of a unit that is no more and that no single unit of today took over."""

from django.http import HttpRequest

from places.history import Outcome
from places.models import Level, Place
from places.sentences import day_words
from stories.filters import PLACE, place_conditions
from stories.pages.lists import story_list
from stories.pages.place.numbers import numbers_of

Counted = tuple[Place, int]


class PastPage:
    """All that the page of a past unit shows."""

    def __init__(self, request: HttpRequest, place: Place, outcome: Outcome) -> None:
        self.place = place
        self.listing = story_list(request, f"/dia-phuong/{place.slug}/", base=place_conditions(place), fixed=(PLACE,))
        self._outcome = outcome
        self._numbers = numbers_of({one.pk for one in (place, *outcome.now, *outcome.below)})

    @property
    def number(self) -> int:
        """Return how many stories the place has."""
        return self._numbers.get(self.place.pk, 0)

    @property
    def is_district(self) -> bool:
        """Say whether it is a district: what it became is what its communes became."""
        return self.place.level == Level.DISTRICT

    @property
    def day(self) -> str:
        """Return the first day on which it no longer existed."""
        return day_words(self.place.valid_to) if self.place.valid_to else ""

    @property
    def now(self) -> list[Counted]:
        """Return the units of today that took over from it, with their numbers of stories."""
        return [(one, self._numbers.get(one.pk, 0)) for one in self._outcome.now]

    @property
    def below(self) -> list[Counted]:
        """Return the communes that it had, in order of name."""
        ordered = sorted(self._outcome.below, key=lambda one: (one.sort_key, one.kind, one.pk))
        return [(one, self._numbers.get(one.pk, 0)) for one in ordered]

    @property
    def resolutions(self) -> list[str]:
        """Return what decided it."""
        return self._outcome.resolutions
