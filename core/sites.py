"""The site of a request with all its settings: kept for a minute, so that no page asks the database for them."""

from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import Site

from core.caching import forget, remember

_KEY = "core:sites"

Setting = TypeVar("Setting", bound=BaseSiteSetting)


def site_of(request: Any) -> Site | None:
    """Return the site that a request (HttpRequest or None) is for, found as `Site.find_for_request` does.

    That one finds it known from here on. None before there is a site.
    """
    if request is None:
        return None
    if not hasattr(request, "_wagtail_site"):
        host = split_domain_port(request._get_raw_host())[0]
        request._wagtail_site = _best(_sites(), host, request.get_port())
    return request._wagtail_site


def settings_of(site: Site | None, model: type[Setting]) -> Setting:
    """Return the settings of a site; those that nobody has changed yet are not stored."""
    if site is None:
        return model()
    stored: Setting | None = getattr(site, _attribute(model), None)
    return stored or model(site_id=site.pk)


def default_site() -> Site | None:
    """Return the site of the deployment, for what knows no request."""
    return next((site for site in _sites() if site.is_default_site), None)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with a page of the tree, as Wagtail does."""
    # Wagtail's views want all models loaded.
    from wagtail import views as wagtail_views

    site_of(request)
    return wagtail_views.serve(request, path)


def site_models() -> list[type[BaseSiteSetting]]:
    """Return all models of settings that a site has."""
    return [model for model in registry if issubclass(model, BaseSiteSetting)]


def sites_changed(**kwargs: Any) -> None:
    """Show changed sites and settings at once."""
    forget(_KEY)


def _sites() -> list[Site]:
    return remember(_KEY, _stored)


def _stored() -> list[Site]:
    return list(Site.objects.select_related("root_page", *map(_attribute, site_models())))


def _attribute(model: type[BaseSiteSetting]) -> str:
    """Return the name under which a site has settings of this model."""
    return str(model._meta.get_field("site").remote_field.get_accessor_name())


def _best(sites: list[Site], host: str, port: str) -> Site | None:
    """Return the site of this host and port, else the default one of this host, else its only one, else the default."""
    named = [site for site in sites if site.hostname == host]
    default = next((site for site in sites if site.is_default_site), None)
    exact = [site for site in named if str(site.port) == port]
    if exact or default in named:
        return exact[0] if exact else default
    return named[0] if len(named) == 1 else default
