"""Carries out what moderators send from any of their screens."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from comments.admin import counts
from comments.admin.access import may_moderate
from comments.admin.rows import rows_of, with_surroundings
from comments.admin.wishes import Sent, Unreadable, from_form, from_json
from comments.choices import Reason
from comments.models import Comment
from comments.services.deciding import NoReason, Outcome, decide_all, undo

URL_NAME = "comments_decide"
# Where the last decisions of a plain form are kept, so that the next page can take them back.
UNDO_KEY = "comments_undo"


class DecideView(View):
    """Takes decisions and takes them back: JSON from the script, forms without it."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in moderators."""
        if not may_moderate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what was sent."""
        return self._answer_script() if request.content_type == "application/json" else self._answer_form()

    def _answer_script(self) -> HttpResponse:
        try:
            sent = from_json(self.request.body)
            outcomes = carry_out(sent, self.request.user)
        except Unreadable:
            return JsonResponse({"message": _("Không đọc được yêu cầu này; hãy tải lại trang.")}, status=400)
        except NoReason:
            return JsonResponse({"message": _("Hãy chọn lý do; với “Lý do khác” thì ghi rõ.")}, status=400)
        rows = {row.comment.pk: row for row in rows_of(with_surroundings(_these(sent)))}
        context = {"reasons": Reason.choices, "next": get_valid_next_url_from_request(self.request)}
        told = []
        for outcome in outcomes:
            row = rows.get(outcome.comment)
            html = row and render_to_string("admin/comments/row.html", context | {"row": row}, self.request)
            told.append({"comment": outcome.comment, "done": outcome.done, "version": outcome.version, "html": html})
        return JsonResponse({"outcomes": told, "counts": counts.tab_counts(), "waiting": counts.waiting_number()})

    def _answer_form(self) -> HttpResponse:
        following = get_valid_next_url_from_request(self.request) or reverse("comments_queue")
        try:
            sent = from_form(self.request.POST)
            outcomes = carry_out(sent, self.request.user)
        except Unreadable:
            messages.error(self.request, _("Không đọc được yêu cầu này; hãy thử lại."))
        except NoReason:
            messages.error(self.request, _("Hãy chọn lý do; với “Lý do khác” thì ghi rõ. Chưa ẩn ý kiến nào."))
        else:
            self._tell(sent, outcomes)
        return redirect(following)

    def _tell(self, sent: Sent, outcomes: Sequence[Outcome]) -> None:
        done = [outcome for outcome in outcomes if outcome.done]
        late = len(outcomes) - len(done)
        if not outcomes:
            messages.warning(self.request, _("Chưa chọn ý kiến nào."))
        if late:
            text = ngettext(
                "%(number)s ý kiến đã được người khác xử lý trước; không đổi gì ở đó.",
                "%(number)s ý kiến đã được người khác xử lý trước; không đổi gì ở đó.",
                late,
            )
            messages.warning(self.request, text % {"number": late})
        if done and sent.undone:
            messages.success(self.request, _("Đã hoàn tác."))
        elif done:
            self.request.session[UNDO_KEY] = [f"{outcome.comment}:{outcome.version}" for outcome in done]


def carry_out(sent: Sent, user: Any) -> list[Outcome]:
    """Do what was sent and return what became of each comment.

    Raises:
        NoReason: something is to be hidden, and nobody says why; nothing is done.
    """
    if sent.undone:
        return [undo(comment, version, user) for comment, version in sent.undone]
    return decide_all(sent.wishes, user)


def _these(sent: Sent) -> Any:
    return Comment.objects.filter(pk__in=sent.comments)
