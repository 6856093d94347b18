"""The connection to Elasticsearch: the client of Wagtail's backend "readers", and what can go wrong with it."""

import contextlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from elasticsearch import ApiError, Elasticsearch, TransportError
from wagtail.search.backends import get_search_backend

from search.analysis import VERSION
from search.backends.base import IndexAway

BACKEND = "readers"
# Of the mapping.
LAYOUT = 1


@cache
def client() -> Elasticsearch:
    """Return the client of this process; it knows the time-out and makes no second try.

    Raises:
        IndexAway: the settings make no sense (`manage.py check` says which).
    """
    try:
        return get_search_backend(BACKEND).es
    except (ValueError, TypeError, OSError, ImproperlyConfigured) as error:
        raise IndexAway(str(error)) from error


def _forget(*, setting: str, **_: Any) -> None:
    if setting == "WAGTAILSEARCH_BACKENDS":
        client.cache_clear()


setting_changed.connect(_forget)


def family() -> str:
    """Return how the names of all our indexes begin."""
    return f"{settings.WAGTAILSEARCH_BACKENDS[BACKEND].get('INDEX_PREFIX', '')}{BACKEND}-"


def live() -> str:
    """Return the name under which readers ask; one of another layout or analysis is not asked."""
    return f"{family()}{LAYOUT}.{VERSION}"


def building() -> str:
    """Return the name under which an index that is being built learns of changes."""
    return f"{family()}building"


@contextlib.contextmanager
def answers() -> Iterator[None]:
    """Turn all that can go wrong with a server, and with what it says, into `IndexAway`."""
    try:
        yield
    except (ApiError, TransportError) as error:
        raise IndexAway(str(error)) from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise IndexAway(f"an answer that makes no sense: {error!r}") from error
