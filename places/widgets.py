"""Pickers of the room for forms, panels and filters."""

from typing import Any

from core.widgets import TypeaheadPicker


class PlacePicker(TypeaheadPicker):
    """A place chosen by typing its name, old or new, with or without accents; of one level with `level`.

    A site of one province offers only what lies there, unless `anywhere`.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        level: int | None = None,
        anywhere: bool = False,
        **kwargs: Any,
    ) -> None:
        params = ({"cap": str(level)} if level else {}) | ({"ca-nuoc": "1"} if anywhere else {})
        super().__init__(attrs, **{"url_name": "places_search", "params": params, **kwargs})


class UnitPicker(TypeaheadPicker):
    """A unit chosen by typing its name."""

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(attrs, **{"url_name": "places_search_units", **kwargs})
