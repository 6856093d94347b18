"""Search and its suggestions, for people and for machines; kept by nobody on the way."""

from typing import TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core.text import clean_line
from core.views import takes_any_query
from search import engine
from search.counting import CountedResponse, is_reader
from search.pages.answers import Answer, answer, as_data
from search.pages.asking import FORMAT, LONGEST_QUERY, QUERY, Asked, read
from stories.filters import FIELD, PLACE
from stories.options import options_for
from stories.pages.lists import Crumb

_EXAMPLES = ("con mương", "lop hoc", "xã Nong Lay", "2590/KH-UBND")
_MOST_SUGGESTED = 8

R = TypeVar("R", bound=HttpResponse)


@takes_any_query
def search(request: HttpRequest) -> HttpResponse:
    """Show what is found, as a page or, for machines, as JSON."""
    asked = read(request.GET)
    if request.GET.get(FORMAT) == "json":
        return _for_machines(as_data(answer(asked, for_people=False)))
    found = answer(asked)
    page = render_to_string("pages/search.html", _context(asked, found), request)
    is_counted = found.is_for_words and asked.is_first and not asked.form.active and is_reader(request)
    if is_counted:
        return _unkept(CountedResponse(page, found.found.understood.text, found.found.total))
    return _unkept(HttpResponse(page))


@takes_any_query
def suggestions(request: HttpRequest) -> HttpResponse:
    """Say what may be meant by what was typed so far."""
    text = clean_line(request.GET.get(QUERY, ""))[:LONGEST_QUERY]
    found = engine.suggest(text, _MOST_SUGGESTED) if text else []
    return _for_machines([{"text": one.text, "url": one.url} for one in found])


def _context(asked: Asked, found: Answer) -> dict[str, object]:
    return {
        "title": found.title,
        "description": "",
        "crumbs": [Crumb(_("Tìm kiếm"))],
        "canonical_path": asked.url(page=asked.page),
        "section": "",
        "asked": asked,
        "answer": found,
        "examples": [(words, asked.url(text=words, filters="")) for words in _EXAMPLES],
        "fields": options_for("").of(FIELD),
        "places": options_for("").of(PLACE),
    }


def _for_machines(data: object) -> HttpResponse:
    response = JsonResponse(data, safe=False, json_dumps_params={"ensure_ascii": False})
    response.headers["X-Robots-Tag"] = "noindex"
    return _unkept(response)


def _unkept(response: R) -> R:
    """Return the answer, not to be stored: what people search is theirs alone."""
    response.headers["Cache-Control"] = "no-store"
    return response
