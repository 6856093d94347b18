"""Who may moderate, and the menu that leads there."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from comments.admin.counts import waiting_number

# Screens of comments put their item here: `hooks.register(MENU_HOOK)` with what returns a MenuItem.
MENU_HOOK = "register_comments_menu_item"


def may_moderate(user: Any) -> bool:
    """Say whether `user` decides on comments."""
    return bool(user.has_perm("comments.change_comment"))


class ModeratorItem(MenuItem):
    """Leads moderators to one of their screens."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user moderates."""
        return may_moderate(request.user)


class WaitingItem(ModeratorItem):
    """The queue, with how many wait."""

    def render_component(self, request: HttpRequest) -> Any:
        """Return the item; it is kept between requests, the number is not."""
        return _with_number(super().render_component(request), request)


class CommentsItem(SubmenuMenuItem):
    """The menu of comments, with how many wait."""

    def render_component(self, request: HttpRequest) -> Any:
        """Return the menu."""
        return _with_number(super().render_component(request), request)


def comments_menu() -> CommentsItem:
    """Return the menu that the screens of comments stand in."""
    return CommentsItem(
        _("Ý kiến bạn đọc"), Menu(register_hook_name=MENU_HOOK), name="comments", icon_name="comment", order=140
    )


def _with_number(component: Any, request: Any) -> Any:
    # Asked for by the menu and by its item, counted once a request.
    if not hasattr(request, "_comments_waiting"):
        request._comments_waiting = waiting_number() if may_moderate(request.user) else 0
    number = request._comments_waiting
    component.attrs = {**component.attrs, **({"data-waiting": str(number)} if number else {})}
    return component
