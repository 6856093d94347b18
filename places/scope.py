"""The part of the country that a site is for: one province with all that it was made of, or everything."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Site

from core.caching import forget, remember
from core.sites import default_site, settings_of, site_of
from places.graph import PlaceGraph
from places.models import Place, PlaceSettings

_KEPT_SECONDS = 3600


@dataclass(frozen=True)
class Scope:
    """A province of today, and the ids of all units of the province level whose territory it has some of."""

    province: Place | None = None
    provinces: frozenset[int] = frozenset()

    def units(self) -> Q:
        """Return the condition for places that lie in the province or lay in one of those it was made of."""
        if self.province is None:
            return Q()
        inside = Q(pk__in=self.provinces)
        for above in ("parent", "parent__parent"):
            inside |= Q(**{f"{above}__in": self.provinces})
        return inside


def scope_of(request: HttpRequest | None) -> Place | None:
    """Return the province that the request's site belongs to, as it is today; None for the whole country."""
    return scope_for(request).province


def scope_for(request: HttpRequest | None) -> Scope:
    """Return the scope of the request's site; kept, so that no page asks the database for it."""
    return _kept(site_of(request))


def site_scope() -> Scope:
    """Return the scope of the deployment's one site, for what knows no request; kept too."""
    return _kept(default_site())


def own_provinces() -> QuerySet[PlaceSettings, int]:
    """Return a query of the id of the province set for the deployment's one site, to be part of another query."""
    chosen = PlaceSettings.objects.filter(site__is_default_site=True, province__isnull=False)
    return chosen.values_list("province_id", flat=True)


def scope_within(province: Place | None) -> Scope:
    """Return the scope of a site that belongs to `province`; of a past one, what it became if that is one province."""
    if province is None:
        return Scope()
    now = PlaceGraph.ahead([province.pk]).present(province.pk)
    if now and now != {province.pk}:
        province = Place.objects.get(pk=min(now)) if len(now) == 1 else province
    return Scope(province, _made_of(province.pk))


def _made_of(pk: int) -> frozenset[int]:
    graph = PlaceGraph.around([pk])
    found, stack = {pk}, [pk]
    while stack:
        origins = graph.origins(stack.pop()) - found
        found |= origins
        stack += origins
    return frozenset(found)


def _kept(site: Site | None) -> Scope:
    if site is None:
        return Scope()
    return remember(_key(site.pk), lambda: scope_within(settings_of(site, PlaceSettings).province), _KEPT_SECONDS)


def settings_saved(instance: PlaceSettings, **kwargs: Any) -> None:
    """Follow a changed setting at once."""
    forget(_key(instance.site_id))


def units_changed(**kwargs: Any) -> None:
    """Follow corrections of units and successions at once."""
    for pk in Site.objects.values_list("pk", flat=True):
        forget(_key(pk))


def _key(site_id: int) -> str:
    return f"places:scope:{site_id}"
