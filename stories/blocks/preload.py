"""Lets the choosers of a whole body share what was fetched for all of them at once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Preloaded = Mapping[type[Any], Mapping[int, Any]]

_preloaded: ContextVar[Preloaded | None] = ContextVar("preloaded", default=None)


@contextmanager
def preloaded(objects: Preloaded) -> Iterator[None]:
    """Let choosers take their objects from `objects`, by model and id, as long as the context lasts."""
    token = _preloaded.set(objects)
    try:
        yield
    finally:
        _preloaded.reset(token)


class PreloadedMixin:
    """A chooser block that looks among the preloaded objects before it asks the database."""

    def bulk_to_python(self, values: Any) -> Any:
        """Return the objects for the stored ids."""
        known = (_preloaded.get() or {}).get(self.model_class)  # type: ignore[attr-defined]
        if known is None:
            return super().bulk_to_python(values)  # type: ignore[misc]
        return [known.get(value) for value in values]
