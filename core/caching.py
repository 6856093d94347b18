"""What is kept in the cache for a while. Keys are plain strings that begin with their room: `core:organ:1`."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

MINUTE = 60

T = TypeVar("T")


def remember(key: str, make: Callable[[], T], seconds: int = MINUTE) -> T:
    """Return what is kept under `key`, made now if nothing is; None is not kept."""
    kept: T | None = cache.get(key)
    if kept is not None:
        return kept
    made = make()
    cache.set(key, made, seconds)
    return made


def forget(key: str) -> None:
    """Drop what is kept under `key`."""
    cache.delete(key)
