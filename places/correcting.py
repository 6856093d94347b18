"""Views of the admin that write down who corrected what, and keep what came with the site from being deleted."""

from functools import cached_property
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.log_actions import log

from places.changes import Change, changes
from places.models import Succession


def write_down(row: Any, found: list[Change], user: Any) -> None:
    """Keep in the history of a row who changed what; nothing if nothing changed."""
    if found:
        log(row, "wagtail.edit", user=user, content_changed=True, data={"changes": found})


class CorrectingView(generic.EditView):
    """Edits a row; the history gets the old and the new value of each field."""

    def save_instance(self) -> Any:
        """Store the row through its form."""
        before = self.model.objects.get(pk=self.object.pk)
        action = self.action_class(self.form.instance, user=self.request.user, form=self.form, log_action=None)
        action.execute(skip_permission_checks=True)
        columns = [name for name in self.form.fields if hasattr(before, name)]
        write_down(self.form.instance, changes(before, self.form.instance, columns), self.request.user)
        return self.form.instance


class PlaceEditView(CorrectingView):
    """Edits a place."""

    @cached_property
    def can_delete(self) -> bool:
        """A place that came with the site would come again."""
        return super().can_delete and not self.object.shipped


class ChangesColumn(Column):
    """What an entry of the history changed."""

    def get_value(self, instance: Any) -> SafeString:
        """Return each field with its old and its new value."""
        rows = instance.data.get("changes", ()) if isinstance(instance.data, dict) else ()
        items = ((row["field"], row["before"], row["after"]) for row in rows)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {} → {}</li>", items)) if rows else SafeString()


class ChangesView(HistoryView):
    """Who changed what, and when."""

    @cached_property
    def columns(self) -> list[Column]:
        """Put the changed fields beside the action."""
        action, *rest = super().columns
        return [action, ChangesColumn("changes", label=_("Đã đổi gì")), *rest]


class SafeDeleteView(generic.DeleteView):
    """Deletes only what nothing hangs on; stories, users and units keep their places."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Say in words why something cannot be deleted."""
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, _t("Không xóa được “%s”: còn dữ liệu khác gắn với mục này.") % self.object)
            return HttpResponseRedirect(self.get_success_url())


class PlaceDeleteView(SafeDeleteView):
    """Deletes a place that was added by hand."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send to the form of a place that came with the site: it gets a last day."""
        if self.object.shipped:
            message = _t("“%s” thuộc dữ liệu kèm theo nên không xóa được; nếu không còn, hãy ghi “Không còn từ ngày”.")
            messages.error(request, message % self.object)
            return HttpResponseRedirect(reverse(self.edit_url_name, args=[quote(self.object.pk)]))
        return super().dispatch(request, *args, **kwargs)


class SuccessionDeleteView(SafeDeleteView):
    """Deletes a succession that was added by hand; withdraws one that came with the site."""

    def get_template_names(self) -> list[str]:
        """Ask another question for what is only withdrawn."""
        return ["admin/withdraw.html"] if self.object.shipped else super().get_template_names()

    def get_page_title(self) -> str:
        """Name what is about to be done."""
        return _t("Bỏ qua") if self.object.shipped else str(super().get_page_title())

    @property
    def confirmation_message(self) -> str:
        """Say what happens."""
        if not self.object.shipped:
            return str(super().confirmation_message)
        return _t("Thay đổi này thuộc dữ liệu kèm theo: nó được bỏ qua chứ không xóa, và có thể lấy lại.")

    def get_success_message(self) -> str:
        """Say what happened."""
        return _t("Đã bỏ qua “%s”.") % self.object if self.object.shipped else str(super().get_success_message())

    def delete_action(self) -> None:
        """Withdraw or delete."""
        if not self.object.shipped:
            super().delete_action()
            return
        before = Succession.objects.get(pk=self.object.pk)
        self.object.is_withdrawn = True
        self.object.save(update_fields=["is_withdrawn"])
        write_down(self.object, changes(before, self.object, ["is_withdrawn"]), self.request.user)
