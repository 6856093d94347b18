"""Where a story stands on its way to readers, in the editors' words: for a column, a filter, the first page."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState


class State(models.TextChoices):
    """The states that an editor tells apart."""

    DRAFT = "nhap", _("Nháp")
    WAITING = "cho-duyet", _("Chờ duyệt")
    RETURNED = "tra-lai", _("Trả lại để sửa")
    SCHEDULED = "hen-gio", _("Hẹn giờ")
    LIVE = "da-dang", _("Đã đăng")
    CHANGED = "co-ban-sua", _("Đã đăng, có bản sửa")
    EXPIRED = "het-han", _("Hết hạn")


def state_of(page: Any) -> State:
    """Return the state of a page that came with its workflow states and schedule (see `with_states`)."""
    workflow = page.current_workflow_state
    if workflow is not None:
        returned = workflow.status == WorkflowState.STATUS_NEEDS_CHANGES
        return State.RETURNED if returned else State.WAITING
    if page.approved_schedule:
        return State.SCHEDULED
    if page.live:
        return State.CHANGED if page.has_unpublished_changes else State.LIVE
    return State.EXPIRED if page.expired else State.DRAFT


def with_states(pages: Any) -> Any:
    """Fetch what `state_of` reads along with pages of one type."""
    # Wagtail's own prefetch_workflow_states() finds nothing for a queryset of a page type.
    states = Prefetch("_specific_workflow_states", WorkflowState.objects.active(), to_attr="_current_workflow_states")
    return pages.prefetch_related(states).annotate_approved_schedule()


def in_state(pages: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Keep the pages of which `state_of` says `state`; "đã đăng" also keeps what is live while being reworked."""
    waiting, returned = _in_workflow(WorkflowState.STATUS_IN_PROGRESS), _in_workflow(WorkflowState.STATUS_NEEDS_CHANGES)
    idle = ~Q(waiting) & ~Q(returned) & ~Q(_scheduled())
    conditions = {
        State.WAITING: Q(waiting),
        State.RETURNED: Q(returned),
        State.SCHEDULED: Q(_scheduled()),
        State.LIVE: Q(live=True),
        State.CHANGED: Q(live=True, has_unpublished_changes=True) & idle,
        State.EXPIRED: Q(live=False, expired=True) & idle,
        State.DRAFT: Q(live=False, expired=False) & idle,
    }
    return pages.filter(conditions[State(state)])


def _in_workflow(status: str) -> Exists:
    return Exists(WorkflowState.objects.filter(status=status, **_of_page()))


def _scheduled() -> Exists:
    return Exists(Revision.objects.filter(approved_go_live_at__isnull=False, **_of_page()))


def _of_page() -> dict[str, Any]:
    # Workflow states and revisions keep the ids of any kind of object, as text.
    return {
        "base_content_type": ContentType.objects.get_for_model(Page),
        "object_id": Cast(OuterRef("pk"), output_field=CharField()),
    }
