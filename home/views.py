"""The calendar of stories: a page for every day that is over, for today, and for every month."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core import dates
from home.days import Entry, Leaf, day_beside, entries_of, entry_of, next_month
from home.models import DayRecord
from stories.pages.filtered import Followed
from stories.pages.lists import Crumb
from stories.querysets import cards

_SECTION = "moi-ngay"


def day_archive(request: HttpRequest) -> HttpResponse:
    """Show the leaves of the latest month that has any."""
    month = dates.today().replace(day=1)
    entries = entries_of(month)
    latest = None if entries else day_beside(month, later=False)
    if latest:
        month = latest.replace(day=1)
        entries = entries_of(month)
    context = _page(_title(), reverse("days"), _("Mỗi ngày một tờ lịch, mỗi tờ lịch kể một chuyện hay."))
    context["crumbs"] = [Crumb(_title())]
    return _show_month(request, month, entries, context)


def day_month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """Show the leaves of a month; 404 when it has none."""
    first = _date(year, month, "1")
    entries = entries_of(first) if first <= dates.today() else []
    if not entries:
        raise Http404
    name = _month_name(first)
    context = _page(f"{_title()}, {name.lower()}", _month_url(first), _("Những chuyện đã kể trong %s.") % name.lower())
    context["crumbs"] = [Crumb(_title(), reverse("days")), Crumb(name)]
    return _show_month(request, first, entries, context)


def _show_month(
    request: HttpRequest, month: datetime.date, entries: list[Entry], context: dict[str, Any]
) -> HttpResponse:
    found, following = cards([entry.story_id for entry in entries]), next_month(month)
    is_past = following <= dates.today()
    context |= {
        "month_name": _month_name(month),
        "leaves": [entry.leaf(found) for entry in entries],
        "older": _month_link(day_beside(month, later=False)),
        "newer": _month_link(day_beside(following - datetime.timedelta(days=1), later=True)) if is_past else None,
    }
    return render(request, "pages/day_archive.html", context)


def day_page(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    """Show the leaf of a day; 410 when its story was taken away, 404 for days without a leaf and those to come."""
    date = _date(year, month, day)
    entry = entry_of(date) if date <= dates.today() else None
    if entry is None and not DayRecord.objects.filter(day=date, day__lte=dates.today()).exists():
        raise Http404
    leaf = entry.leaf(cards([entry.story_id], "lead", "card")) if entry else Leaf(date)
    story = leaf.story
    context = _page(leaf.title, leaf.url, story.lead if story else "")
    before, after = day_beside(date, later=False), day_beside(date, later=True)
    context |= {
        "leaf": leaf,
        "crumbs": [
            Crumb(_title(), reverse("days")),
            Crumb(_month_name(date), _month_url(date)),
            Crumb(f"{date:%d/%m/%Y}"),
        ],
        "before": Leaf(before) if before else None,
        "after": Leaf(after) if after else None,
    }
    return render(request, "pages/day.html", context, status=200 if story else 410)


def _title() -> str:
    return _("Mỗi ngày một chuyện")


def _page(title: str, path: str, description: str) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "canonical_path": path,
        "section": _SECTION,
        "listing": Followed(path=reverse("days"), name=_title()),
    }


def _date(year: str, month: str, day: str) -> datetime.date:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404 from error


def _month_name(month: datetime.date) -> str:
    return _("Tháng %(month)s năm %(year)s") % {"month": month.month, "year": month.year}


def _month_url(month: datetime.date) -> str:
    return reverse("day_month", args=[f"{month:%Y}", f"{month:%m}"])


def _month_link(day: datetime.date | None) -> tuple[str, str] | None:
    """Return name and address of the month of `day`."""
    return (_month_name(day), _month_url(day)) if day else None
