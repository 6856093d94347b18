"""The page of a unit of today: what it was made of, its stories told apart, what lies in it or near it."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.dates import today
from core.templatetags.shell import capital
from core.text import initial
from places.drawings.dots import DotMap, dot_map
from places.history import History
from places.models import Level, Place
from places.sentences import REFORM, day_words, told
from stories.filters import PLACE, place_conditions
from stories.pages.lists import StoryList, story_list
from stories.pages.place.around import around, namesakes, nearest
from stories.pages.place.merger import Merger, merger_of
from stories.pages.place.narrowing import Narrowed, read_narrowed
from stories.pages.place.numbers import numbers_of

Counted = tuple[Place, int]


class TodayPage:
    """All that the page of a unit of today shows."""

    def __init__(self, request: HttpRequest, place: Place) -> None:
        self.place = place
        self.path = f"/dia-phuong/{place.slug}/"
        self.history = History(place)
        self.narrowed: Narrowed | None = read_narrowed(self.history, request.GET)
        base = self.narrowed.conditions if self.narrowed else place_conditions(place)
        self.listing: StoryList = story_list(request, self.path, base=base, fixed=(PLACE,))
        if self.narrowed:
            self.listing.kept = self.narrowed.query
        self._found = self._units()
        ids = {one.pk for one in (place, *self._found, *(origin.place for origin in self.history.origins))}
        self.numbers: Mapping[int, int] = numbers_of(ids, self.history)

    def _units(self) -> list[Place]:
        """Return the units in a province, of today and before, or those around a commune."""
        if self.place.level != Level.PROVINCE:
            return around(self.place)
        above = {self.place.pk, *(one.pk for one in self.history.ancestors())}
        within = Place.objects.filter(parent__in=above).select_related("parent")
        return [one for one in within if one.level == Level.DISTRICT or one.is_valid_on(today())]

    @property
    def number(self) -> int:
        """Return how many stories the place has."""
        return self.numbers.get(self.place.pk, 0)

    @property
    def sentences(self) -> list[str]:
        """Return what is known of how the place came to be; of one that is only decided, from when it will be."""
        if self.place.valid_from and self.place.valid_from > today():
            names = {"name": capital(self.place.full_name), "day": day_words(self.place.valid_from)}
            return [_("%(name)s có từ ngày %(day)s.") % names, *told(self.history)]
        if self.districts and not self.history.makings:
            names = {"name": capital(self.place.full_name), "day": day_words(REFORM)}
            return [_("%(name)s giữ nguyên địa giới khi sắp xếp các tỉnh ngày %(day)s.") % names]
        return told(self.history)

    @property
    def narrowed_note(self) -> str:
        """Return what the list is narrowed to: "Xã Nong Lay, nay là xã Chiềng La"; "" for the whole."""
        if self.narrowed is None:
            return ""
        then = self.narrowed.place
        words = {
            "then": capital(then.full_name),
            "day": day_words(then.valid_to or REFORM),
            "now": self.place.full_name,
        }
        if self.narrowed.is_part:
            return _("%(then)s trước %(day)s, phần nay thuộc %(now)s") % words
        if then.full_name == self.place.full_name:
            return _("%(then)s trước %(day)s, nay thuộc về %(now)s rộng hơn") % words
        return _("%(then)s, nay là %(now)s") % words

    @cached_property
    def merger(self) -> Merger | None:
        """Return what the place was made of; None for what no reform made."""
        return merger_of(self.place, self.history.origins, self.numbers) if self.history.origins else None

    @cached_property
    def communes(self) -> list[Counted]:
        """Return today's communes of a province with their numbers, in order of name."""
        if self.place.level != Level.PROVINCE:
            return []
        return self._counted(one for one in self._found if one.level == Level.COMMUNE)

    @property
    def told_communes(self) -> list[Counted]:
        """Return those communes that have stories."""
        return [pair for pair in self.communes if pair[1]]

    @property
    def letters(self) -> list[tuple[str, list[Counted]]]:
        """Return the communes by the letter of the alphabet under which they stand."""
        found: dict[str, list[Counted]] = {}
        for pair in self.communes:
            found.setdefault(initial(pair[0].name), []).append(pair)
        return list(found.items())

    @property
    def districts(self) -> list[Counted]:
        """Return the districts that a province had, in order of name."""
        if self.place.level != Level.PROVINCE:
            return []
        return self._counted(one for one in self._found if one.level == Level.DISTRICT)

    @cached_property
    def dots(self) -> DotMap | None:
        """Return the drawing of the communes of a province."""
        return dot_map(self.communes)

    @cached_property
    def nearest(self) -> list[tuple[Place, int, str]]:
        """Return the nearest communes with stories."""
        return [] if self.place.level == Level.PROVINCE else nearest(self.place, self._found, self.numbers)

    @cached_property
    def namesakes(self) -> list[Place]:
        """Return today's communes of the same name elsewhere."""
        return [] if self.place.level == Level.PROVINCE else namesakes(self.place, self._found)

    def _counted(self, places: Iterable[Place]) -> list[Counted]:
        ordered = sorted(places, key=lambda one: (one.sort_key, one.kind, one.pk))
        return [(one, self.numbers.get(one.pk, 0)) for one in ordered]
