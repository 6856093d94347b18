"""Rules of the user screens."""

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.admin.auth import permission_denied

from accounts.models import User


@hooks.register("before_edit_user")
def guard_superusers(request: HttpRequest, user: User) -> HttpResponse | None:
    """Keep the accounts that may do everything from those that may not: a new password would be a way in."""
    may_edit = not user.is_superuser or request.user.is_superuser
    return None if may_edit else permission_denied(request)
