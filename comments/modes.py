"""Who may comment on a page now: by the page's own setting, its section's, its kind's, or the site's."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from comments.choices import Mode
from comments.models import CommentSettings, ScopeMode
from core.public_pages import PublicPage


@dataclass(frozen=True)
class Handling:
    """How comments on a page are handled now; `reason` says to readers why it is closed."""

    mode: Mode
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether readers may write."""
        return self.mode != Mode.CLOSED


def site_settings() -> CommentSettings:
    """Return the settings of the site (one a deployment)."""
    site = Site.objects.filter(is_default_site=True).first()
    return CommentSettings.for_site(site) if site else CommentSettings()


def handling_of(page: PublicPage, settings: CommentSettings | None = None) -> Handling:
    """Return how comments on `page` are handled: the nearest setting holds; a closed site closes all."""
    settings = settings or site_settings()
    if settings.mode == Mode.CLOSED:
        return Handling(Mode.CLOSED, settings.closed_reason)
    found = {row.scope: row for row in ScopeMode.objects.filter(scope__in=page.scopes)}
    nearest = next((found[scope] for scope in page.scopes if scope in found), None)
    if nearest is not None and nearest.mode == Mode.CLOSED:
        return Handling(Mode.CLOSED, nearest.reason or settings.closed_reason)
    # A page that an editor opened by itself stays open.
    is_own = nearest is not None and nearest.scope == page.scopes[0]
    if not is_own and is_over(page, settings):
        return Handling(Mode.CLOSED, _("Bài đăng đã lâu nên không nhận thêm ý kiến."))
    return Handling(Mode(nearest.mode if nearest else settings.mode))


def is_over(page: PublicPage, settings: CommentSettings) -> bool:
    """Say whether the page is too old for new comments."""
    days = settings.close_after_days
    return bool(days) and timezone.now() - page.published > datetime.timedelta(days=days)
