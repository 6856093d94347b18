"""Columns of the lists of stories."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn

from stories.admin.states import State, state_of


class StoryTitleColumn(Column):
    """The title, which opens the editor, and under it the way to the public page."""

    cell_template_name = "admin/columns/title.html"

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Add whether the user may edit; no question to the database where a role may edit every story."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["can_edit"] = instance.permissions_for_user(parent_context["request"].user).can_edit()
        return context


class StateColumn(Column):
    """The state in the editors' words."""

    cell_template_name = "admin/columns/state.html"

    def get_value(self, instance: Any) -> State:
        """Return the state."""
        return state_of(instance)

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Add the state as such: its word and its colour."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"state": self.get_value(instance)}


class NamesColumn(Column):
    """The names of related rows, on one line."""

    def get_value(self, instance: Any) -> str:
        """Return the names, which were fetched for the whole list at once."""
        return ", ".join(row.name for row in getattr(instance, self.name).all())


class PlaceColumn(Column):
    """The place, of its time; the present one where no other is known."""

    def get_value(self, instance: Any) -> str:
        """Return the place's name up to its province, or what the editor wrote."""
        return instance.place.full_name_with_province if instance.place else instance.place_as_written


TITLE = StoryTitleColumn("title", label=_("Tiêu đề"), sort_key="title", classname="title")
FIELDS = NamesColumn("fields", label=_("Lĩnh vực"))
PLACE = PlaceColumn("place", label=_("Nơi chốn"))
AUTHORS = NamesColumn("authors", label=_("Tác giả"))
STATE = StateColumn("state", label=_("Trạng thái"), sort_key="live", classname="lt-state", width="13%")
UPDATED = DateColumn(
    "latest_revision_created_at", label=_("Sửa lần cuối"), sort_key="latest_revision_created_at", width="11%"
)
