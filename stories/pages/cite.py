"""How a story is cited: one line with author, title, site, dates and an address that never changes."""

import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dates
from core.models import OrganSettings
from core.templatetags.shell import day
from stories.pages.parts import Part


def citation(story: Any, context: dict[str, Any], organ: OrganSettings) -> str:
    """Return the line that names `story` as a source; what is not known is left out, never made up."""
    published = f"{_publisher(organ)}, {_dates(story, context['changed'])}"
    parts = [_writers(story, context["authors"]), f"“{story.title}”", published, _origin(story)]
    today = day(dates.local(timezone.now()).date())
    accessed = _("%(address)s (truy cập ngày %(day)s)") % {"address": context["tools"].short, "day": today}
    return _("Nguồn: %s") % ". ".join(part.rstrip(".") for part in (*parts, accessed) if part) + "."


def _writers(story: Any, authors: list[Part]) -> str:
    if authors:
        return "; ".join(f"{author.a} ({author.b})" if author.b else author.a for author in authors)
    return story.unit.name if story.unit else ""


def _publisher(organ: OrganSettings) -> str:
    name = settings.WAGTAIL_SITE_NAME
    return f"{name}, {organ.organ}" if organ.organ else name


def _dates(story: Any, changed: datetime.datetime | None) -> str:
    shown = day(story.shown_date) or _("không rõ ngày đăng")
    return _("%(day)s, cập nhật %(changed)s") % {"day": shown, "changed": day(changed)} if changed else shown


def _origin(story: Any) -> str:
    named = ", ".join(part for part in (story.source_name or story.source_url, day(story.source_date)) if part)
    return _("Đăng lần đầu: %s") % named if named else ""
