"""What becomes of a comment that a reader sends: taken, or given back with the reason and every word of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from http.cookies import SimpleCookie

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from comments.forms import TOKEN, WritingForm
from comments.models import Comment
from comments.modes import Handling, handling_of, site_settings
from comments.questions import question_for
from comments.screening import Refusal
from comments.services.posting import Sender, Writing
from comments.services.sending import consent_hash, send, sent_before
from comments.views.common import COOKIE_PATH
from core.proof import is_proven
from core.public_pages import PublicPage
from core.readers import FormExpired, OpenedForm, address_hash, device_of, form_token, keep_device, opened_form

LEAST_SECONDS = 3


class Kind(StrEnum):
    """What became of it."""

    SENT = "sent"
    ERRORS = "errors"
    EXPIRED = "expired"
    UNPROVEN = "unproven"
    REFUSED = "refused"
    CLOSED = "closed"
    GONE = "gone"


@dataclass(frozen=True)
class Answer:
    """What the reader is told; `token` is that of the form as it is shown again."""

    kind: Kind
    message: str = ""
    token: str = ""
    form: WritingForm | None = None
    comment: Comment | None = None
    cookies: SimpleCookie = field(default_factory=SimpleCookie)


def receive(request: HttpRequest, page: PublicPage, parent: Comment | None) -> Answer:
    """Take a comment on `page`, an answer to `parent` if there is one."""
    form, token = WritingForm(request.POST), request.POST.get(TOKEN, "")
    handling = handling_of(page, settings := site_settings())
    if not handling.is_open:
        return Answer(Kind.CLOSED, handling.reason or _("Trang này không nhận thêm ý kiến."), form=form)
    try:
        opened = opened_form(request, token, page.pk)
    except FormExpired:
        message = _("Trang mở đã lâu nên chưa gửi được. Chữ bạn viết còn nguyên: xin bấm gửi lần nữa.")
        return Answer(Kind.EXPIRED, message, form_token(request, page.pk), form)
    if not form.is_valid():
        return _with_errors(form, token)
    return _judged(request, page, parent, form, opened, handling, consent_hash(settings.consent_text))


def parent_gone(request: HttpRequest, page: PublicPage) -> Answer:
    """Give back what was written in answer to a comment that is not, or no longer, shown."""
    message = _("Ý kiến bạn trả lời không còn hiện. Chữ bạn viết còn nguyên: bạn có thể gửi thành ý kiến riêng.")
    return Answer(Kind.GONE, message, form_token(request, page.pk), WritingForm(request.POST))


def _judged(
    request: HttpRequest,
    page: PublicPage,
    parent: Comment | None,
    form: WritingForm,
    opened: OpenedForm,
    handling: Handling,
    consent: str,
) -> Answer:
    token, kept = request.POST[TOKEN], HttpResponse()
    is_new = not device_of(request)
    written = form.cleaned_data
    writing = Writing(written["name"], written["text"], written["email"], parent.pk if parent else None)
    sender = Sender(keep_device(request, kept, COOKIE_PATH), address_hash(request))
    sent = sent_before(page, writing, sender, is_new=is_new)
    if sent:
        return Answer(Kind.SENT, token=form_token(request, page.pk), comment=sent, cookies=kept.cookies)
    if opened.age < LEAST_SECONDS:
        return Answer(Kind.REFUSED, _("Bạn gửi nhanh quá. Xin đợi vài giây rồi bấm gửi lần nữa."), token, form)
    proven = is_proven(written["proof"])
    if not proven and not question_for(token).is_answered_by(written["answer"]):
        return _unproven(form, token)
    sender = Sender(sender.device, sender.address, proven and not form.is_of_machine)
    taken = send(page, writing, sender, handling.mode, consent, is_new=is_new)
    if isinstance(taken, Refusal):
        return Answer(Kind.REFUSED, taken.message, token, form)
    return Answer(Kind.SENT, token=form_token(request, page.pk), comment=taken, cookies=kept.cookies)


def _unproven(form: WritingForm, token: str) -> Answer:
    if form.cleaned_data["answer"]:
        form.add_error("answer", _("Câu trả lời chưa đúng, xin thử lại."))
    else:
        form.add_error("answer", _("Xin trả lời câu hỏi này, để biết bạn không phải là máy."))
    return Answer(Kind.UNPROVEN, _summary(form), token, form)


def _with_errors(form: WritingForm, token: str) -> Answer:
    return Answer(Kind.ERRORS, _summary(form), token, form)


def _summary(form: WritingForm) -> str:
    words = _("Chưa gửi được: có %(number)d chỗ cần sửa. Chữ bạn viết còn nguyên.")
    return words % {"number": len(form.errors)}
