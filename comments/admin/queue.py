"""The queue: what waits for moderators, in groups, the oldest first."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from comments.admin import counts, deciding
from comments.admin.access import may_moderate
from comments.admin.rows import rows_of, with_surroundings
from comments.choices import Group, Reason
from core.paging import NEWER, page_from_oldest

URL_NAME = "comments_queue"
TAB = "nhom"
SIZE = 50


class ModeratorView(WagtailAdminTemplateMixin, TemplateView):
    """What the screens of moderators share: who is let in, the way here, and what can be taken back."""

    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in moderators."""
        if not may_moderate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what rows and the bar of undoing need."""
        undone = self.request.session.pop(deciding.UNDO_KEY, [])
        return super().get_context_data(**kwargs) | {
            "reasons": Reason.choices,
            "next": self.request.get_full_path(),
            "undone": " ".join(undone),
            "undone_number": len(undone),
        }


class QueueView(ModeratorView):
    """One group of the queue."""

    template_name = "admin/comments/queue.html"
    page_title = gettext_lazy("Ý kiến chờ duyệt")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs and a page of the chosen one."""
        numbers = counts.tab_counts()
        tab = self.request.GET.get(TAB, "")
        if tab not in numbers:
            tab = next((name for name, number in numbers.items() if number), Group.CLEAN)
        params = {NEWER: self.request.GET.get(NEWER, "")}
        page = page_from_oldest(with_surroundings(counts.of_tab(tab)), params, size=SIZE, moment="created_at", pk="pk")
        return super().get_context_data(**kwargs) | {
            "tabs": [(name, label, numbers[name], address_of(name)) for name, label in tab_labels().items()],
            "tab": tab,
            "rows": rows_of(page.rows),
            "next_page": address_of(tab, page.newer) if page.newer else "",
            "first_page": address_of(tab) if params[NEWER] and not page.bad_cursor else "",
            "number": numbers[tab],
        }


def address_of(tab: str, cursor: str = "") -> str:
    """Return the address of a group, from the cursor on."""
    return f"{reverse(URL_NAME)}?{urlencode({TAB: tab} | ({NEWER: cursor} if cursor else {}))}"


def tab_labels() -> dict[str, Any]:
    """Return the tabs' names in their order."""
    names: dict[str, Any] = {counts.REPORTED: _("Bị báo cáo"), **dict(Group.choices)}
    short: dict[str, Any] = {Group.FLOOD: _("Dồn dập"), Group.UNPROVEN: _("Không qua kiểm tra tự động")}
    return {tab: short.get(tab, names[tab]) for tab in counts.TABS}
