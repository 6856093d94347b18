"""The first step of the way to publication."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState


class EditingTask(AbstractGroupApprovalTask):
    """An editor reads a writer's draft; a draft that an editor submits needs no second editor."""

    class Meta:
        verbose_name = _("bước biên tập")
        verbose_name_plural = _("bước biên tập")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin the step, already approved when the one who submits could approve it."""
        state = super().start(workflow_state, user=user)
        if user is not None and self.groups.filter(pk__in=user.groups.all()).exists():
            state.status = TaskState.STATUS_APPROVED
            state.finished_at = timezone.now()
            state.finished_by = user
            state.save()
        return state

    @classmethod
    def get_description(cls) -> str:
        """Say what the step is for."""
        return str(_("Biên tập viên đọc bản nháp của cộng tác viên."))
