"""How often something may be done: small counters in the cache, which every process of the site shares where it can."""

import time

from django.core.cache import cache


def count(name: str, seconds: int) -> int:
    """Count one more of `name` and return how many there were in the present span of `seconds`.

    Keys are strings that begin with their room. A span begins at a round number of seconds: no key lives longer.
    """
    key = f"{name}:{int(time.time() // seconds)}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:
        # It ran out between the two.
        cache.set(key, 1, seconds)
        return 1


def counted(name: str, seconds: int) -> int:
    """Return how many of `name` there were in the present span of `seconds`, without counting."""
    found: int = cache.get(f"{name}:{int(time.time() // seconds)}", 0)
    return found


def allow_once(key: str, seconds: int) -> bool:
    """Say whether `key` is new; it stays known for `seconds`."""
    return cache.add(key, 1, seconds)
