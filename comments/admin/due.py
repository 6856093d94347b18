"""What a request's days say to whoever handles it."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.models import DataRequest
from core.dates import today


def next_due(request: DataRequest) -> datetime.date:
    """Return the day by which the next step has to be done."""
    return request.answer_due if request.state == DataRequest.State.RECEIVED else request.done_due


def is_overdue(request: DataRequest) -> bool:
    """Say whether that day is over."""
    return next_due(request) < today()


def due_words(request: DataRequest) -> str:
    """Return the next step, its day and how long it is till then."""
    day = next_due(request)
    return _("%(step)s %(day)s: %(left)s") % {
        "step": _("Trả lời chậm nhất") if request.state == DataRequest.State.RECEIVED else _("Xong chậm nhất"),
        "day": f"{day:%d/%m/%Y}",
        "left": _left((day - today()).days),
    }


def _left(days: int) -> str:
    if days == 0:
        return _("hôm nay là hạn cuối")
    if days < 0:
        return ngettext("quá hạn %(days)s ngày", "quá hạn %(days)s ngày", -days) % {"days": -days}
    return ngettext("còn %(days)s ngày", "còn %(days)s ngày", days) % {"days": days}
