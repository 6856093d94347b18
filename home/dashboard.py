"""The editors' first page: what there is to do, and where to begin something new."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from accounts.models import User
from comments.admin.access import may_moderate
from comments.admin.counts import oldest_waiting, waiting_number
from comments.admin.words import age_in_words, is_late
from stories.admin.choosing import URL_NAME, stories_to_place
from stories.admin.states import State, state_of, with_states
from stories.models import ArticlePage, CampaignPage, ExemplarPage

_LIMIT = 12
_KEPT = (WorkflowObjectsToModeratePanel, LockedPagesPanel)


class BeginPanel(Component):
    """Buttons for the four things that editors write."""

    name = "begin"
    order = 10
    template_name = "admin/dashboard/begin.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the buttons, none for those who may not write."""
        user = parent_context["request"].user
        if not policy_registry.get_by_type(Page).user_has_permission(user, "add"):
            return {"actions": []}
        exemplar = reverse("guong:start")
        return {
            "actions": [
                (_("Viết việc tốt"), f"{exemplar}?mau=viec-tot", "edit"),
                (_("Viết gương"), f"{exemplar}?mau=ho-so", "user"),
                (_("Viết tin"), reverse("tin-bai:start"), "doc-full"),
                (_("Phong trào"), reverse("phong-trao:start"), "group"),
            ]
        }


class PlacesToChoosePanel(Component):
    """How many stories wait for somebody to say where they stand today; nothing when none does."""

    name = "places_to_choose"
    order = 240
    template_name = "admin/dashboard/places.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the number and the address of the list."""
        user = parent_context["request"].user
        number = stories_to_place(user).count() if user_has_any_page_permission(user) else 0
        return {"number": number, "address": reverse(URL_NAME)}


class WaitingCommentsPanel(Component):
    """How many comments wait for a moderator and how long the oldest has; nothing for others."""

    name = "waiting_comments"
    order = 220
    template_name = "admin/dashboard/comments.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the number, the age of the oldest and the address of the queue."""
        if not may_moderate(parent_context["request"].user):
            return {"shown": False}
        oldest = oldest_waiting()
        return {
            "shown": True,
            "number": waiting_number(),
            "age": age_in_words(oldest) if oldest else "",
            "is_late": bool(oldest and is_late(oldest)),
            "address": reverse("comments_queue"),
        }


class MyDraftsPanel(Component):
    """Stories of the user that readers do not see yet, those sent back first, with the remark."""

    name = "my_drafts"
    order = 230
    template_name = "admin/dashboard/mine.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the rows."""
        user = parent_context["request"].user
        shown = user_has_any_page_permission(user)
        return {"rows": my_drafts(user) if shown else [], "shown": shown}


def my_drafts(user: User) -> list[dict[str, Any]]:
    """Return the newest unpublished stories that `user` began: page, state and the remark if it was sent back."""
    pages = [page for model in (ExemplarPage, ArticlePage, CampaignPage) for page in _newest(model, user)]
    pages.sort(key=lambda page: page.latest_revision_created_at.timestamp() if page.latest_revision_created_at else 0)
    rows = [{"page": page, "state": state_of(page)} for page in reversed(pages)]
    rows = [row for row in rows if row["state"] is not State.EXPIRED][:_LIMIT]
    for row in rows:
        row["remark"] = _remark(row["page"]) if row["state"] is State.RETURNED else ""
    return sorted(rows, key=lambda row: row["state"] is not State.RETURNED)


def _newest(model: Any, user: User) -> Any:
    pages = with_states(model.objects.filter(owner=user, live=False)).defer_streamfields()
    return pages.order_by("-latest_revision_created_at")[:_LIMIT]


def _remark(page: Any) -> str:
    rejected = TaskState.objects.filter(
        workflow_state=page.current_workflow_state, status=TaskState.STATUS_REJECTED
    ).order_by("-finished_at", "-pk")
    state = rejected.first()
    return state.comment if state else ""


def choose_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Keep Wagtail's panel of what awaits the user; replace the rest by ours."""
    panels[:] = [panel for panel in panels if isinstance(panel, _KEPT)]
    panels += [BeginPanel(), WaitingCommentsPanel(), MyDraftsPanel(), PlacesToChoosePanel()]
