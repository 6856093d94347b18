"""How stories stand in lists: place, date and state."""

import datetime
import re
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core import dates
from core.templatetags.shell import day, short_day
from core.text import fold
from places.models import Place
from places.names import words
from stories.choices import Kind, Stage
from stories.models import Listing

register = template.Library()
_PROVINCE = re.compile(r"\btỉnh\b", re.I)


@register.filter
def place_line(story: Listing) -> str:
    """Return where the story happened, as it was written, with the province of today behind it."""
    own = story.place_as_written or (story.place.full_name if story.place else "")
    province = story.province_now
    # Whole words: "xã Sơn Lâm" does not name Sơn La.
    if province is None or f" {' '.join(words(province.name))} " in f" {' '.join(words(own))} ":
        return own
    if _PROVINCE.search(own):
        # A province that is no more does not lie in the one of today: it became a part of it.
        return _("%(then)s (nay thuộc %(now)s)") % {"then": own, "now": province.full_name}
    return f"{own}, {province.name}" if own else province.name


@register.filter
def place_line_in(story: Listing, commune: Place) -> str:
    """Return where the story happened for the page of a commune: what it was called then, if that is no more."""
    then = story.place
    if then is None or then.pk == commune.pk or not then.is_past or then.level != commune.level:
        return place_line(story)
    return _("khi ấy là %s") % then.full_name


@register.simple_tag
def card_date(story: Listing) -> SafeString | str:
    """Return the date of a card: without the year in this year, or words that say it is not known."""
    if not story.date_known:
        return _("Chưa rõ ngày")
    published = dates.local(story.sort_date).date()
    return format_html('<time datetime="{}">{}</time>', published.isoformat(), short_day(published))


@register.filter
def period(story: Any) -> str:
    """Return the time of a campaign or document: "2/1/2026 – 31/12/2026", "từ …", "đến …"."""
    begin, end = story.period_from, story.period_to
    if begin and end:
        return f"{day(begin)} – {day(end)}"
    if begin:
        return _("từ %s") % day(begin)
    return _("đến %s") % day(end) if end else ""


@register.filter
def state_label(story: Any) -> str:
    """Return the state of an exemplar or a campaign in words, "" where there is none."""
    if story.kind == Kind.CAMPAIGN:
        return period_state(story.period_from, story.period_to)
    stage = getattr(story, "stage", "")
    return str(Stage(stage).label) if stage else ""


def period_state(begin: datetime.date | None, end: datetime.date | None) -> str:
    """Return whether a period lies ahead, runs or is over; "" when nothing is known of it."""
    today = dates.local(timezone.now()).date()
    if begin and today < begin:
        return _("Sắp bắt đầu")
    if end and end < today:
        return _("Đã kết thúc")
    return _("Đang diễn ra") if begin or end else ""


@register.filter
def document_title(document: Any) -> str:
    """Return kind and subject of an official document, the kind once."""
    kind = document.get_kind_display()
    if fold(document.subject).startswith(fold(kind)):
        return str(document.subject)
    return f"{kind}: {document.subject}"
