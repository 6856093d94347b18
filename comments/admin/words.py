"""What the screens say about moments and decisions."""

import datetime

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from comments.choices import Action
from comments.models import Decision
from core import dates

LATE = datetime.timedelta(hours=24)


def age_in_words(moment: datetime.datetime) -> str:
    """Return how long ago `moment` was: "3 giờ trước"; under a minute "vừa xong"."""
    if timezone.now() - moment < datetime.timedelta(minutes=1):
        return _("vừa xong")
    return _("%(time)s trước") % {"time": timesince(moment, depth=1)}


def is_late(moment: datetime.datetime) -> bool:
    """Say whether more than a day has passed since."""
    return timezone.now() - moment > LATE


def clock(moment: datetime.datetime) -> str:
    """Return "8:02" for a moment of today, "8:02 ngày 21/11/2026" for another."""
    here = dates.local(moment)
    time = f"{here.hour}:{here:%M}"
    return (
        time if here.date() == dates.today() else _("%(time)s ngày %(day)s") % {"time": time, "day": f"{here:%d/%m/%Y}"}
    )


def decided(decision: Decision) -> str:
    """Return who did what and when: "Lò Thị Mai đã duyệt lúc 8:02"."""
    values = {"who": decision.user_name or _("Hệ thống"), "when": clock(decision.made_at)}
    return _done_words().get(decision.action, _("%(who)s đã xử lý lúc %(when)s")) % values


def _done_words() -> dict[str, str]:
    return {
        Action.APPROVE: _("%(who)s đã duyệt lúc %(when)s"),
        Action.HIDE: _("%(who)s đã ẩn lúc %(when)s"),
        Action.UNDO: _("%(who)s đã hoàn tác lúc %(when)s"),
        Action.KEEP: _("%(who)s đã giữ nguyên lúc %(when)s"),
        Action.ERASE: _("%(who)s đã xóa theo yêu cầu lúc %(when)s"),
        Action.ANSWER: _("%(who)s đã trả lời chính thức lúc %(when)s"),
        Action.FORWARD: _("%(who)s đã chuyển đơn vị lúc %(when)s"),
    }
