"""Model fields that the rooms share."""

from typing import Any

from wagtail.fields import StreamField


class LeanStreamField(StreamField):
    """A StreamField whose migration never names its blocks, so that changing a block needs no migration.

    Historical models therefore have no blocks; there `to_python` returns the raw list, so that a data migration that
    saves such a page keeps its body.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return the field's definition without blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Return the field of a form; what it cannot read is a bad request."""
        from core.posted import BodyWidget

        return super().formfield(**{"widget": BodyWidget(self.stream_block), **kwargs})

    def get_default(self) -> Any:
        """Return what a new object has: where the blocks are not known, the raw list."""
        return super().get_default() if self.stream_block.child_blocks else super(StreamField, self).get_default()

    def to_python(self, value: Any) -> Any:
        """Return a StreamValue, or the raw JSON list where the blocks are not known."""
        if not self.stream_block.child_blocks:
            return value if value is not None else []
        return super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        """Return what is stored: raw lists pass unchanged."""
        return value if isinstance(value, list) else super().get_prep_value(value)
