"""Keeps the newsroom calm: requests that nobody's form sends, and two people who save in the same instant."""

import logging
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDictKeyError

from core import views

logger = logging.getLogger(__name__)

# Raised while something that was sent is looked up, whoever asks.
NOT_THERE = (ObjectDoesNotExist, InvalidPage)
UNREADABLE = (MultiValueDictKeyError, OverflowError, DataError)
# Wagtail's own views take what a form sends on trust; with our code in between, these are our faults and stay so.
CARELESS = (AttributeError, KeyError, TypeError, ValueError)
# Between the check of a form and the save, somebody has saved what must not be there twice.
TAKEN = (IntegrityError, ValidationError)


class NewsroomMiddleware:
    """Stands last, next to the views of `ADMIN_PATH`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Refuse, before anything is done, what Wagtail would fail on after the work.

        Raises:
            BadRequest: the address to go on to is none.
            Http404: Wagtail's view that does nothing but fail.
        """
        if not _is_newsroom(request):
            return
        if request.resolver_match and request.resolver_match.url_name == "wagtailadmin_error_test":
            raise Http404
        following = request.POST.get("next") or request.GET.get("next") or "/"
        if "/" not in following:
            raise BadRequest("“next” is no address")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer 400 or 404 to what could not be read, and do once more what somebody else came before."""
        if not _is_newsroom(request) or not (request.GET or request.method == "POST"):
            return None
        if isinstance(error, TAKEN) and request.method == "POST":
            return _once_more(request, error)
        if isinstance(error, NOT_THERE):
            return _refuse(views.page_not_found, request, error)
        if isinstance(error, UNREADABLE) or (isinstance(error, CARELESS) and not _is_ours(error.__traceback__)):
            return _refuse(views.bad_request, request, error)
        return None


def _once_more(request: HttpRequest, error: Exception) -> HttpResponse:
    """Call the view again: its form now sees what the other has saved, and says so beside what was typed."""
    logger.warning("somebody else came before: %s", request.path, exc_info=error)
    match = request.resolver_match
    if match and not request.FILES:
        try:
            return match.func(request, *match.args, **match.kwargs)
        except TAKEN:
            logger.exception("saving failed twice: %s", request.path)
    return render(request, "409.html", status=409)


def _refuse(answer: Callable[..., HttpResponse], request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer calmly; the log has the whole story, in case the fault is ours."""
    logger.error("cannot be read: %s %s", request.method, request.path, exc_info=error)
    return answer(request, error)


def _is_newsroom(request: HttpRequest) -> bool:
    return request.path.startswith(settings.ADMIN_PATH)


def _is_ours(trace: TracebackType | None) -> bool:
    """Say whether code of our rooms had a part in it."""
    while trace is not None:
        place = Path(trace.tb_frame.f_code.co_filename)
        if place.is_relative_to(settings.BASE_DIR) and "site-packages" not in place.parts:
            return True
        trace = trace.tb_next
    return False
