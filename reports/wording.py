"""Numbers and days in the words of a report."""

from django.utils.translation import gettext as _

from core.templatetags.shell import number
from reports.spans import Span, is_whole_month

# Fewer per cent than this would be rounded to none.
_LEAST = 0.05


def span_words(span: Span) -> str:
    """Return "22/11/2026", "01/11–22/11/2026" or "23/11/2025–22/11/2026"."""
    if span.days == 1:
        return f"{span.last:%d/%m/%Y}"
    first = f"{span.first:%d/%m}" if span.first.year == span.last.year else f"{span.first:%d/%m/%Y}"
    return f"{first}–{span.last:%d/%m/%Y}"


def month_words(span: Span) -> str:
    """Return "11/2026", or "01–22/11/2026" for a part of a month."""
    if is_whole_month(span):
        return f"{span.last:%m/%Y}"
    return f"{span.first:%d}–{span.last:%d/%m/%Y}" if span.days > 1 else f"{span.last:%d/%m/%Y}"


def change_words(now: int, before: int) -> str:
    """Return "+12 %", "−3,5 %", "không đổi", "mới có" where there was nothing before, "" where there is nothing."""
    if before == 0:
        return _("mới có") if now else ""
    if now == before:
        return _("không đổi")
    percent = (now - before) * 100 / before
    if abs(percent) < _LEAST:
        return _("gần như không đổi")
    sign = "+" if percent > 0 else "−"
    return f"{sign}{_amount(abs(percent))} %"


def share_words(part: int, whole: int) -> str:
    """Return "43 %", "0,4 %"; "" of nothing."""
    return f"{_amount(part * 100 / whole)} %" if whole else ""


def _amount(percent: float) -> str:
    """Return so many per cent: with one digit behind the comma below ten, and never 0 for something."""
    if percent >= 9.95:
        return number(round(percent))
    if 0 < percent < _LEAST:
        return "<0,1"
    return f"{percent:.1f}".rstrip("0").rstrip(".").replace(".", ",")
