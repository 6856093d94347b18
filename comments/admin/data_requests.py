"""The screens of requests about data: what is due, and one request with what may be done about it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from comments.admin.due import due_words, is_overdue
from comments.admin.request_forms import NewRequestForm, WordsForm
from comments.models import DataRequest
from comments.services import handing_out, requests
from comments.services.erasing import NothingChosen, StillThere, close_empty, erase
from comments.services.mailing import send
from comments.services.people import matching

URL_NAME = "comments_requests"
ADD_NAME = "comments_request_add"
ONE_NAME = "comments_request"
CLOSED = "xong"
CHOSEN = "y-kien"
ACTION = "viec"
_SIZE = 50
_WORDS_OF = {"tra-loi": requests.answer, "gia-han": requests.put_off, "tu-choi": requests.refuse}


def may_handle(user: Any) -> bool:
    """Say whether `user` handles requests."""
    return bool(user.has_perm("comments.change_datarequest"))


class RequestsItem(MenuItem):
    """Leads to the list those who handle requests."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user handles them."""
        return may_handle(request.user)


class RequestScreen(WagtailAdminTemplateMixin):
    """Who is let in, and the way back to the list."""

    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in those who handle requests."""
        if not may_handle(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        back = [] if isinstance(self, RequestsView) else [{"url": reverse(URL_NAME), "label": RequestsView.page_title}]
        return [*self.breadcrumbs_items, *back, {"url": "", "label": self.get_page_title()}]


class RequestsView(RequestScreen, TemplateView):
    """What is due, the next first; or what is closed, the latest first."""

    template_name = "admin/comments/requests.html"
    page_title = gettext_lazy("Yêu cầu về dữ liệu")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a page of requests, each with its day in words."""
        is_closed = self.request.GET.get("nhom") == CLOSED
        rows = requests.closed_requests() if is_closed else requests.open_requests()
        page = Paginator(rows, _SIZE).get_page(self.request.GET.get("trang"))
        shown = [(row, "" if is_closed else due_words(row), not is_closed and is_overdue(row)) for row in page]
        return super().get_context_data(**kwargs) | {
            "is_closed": is_closed,
            "page": page,
            "rows": shown,
            "late": requests.overdue().count(),
        }


