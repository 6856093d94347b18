"""What a process keeps between queries because it is too large to be fetched for each: read anew every minute."""

import secrets
from collections.abc import Callable
from typing import Generic, TypeVar

from core.caching import MINUTE, forget, remember

T = TypeVar("T")


class Kept(Generic[T]):
    """A value of the process that is read again when a minute has passed, or when `forget` is called.

    `read` gets the value so far (None the first time) and may return it, if nothing changed. A token in the cache
    says whether the value is still good, so that processes that share a cache follow each other at once.
    """

    def __init__(self, name: str, read: Callable[[T | None], T]) -> None:
        self._key = f"search:kept:{name}"
        self._read = read
        self._held: tuple[str, T] | None = None

    def get(self) -> T:
        """Return the value, at most a minute old."""
        token = remember(self._key, lambda: secrets.token_hex(8), MINUTE)
        held = self._held
        if held is None or held[0] != token:
            held = (token, self._read(held[1] if held else None))
            self._held = held
        return held[1]

    def forget(self) -> None:
        """Have the value read again, here and wherever the cache is shared."""
        forget(self._key)
