"""All comments, and one with all that was done with it."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comments.admin import words
from comments.admin.filters import SEARCHED_DAYS, FilterForm, filtered, is_limited
from comments.admin.queue import SIZE, ModeratorView
from comments.admin.rows import rows_of, with_surroundings
from comments.models import Comment
from core.paging import NEWER, OLDER, cursor_page


class AllView(ModeratorView):
    """Every comment, the newest first, by what is looked for."""

    template_name = "admin/comments/all.html"
    page_title = gettext_lazy("Tất cả ý kiến")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form and a page of what it finds."""
        form = FilterForm(self.request.GET)
        values = form.kept()
        page = cursor_page(
            with_surroundings(filtered(values)), self.request.GET, size=SIZE, moment="created_at", pk="pk"
        )
        return super().get_context_data(**kwargs) | {
            "form": form,
            "is_filtered": bool(values),
            "searched_days": SEARCHED_DAYS if is_limited(values) else 0,
            "rows": rows_of(page.rows),
            "newer_page": self._address(NEWER, page.newer),
            "older_page": self._address(OLDER, page.older),
        }

    def _address(self, way: str, cursor: str | None) -> str:
        params = self.request.GET.copy()
        for name in (NEWER, OLDER):
            params.pop(name, None)
        params[way] = cursor or ""
        return f"?{params.urlencode()}" if cursor else ""


class OneView(ModeratorView):
    """A comment with its answers and its whole log."""

    template_name = "admin/comments/one.html"

    def get_page_title(self) -> str:
        """Return whose comment it is."""
        return _("Ý kiến của %(name)s") % {"name": self.comment.name} if self.comment.name else _("Ý kiến đã xóa")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        first, last = super().get_breadcrumbs_items()
        return [first, {"url": reverse("comments_all"), "label": AllView.page_title}, last]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the comment, its answers and the log."""
        self.comment = get_object_or_404(with_surroundings(Comment.objects.all()), pk=kwargs.pop("comment"))
        answers = with_surroundings(Comment.objects.filter(parent=self.comment)).order_by("created_at", "pk")
        row, *others = rows_of([self.comment, *answers[:SIZE]])
        return super().get_context_data(**kwargs) | {
            "row": row,
            "answers": others,
            "log": [(decision, words.decided(decision)) for decision in row.log],
            "reports": self.comment.reports.all()[:SIZE],
        }
