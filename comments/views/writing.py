"""The comments of a page: the list with its form, the form for an answer, and what is sent by them."""

from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from comments.forms import WritingForm
from comments.lists import comment_list, shown_comments
from comments.models import Comment
from comments.modes import handling_of, site_settings
from comments.questions import question_for
from comments.views.common import crumbs_to, for_readers, page_or_404, wants_json
from comments.views.receiving import Answer, Kind, parent_gone, receive
from core.proof import challenge as make_challenge
from core.public_pages import PublicPage
from core.readers import device_of, form_token
from core.views import reading

DONE = "da-gui"
_DONE_SECONDS = 10 * 60
_SALT = "comments.done"
_STATUS = {Kind.SENT: 200, Kind.EXPIRED: 409, Kind.CLOSED: 403, Kind.GONE: 404}
_NOT_TAKEN = 422


@for_readers
def comments(request: HttpRequest, page: int) -> HttpResponse:
    """Show the comments of a page with the form to write one, and take what is sent."""
    return _list_or_sent(request, page_or_404(page), None)


@for_readers
def answer(request: HttpRequest, page: int, comment: int) -> HttpResponse:
    """Show the form to answer a comment, and take what is sent."""
    found = page_or_404(page)
    parent = shown_comments(found.pk).filter(pk=comment, parent=None).select_related("unit").first()
    if parent is None and request.method == "POST":
        return _answered(request, found, None, parent_gone(request, found))
    if parent is None:
        raise Http404
    return _list_or_sent(request, found, parent)


@for_readers
def fragment(request: HttpRequest, page: int) -> HttpResponse:
    """Return list and form without the page around them, for the script of a story's page."""
    found = page_or_404(page)
    if request.method == "POST":
        return _list_or_sent(request, found, None)
    return render(request, "comments/fragment.html", _list_context(request, found) | _form_context(request, found))


@for_readers
def challenge(request: HttpRequest) -> HttpResponse:
    """Return a new challenge for a browser."""
    return JsonResponse(make_challenge(request))


proof_challenge = reading(challenge)


def done_address(page: PublicPage, what: str, pk: int = 0) -> str:
    """Return the address of the list that says what was done; it says so for some minutes."""
    said = signing.dumps([what, pk], salt=_SALT)
    return f"{reverse('comments', args=[page.pk])}?{DONE}={said}#{DONE}"


def _list_or_sent(request: HttpRequest, page: PublicPage, parent: Comment | None) -> HttpResponse:
    if request.method != "POST":
        return _page(request, page, parent, _form_context(request, page, parent))
    return _answered(request, page, parent, receive(request, page, parent))


def _answered(request: HttpRequest, page: PublicPage, parent: Comment | None, taken: Answer) -> HttpResponse:
    response = _for_script(request, page, taken) if wants_json(request) else _for_people(request, page, parent, taken)
    response.cookies.update(taken.cookies)
    return response


def _for_people(request: HttpRequest, page: PublicPage, parent: Comment | None, taken: Answer) -> HttpResponse:
    if taken.comment:
        response = HttpResponseRedirect(done_address(page, "sent", taken.comment.pk))
        response.status_code = 303
        return response
    context = _form_context(request, page, parent, taken)
    return _page(request, page, parent, context, _STATUS.get(taken.kind, _NOT_TAKEN))


def _for_script(request: HttpRequest, page: PublicPage, taken: Answer) -> HttpResponse:
    said: dict[str, Any] = {
        "status": taken.kind,
        "message": taken.message,
        "errors": {name: list(found) for name, found in taken.form.errors.items()} if taken.form else {},
        "token": taken.token,
        "question": question_for(taken.token).text if taken.token else "",
    }
    if taken.comment:
        said["message"] = message_of(taken.comment)
        said["html"] = render_to_string(
            "components/comment/own.html", {"comment": taken.comment, "page": page}, request
        )
    return JsonResponse(said, status=_STATUS.get(taken.kind, _NOT_TAKEN))


def message_of(comment: Comment) -> str:
    """Return what the writer of a comment that has arrived is told."""
    if comment.is_shown:
        return _("Đã gửi. Ý kiến của bạn đã hiện. Cảm ơn bạn.")
    return _("Đã gửi. Ý kiến hiện sau khi duyệt. Cảm ơn bạn.")


def _page(
    request: HttpRequest, page: PublicPage, parent: Comment | None, form: dict[str, Any], status: int = 200
) -> HttpResponse:
    name = _("Trả lời ý kiến") if parent else _("Ý kiến bạn đọc")
    context = {"title": f"{name}: {page.title}", "crumbs": crumbs_to(page, name), "section": "", "parent": parent}
    context |= {"done": _done(request, page), **_list_context(request, page), **form}
    template = "comments/answer.html" if parent else "comments/page.html"
    return render(request, template, context, status=status)


def _list_context(request: HttpRequest, page: PublicPage) -> dict[str, Any]:
    return {"page": page, "list": comment_list(page.pk, request.GET, device_of(request))}


def _form_context(
    request: HttpRequest, page: PublicPage, parent: Comment | None = None, taken: Answer | None = None
) -> dict[str, Any]:
    settings = site_settings()
    token = (taken.token if taken else "") or form_token(request, page.pk)
    where = reverse("answer_comment", args=[page.pk, parent.pk]) if parent else reverse("comments", args=[page.pk])
    return {
        "handling": handling_of(page, settings),
        "consent": settings.consent_text,
        "form": (taken.form if taken else None) or WritingForm(),
        "message": taken.message if taken else "",
        "token": token,
        "question": question_for(token).text,
        "action": where,
    }


def _done(request: HttpRequest, page: PublicPage) -> str:
    """Return what the list says of what was just sent."""
    try:
        what, pk = signing.loads(request.GET.get(DONE, ""), salt=_SALT, max_age=_DONE_SECONDS)
    except signing.BadSignature:
        return ""
    if what == "report":
        return _("Đã nhận lời báo của bạn. Người kiểm duyệt sẽ xem lại ý kiến ấy sớm.")
    if what == "removal":
        return _("Đã nhận yêu cầu gỡ. Ban biên tập trả lời trong 2 ngày làm việc, làm xong trong 15 ngày.")
    sent = Comment.objects.filter(pk=pk, page=page.pk).first()
    return message_of(sent) if sent else ""
