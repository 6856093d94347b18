"""What readers ask about a comment: that somebody looks at it, or that it goes."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from comments.forms import TOKEN, RemovalForm, ReportForm
from comments.lists import seen_comment
from comments.models import Comment, DataRequest
from comments.services.reporting import TooMany
from comments.services.reporting import report as note_report
from comments.services.requests import ask
from comments.views.common import crumbs_to, for_readers, page_or_404
from comments.views.writing import done_address
from core.limits import count
from core.public_pages import PublicPage
from core.readers import FormExpired, address_hash, device_of, form_token, opened_form

_HOUR = 3600
_REQUESTS_AN_HOUR = 20


@for_readers
def report(request: HttpRequest, page: int, comment: int) -> HttpResponse:
    """Show the form that reports a comment, and take what is sent."""
    found, about = _about(request, page, comment)
    if not about.is_shown:
        # Reported ones come first in the queue: nobody pushes forward what waits.
        raise Http404
    form = ReportForm(_sent(request))

    def done() -> str:
        """Note the report; return what stands in the way."""
        try:
            note_report(about, form.cleaned_data["reason"], form.cleaned_data["note"], address_hash(request))
        except TooMany:
            return _("Mạng bạn đang dùng vừa báo nhiều ý kiến. Xin báo tiếp sau một giờ.")
        return ""

    context = {"name": _("Báo ý kiến này"), "what": "report", "button": _("Gửi lời báo")}
    return _form_or_done(request, found, about, form, done, context)


@for_readers
def remove(request: HttpRequest, page: int, comment: int) -> HttpResponse:
    """Show the form that asks for a comment to be removed, and take what is sent."""
    found, about = _about(request, page, comment)
    device = device_of(request)
    is_own = bool(device) and about.device == device
    form = RemovalForm(_sent(request), is_proven=is_own, initial={"name": about.name if is_own else ""})

    def done() -> str:
        """Note the request; return what stands in the way."""
        if count(f"comments:requests:{address_hash(request)}", _HOUR) > _REQUESTS_AN_HOUR:
            return _("Mạng bạn đang dùng vừa gửi nhiều yêu cầu. Xin gửi tiếp sau một giờ.")
        said = form.cleaned_data
        ask(DataRequest.Kind.ERASE, said["name"], said["email"], said["note"], about, is_own)
        return ""

    context = {"name": _("Yêu cầu gỡ ý kiến"), "what": "removal", "button": _("Gửi yêu cầu"), "is_own": is_own}
    return _form_or_done(request, found, about, form, done, context)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _about(request: HttpRequest, page: int, comment: int) -> tuple[PublicPage, Comment]:
    found = page_or_404(page)
    about = seen_comment(found.pk, comment, device_of(request))
    if about is None:
        raise Http404
    return found, about


def _form_or_done(
    request: HttpRequest,
    page: PublicPage,
    about: Comment,
    form: RemovalForm | ReportForm,
    deed: Callable[[], str],
    context: dict[str, Any],
) -> HttpResponse:
    token, message = request.POST.get(TOKEN, ""), ""
    if request.method == "POST":
        message = _expired(request, token, page)
        if not message and form.is_valid():
            message = deed()
            if not message:
                response = HttpResponseRedirect(done_address(page, context["what"]))
                response.status_code = 303
                return response
    context |= {"title": f"{context['name']}: {page.title}", "crumbs": crumbs_to(page, context["name"])}
    context |= {"page": page, "comment": about, "form": form, "message": message, "section": ""}
    context["token"] = token if token and not message else form_token(request, page.pk)
    return render(request, "comments/ask.html", context, status=422 if request.method == "POST" else 200)


def _expired(request: HttpRequest, token: str, page: PublicPage) -> str:
    try:
        opened_form(request, token, page.pk)
    except FormExpired:
        return _("Trang mở đã lâu nên chưa gửi được. Chữ bạn viết còn nguyên: xin bấm gửi lần nữa.")
    return ""
