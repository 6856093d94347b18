"""Takes what a reader sends, and says what became of it."""

from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.limits import count
from core.proof import is_proven
from core.readers import FormExpired, address_hash, device_of, is_from_here, opened_form
from reactions.choices import Kind
from reactions.forms import SCORE, TAKE_BACK, sent_form
from reactions.identity import reader_of
from reactions.services import AddressIsFull, NeedsProof, Refused, give, take_back

# So many from one address in so many seconds, of all pages: whoever presses by hand stays far below, in an office too.
_MOST, _SECONDS = 300, 600


@dataclass(frozen=True)
class Outcome:
    """What became of what was sent: words for the reader, a status of HTTP, and what was done.

    `again`: a script sends it once more, with the cookie that comes with this answer, a new token, or a proof.
    """

    message: str = ""
    status: int = 200
    act: str = ""
    again: bool = False
    device: str = ""
    cookies: SimpleCookie = field(default_factory=SimpleCookie)


def receive(request: HttpRequest, page: int, taken: frozenset[Kind]) -> Outcome:
    """Store what was sent to `page`, which takes `taken`, unless it is none of ours, too much, or too late."""
    if not is_from_here(request):
        return Outcome(_("Lượt gửi này không đến từ trang này nên không được ghi nhận."), 403)
    if count(f"reactions:sent:{address_hash(request, 'reactions')}", _SECONDS) > _MOST:
        return Outcome(_("Đang có quá nhiều lượt gửi từ mạng bạn đang dùng. Mời bạn gửi lại sau ít phút."), 429)
    try:
        form = sent_form(request)
    except BadRequest:
        return Outcome(_("Không đọc được lượt gửi này."), 400)
    if not form.is_valid():
        words = form.errors.get("diem") or [_("Không đọc được lượt gửi này.")]
        return Outcome(str(words[0]), 400)
    try:
        opened_form(request, form.cleaned_data["phieu"], page)
    except FormExpired:
        return Outcome(_("Trang này mở đã lâu nên chưa ghi nhận được. Mời bạn gửi lại lần nữa."), 403, again=True)
    return _take(request, page, taken, form.cleaned_data)


def _take(request: HttpRequest, page: int, taken: frozenset[Kind], sent: dict[str, Any]) -> Outcome:
    kind = Kind.SCORE if sent["viec"] == SCORE else Kind.THANKS
    if kind not in taken:
        return Outcome(
            _("Bài này không nhận đánh giá.") if kind == Kind.SCORE else _("Bài này không nhận lời cảm ơn."), 403
        )
    carrier = HttpResponse()
    is_known = bool(device_of(request))
    reader = reader_of(request, carrier, page, has_worked=is_known and is_proven(sent["proof"]))
    if sent["proof"] and not is_known and not sent["lai"]:
        # The proof is good once: it waits until it comes together with the cookie.
        return Outcome(again=True, cookies=carrier.cookies)
    try:
        if sent["viec"] == TAKE_BACK:
            take_back(page, kind, reader)
        else:
            give(page, kind, sent["diem"] if kind == Kind.SCORE else 1, reader)
    except Refused as refusal:
        return _refused(refusal, has_proof=bool(sent["proof"]), cookies=carrier.cookies)
    return Outcome(act=sent["viec"], device=reader.device, cookies=carrier.cookies)


def _refused(refusal: Refused, *, has_proof: bool, cookies: SimpleCookie) -> Outcome:
    if isinstance(refusal, NeedsProof):
        words = _(
            "Hôm nay, từ mạng bạn đang dùng đã có người gửi cho bài này. Bạn mở bài bằng trình duyệt có JavaScript và "
            "cho phép cookie thì gửi được ngay; nếu không, mời bạn gửi lại vào ngày mai."
        )
        return Outcome(words, 429, again=not has_proof, cookies=cookies)
    if isinstance(refusal, AddressIsFull):
        words = _("Hôm nay, từ mạng bạn đang dùng đã có quá nhiều lượt cho bài này. Mời bạn gửi lại vào ngày mai.")
        return Outcome(words, 429, cookies=cookies)
    return Outcome(_("Bài này vừa được gỡ nên không nhận thêm."), 410)
