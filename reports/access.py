"""Who may read the reports, and the menu that leads there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

RIGHT = "visits.view_dayviews"


def may_read(user: Any) -> bool:
    """Say whether `user` may see how the site is read."""
    return bool(user.has_perm(RIGHT))


class ReaderMixin:
    """A view for those who may see how the site is read."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let them in."""
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ReportsItem(MenuItem):
    """Leads to the reports those who may read them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user may."""
        return may_read(request.user)
