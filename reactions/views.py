"""Thanks and scores below /cam-on/: a page with forms, and the same for the script of a story.

Nothing here is cached. A form is believed by its signed token (see `core.readers`), not by Django's, which would want
a cookie of everybody who looks.
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.public_pages import PublicPage, public_page
from core.readers import form_token
from reactions.choices import BEST_SCORE, Kind
from reactions.forms import SCORE, TAKE_BACK, THANK
from reactions.identity import device_on
from reactions.models import ReactionTally
from reactions.receiving import Outcome, receive
from reactions.services import given_by, tally_of
from reactions.site_settings import site_settings


@dataclass(frozen=True)
class Shown:
    """What a reader sees of a page's thanks and scores."""

    page: PublicPage
    taken: frozenset[Kind]
    tally: ReactionTally
    given: dict[str, int]
    token: str
    outcome: Outcome = field(default_factory=Outcome)

    def context(self) -> dict[str, Any]:
        """Return what the templates want."""
        return {
            "page": self.page,
            "action": reverse("reactions", args=[self.page.pk]),
            "takes_thanks": Kind.THANKS in self.taken,
            "takes_scores": Kind.SCORE in self.taken,
            "tally": self.tally,
            "has_thanked": Kind.THANKS in self.given,
            "score": self.given.get(Kind.SCORE, 0),
            "scores": range(1, BEST_SCORE + 1),
            "token": self.token,
        }


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reactions(request: HttpRequest, page: int) -> HttpResponse:
    """Show and take what readers give a page; 404 where nobody may see it, or it takes nothing.

    `?format=json`, or JSON that is sent: numbers, what this device gave, a token and the forms as HTML.
    """
    found = public_page(page)
    taken = site_settings().taken(is_about_person=found.is_about_person) if found else frozenset()
    if found is None or not taken:
        raise Http404
    if request.method != "POST":
        shown = _shown(request, found, taken, Outcome(_done(request)))
        return _as_json(shown) if request.GET.get("format") == "json" else _as_page(request, shown)
    outcome = receive(request, found.pk, taken)
    response = _answer(request, _shown(request, found, taken, outcome))
    response.cookies.update(outcome.cookies)
    return response


def _shown(request: HttpRequest, page: PublicPage, taken: frozenset[Kind], outcome: Outcome) -> Shown:
    given = given_by(page.pk, outcome.device or device_on(request, page.pk))
    return Shown(page, taken, tally_of(page.pk), given, form_token(request, page.pk), outcome)


def _done(request: HttpRequest) -> str:
    """Return what the page says after a form of its own was taken."""
    return {
        THANK: _("Đã gửi lời cảm ơn của bạn."),
        TAKE_BACK: _("Đã rút lại lời cảm ơn."),
        SCORE: _("Đã ghi nhận đánh giá của bạn."),
    }.get(request.GET.get("xong", ""), "")


def _answer(request: HttpRequest, shown: Shown) -> HttpResponse:
    if request.content_type == "application/json" or "application/json" in request.headers.get("Accept", ""):
        return _as_json(shown)
    if shown.outcome.status != 200:
        return _as_page(request, shown)
    address = reverse("reactions", args=[shown.page.pk])
    return HttpResponse(status=303, headers={"Location": f"{address}?xong={shown.outcome.act}"})


def _as_page(request: HttpRequest, shown: Shown) -> HttpResponse:
    title = _("Cảm ơn và đánh giá") if Kind.SCORE in shown.taken else _("Lời cảm ơn")
    context = shown.context() | {"title": title, "message": shown.outcome.message}
    return render(request, "reactions/page.html", context, status=shown.outcome.status)


def _as_json(shown: Shown) -> JsonResponse:
    tally, average = shown.tally, shown.tally.average
    takes_scores = Kind.SCORE in shown.taken
    found = {
        "thanks": tally.thanks if Kind.THANKS in shown.taken else None,
        "scores": tally.scores if takes_scores else None,
        "average": float(average) if takes_scores and average is not None else None,
        "given": {kind: value for kind, value in shown.given.items() if kind in shown.taken},
        "token": shown.token,
        "message": shown.outcome.message,
        "again": shown.outcome.again,
        "sheet": static("css/comments.css"),
        "html": render_to_string("components/thanks/thanks.html", shown.context()),
    }
    return JsonResponse(found, status=shown.outcome.status)
