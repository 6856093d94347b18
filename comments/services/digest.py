"""The letter that tells moderators what waits: numbers alone, nothing that a reader wrote."""

import datetime

from django.conf import settings as site
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.admin.counts import REPORTED, oldest_waiting, tab_counts, waiting_number
from comments.choices import Group
from comments.models import CommentSettings
from comments.modes import site_settings
from comments.services.mailing import send
from comments.services.requests import open_requests, overdue

# After the mail server was away.
_TRY_AGAIN = datetime.timedelta(hours=1)


def send_due() -> bool:
    """Send the letter if it is time and something waits; say whether it went out.

    Of several processes one takes the turn. When no mail goes out, the next turn comes in an hour.
    """
    settings = site_settings()
    addresses, pause = settings.digest_addresses, datetime.timedelta(hours=settings.digest_hours)
    now, before = timezone.now(), settings.digest_sent_at
    if not addresses or (before and now - before < pause) or not (waiting_number() or open_requests().exists()):
        return False
    if not _take_turn(settings, now):
        return False
    if send(subject(), words(), addresses):
        return True
    CommentSettings.objects.filter(pk=settings.pk, digest_sent_at=now).update(digest_sent_at=now - pause + _TRY_AGAIN)
    return False


def subject() -> str:
    """Return how much there is to do."""
    number = waiting_number() + open_requests().count()
    return ngettext("Lan Tỏa: %(number)s việc chờ kiểm duyệt", "Lan Tỏa: %(number)s việc chờ kiểm duyệt", number) % {
        "number": number
    }


def words() -> str:
    """Return the letter."""
    labels = {REPORTED: _("Bị báo cáo"), **dict(Group.choices)}
    lines = [f"{labels[tab]}: {number}" for tab, number in tab_counts().items() if number]
    oldest = oldest_waiting()
    if oldest:
        lines.append(_("Chờ lâu nhất: %(time)s.") % {"time": timesince(oldest, depth=1)})
    if number := open_requests().count():
        values = {"number": number, "late": overdue().count()}
        lines.append(_("Yêu cầu về dữ liệu phải làm: %(number)s, quá hạn: %(late)s.") % values)
    lines += ["", site.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("comments_queue")]
    return "\n".join(lines)


def _take_turn(settings: CommentSettings, now: datetime.datetime) -> bool:
    """Note that the letter goes out now, unless another process has noted it since."""
    rows = CommentSettings.objects.filter(pk=settings.pk, digest_sent_at=settings.digest_sent_at)
    return bool(rows.update(digest_sent_at=now))
