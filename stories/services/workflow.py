"""The way to publication: writer → editor → approver."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Task, Workflow, WorkflowPage, WorkflowTask

from accounts import roles
from stories.models.workflow import EditingTask

NAME = "Biên tập và duyệt"
# Made by Wagtail's own migrations, in English; ours take their place.
_STOCK_WORKFLOW = "Moderators approval"
_STOCK_GROUPS = ("Moderators", "Editors")


def sync_workflow(top: Page, groups: Iterable[Group]) -> Workflow:
    """Make the workflow and give it to all pages below `top`, unless an administrator has chosen another."""
    by_name = {group.name: group for group in groups}
    workflow, made = Workflow.objects.get_or_create(name=NAME)
    if made:
        steps: tuple[tuple[type[Task], str, str], ...] = (
            (EditingTask, "Biên tập", roles.EDITOR),
            (GroupApprovalTask, "Duyệt đăng", roles.APPROVER),
        )
        for order, (model, name, role) in enumerate(steps):
            task, _made = model.objects.get_or_create(name=name)
            task.groups.add(by_name[role])
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
        WorkflowPage.objects.get_or_create(page=top, defaults={"workflow": workflow})
        _retire_stock()
    return workflow


def _retire_stock() -> None:
    for workflow in Workflow.objects.filter(name=_STOCK_WORKFLOW, active=True):
        WorkflowPage.objects.filter(workflow=workflow).delete()
        workflow.active = False
        workflow.save()
    Task.objects.filter(name=_STOCK_WORKFLOW).update(active=False)
    Group.objects.filter(name__in=_STOCK_GROUPS, user__isnull=True).delete()
