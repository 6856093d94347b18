"""A form that was opened on an older version of a page asks before it takes the place of the newest.

Wagtail's form learns from the server, every ten seconds, that somebody else has saved, and refuses to save itself over
that; a button pressed in between would. `static/admin/versions.js` tells what only the browser knows.
"""

import re
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView

from core.dates import local

# Sent when the draft was saving itself while the button was pressed: what it made may be the newest version.
UNANSWERED = "autosave-unanswered"


class NewestVersionMixin:
    """Saves by hand what was typed into the newest version; shows the form once more when it was an older one."""

    request: Any
    page: Any
    latest_revision: Any
    expects_json_response: bool
    is_out_of_date: bool

    @cached_property
    def is_overtaken(self) -> bool:
        """Say whether the form knows nothing of the newest version, which is not its own."""
        if self.expects_json_response or not self.is_out_of_date:
            return False
        mine = self.latest_revision.user_id == self.request.user.pk
        return not (mine and UNANSWERED in self.request.POST)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read what was sent; rows that the newest version has no more are new ones."""
        request.POST = forget_missing_rows(request.POST, self.page)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or ask."""
        if not self.is_overtaken:
            return super().form_valid(form)  # type: ignore[misc]
        form.restore_required_fields()
        self._tell()
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show what to put right; the form that is shown now knows the newest version, so this is the time to ask."""
        if self.is_overtaken:
            self._tell()
        return super().form_invalid(form)  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the form shows; one that asks must not answer for itself."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {"autosave_enabled": context["autosave_enabled"] and not self.is_overtaken}

    def _tell(self) -> None:
        text = _(
            "%(who)s đã lưu một phiên bản mới hơn lúc %(when)s. Nội dung anh/chị vừa gõ còn nguyên bên dưới. "
            "Bấm lưu lần nữa nếu muốn thay bản ấy; bản ấy vẫn còn trong Lịch sử."
        ) % {"who": self._who(), "when": f"{local(self.latest_revision.created_at):%H:%M, %d/%m/%Y}"}
        look = messages.button(self.get_edit_url(), _("Xem bản mới nhất"), new_window=True)  # type: ignore[attr-defined]
        messages.warning(self.request, text, buttons=[look])

    def _who(self) -> str:
        user = self.latest_revision.user
        if user == self.request.user:
            return _("Chính anh/chị, ở cửa sổ khác,")
        return get_user_display_name(user) if user else _("Hệ thống")


def forget_missing_rows(sent: QueryDict, page: Any) -> QueryDict:
    """Return `sent` without the ids of rows that `page` does not have: its form would refuse them and not say where."""
    kept = sent.copy()
    for rows in page.get_edit_handler().get_form_class().formsets.keys() - {"comments"}:
        known = {str(row.pk) for row in getattr(page, rows).all()}
        for name in filter(re.compile(rf"{rows}-\d+-id").fullmatch, sent):
            if sent[name] not in known:
                kept[name] = ""
    return kept


class NewestVersionEditView(NewestVersionMixin, EditView):
    """The form of a page."""


class NewestVersionRevertView(NewestVersionMixin, RevisionsRevertView):
    """The form of a page, filled with an older version."""