class NewRequestView(RequestScreen, FormView[NewRequestForm]):
    """Takes down a request that came by letter or phone."""

    template_name = "admin/comments/request_new.html"
    page_title = gettext_lazy("Ghi một yêu cầu nhận được")
    form_class = NewRequestForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in those who take requests down."""
        if not request.user.has_perm("comments.add_datarequest"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: NewRequestForm) -> HttpResponse:
        """Keep it and go on to what may be done."""
        made = form.save()
        messages.success(self.request, _("Đã ghi yêu cầu số %(number)s.") % {"number": made.pk})
        return redirect(ONE_NAME, made.pk)


class RequestView(RequestScreen, TemplateView):
    """One request: what was asked, which comments may be meant, and what may be done."""

    template_name = "admin/comments/request.html"

    @cached_property
    def asked(self) -> DataRequest:
        """Return the request."""
        rows = DataRequest.objects.select_related("comment__page", "handled_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @property
    def user(self) -> Any:
        """Return who handles it."""
        return self.request.user

    def get_page_title(self) -> str:
        """Return the heading."""
        return str(self.asked)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the comments, those chosen already ticked, and the day in words."""
        asked, chosen = self.asked, kwargs.get("chosen")
        is_open = asked.state in requests.OPEN
        matches = matching(asked) if is_open else []
        ticked = {match.comment.pk for match in matches if match.is_likely} if chosen is None else chosen
        return super().get_context_data(**kwargs) | {
            "asked": asked,
            "is_open": is_open,
            "is_erasure": asked.kind == DataRequest.Kind.ERASE,
            "due": due_words(asked) if is_open else "",
            "is_late": is_open and is_overdue(asked),
            "may_put_off": is_open and requests.may_put_off(asked),
            "matches": [(match, match.comment.pk in ticked) for match in matches],
            "form": kwargs.get("form") or WordsForm(),
            "confirming": kwargs.get("confirming", False),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the pressed button says; somebody else may have been first."""
        action = request.POST.get(ACTION, "")
        try:
            requests.check_open(self.asked)
            if action in _WORDS_OF:
                return self._say(_WORDS_OF[action])
            if action in _WITH_CHOSEN:
                return _WITH_CHOSEN[action](self, _numbers(request.POST.getlist(CHOSEN)))
        except requests.NotOpen:
            messages.warning(request, _("Yêu cầu này vừa được người khác xử lý xong."))
            return self._back()
        messages.error(request, _("Trang chưa hiểu việc cần làm; hãy bấm lại một nút bên dưới."))
        return self._back()

    def _say(self, step: Callable[..., None]) -> HttpResponse:
        form = WordsForm(self.request.POST)
        if not form.is_valid():
            return self._again(form=form)
        words = form.cleaned_data["words"]
        try:
            step(self.asked, self.user, words)
        except requests.NoWords:
            form.add_error("words", _("Hãy ghi lời trả lời hoặc lý do."))
            return self._again(form=form)
        except requests.CannotPutOff:
            messages.error(self.request, _("Không gia hạn được: đã gia hạn một lần, hoặc đã quá hạn."))
            return self._again(form=form)
        messages.success(self.request, _("Đã ghi lại."))
        self._mail(words if form.cleaned_data["by_mail"] else "")
        return self._back()

    def _erase(self, chosen: set[int]) -> HttpResponse:
        """Ask once more, then erase: nothing brings it back."""
        if not chosen:
            messages.error(self.request, _("Hãy chọn ít nhất một ý kiến."))
            return self._again(chosen=chosen)
        if not self.request.POST.get("chac-chan"):
            return self._again(chosen=chosen, confirming=True)
        try:
            number = erase(self.asked, self.user, chosen)
        except NothingChosen:
            messages.error(self.request, _("Những ý kiến đã chọn không còn khớp với yêu cầu này."))
            return self._again()
        messages.success(self.request, _("Đã xóa %(number)s ý kiến; yêu cầu đã xong.") % {"number": number})
        # The request itself has forgotten the address by now; what was read before still knows it.
        self._mail(_("Theo yêu cầu của bạn, chúng tôi đã xóa ý kiến và dữ liệu đi kèm."))
        return self._back()

    def _hand_out(self, chosen: set[int], write: Callable[[list[handing_out.Row]], bytes], name: str) -> HttpResponse:
        kind = "text/csv; charset=utf-8" if name.endswith("csv") else "application/json"
        response = HttpResponse(write(handing_out.export(self.asked, chosen)), content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="yeu-cau-{self.asked.pk}-{name}"'
        response["Cache-Control"] = "no-store"
        return response

    def _finish(self, chosen: set[int]) -> HttpResponse:
        """Close it: the copy is handed over, or there is nothing to erase."""
        try:
            if self.asked.kind == DataRequest.Kind.ERASE:
                close_empty(self.asked, self.user)
            else:
                requests.finish(self.asked, self.user, _("Đã giao bản sao."))
        except StillThere:
            messages.error(self.request, _("Còn ý kiến có thể của người này: hãy xóa, hoặc từ chối và nói lý do."))
            return self._again(chosen=chosen)
        messages.success(self.request, _("Yêu cầu đã xong."))
        return self._back()

    def _mail(self, words: str) -> None:
        if not words or not self.asked.email:
            return
        if send(_("Về yêu cầu của bạn đối với ý kiến trên Lan Tỏa"), words, [self.asked.email]):
            messages.success(self.request, _("Thư trả lời đã gửi."))
        else:
            messages.warning(self.request, _("Thư trả lời chưa gửi được; hãy báo cho người yêu cầu bằng cách khác."))

    def _again(self, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**kwargs))

    def _back(self) -> HttpResponse:
        return redirect(ONE_NAME, self.asked.pk)


_WITH_CHOSEN: dict[str, Callable[[RequestView, set[int]], HttpResponse]] = {
    "xoa": RequestView._erase,
    "ban-sao-csv": lambda view, chosen: view._hand_out(chosen, handing_out.as_csv, "ban-sao.csv"),
    "ban-sao-json": lambda view, chosen: view._hand_out(chosen, handing_out.as_json, "ban-sao.json"),
    "xong": RequestView._finish,
}


def _numbers(values: list[str]) -> set[int]:
    return {int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 19}
