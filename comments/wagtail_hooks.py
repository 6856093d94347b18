"""What the room adds to the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from comments.admin import data_hooks, deciding, queue, watched  # noqa: F401
from comments.admin.access import MENU_HOOK, CommentsItem, ModeratorItem, WaitingItem, comments_menu
from comments.admin.answering import AnswerView, PassOnView
from comments.admin.everything import AllView, OneView


@hooks.register("register_admin_menu_item")
def add_menu() -> CommentsItem:
    """Add the menu of comments; screens put their items into it by `access.MENU_HOOK`."""
    return comments_menu()


@hooks.register("register_admin_urls")
def register_moderating() -> list[URLPattern]:
    """Add the queue, all comments, and what is done with one; Wagtail lets only staff in."""
    return [
        path("y-kien/", queue.QueueView.as_view(), name=queue.URL_NAME),
        path("y-kien/quyet-dinh/", deciding.DecideView.as_view(), name=deciding.URL_NAME),
        path("y-kien/tat-ca/", AllView.as_view(), name="comments_all"),
        path("y-kien/<int:comment>/", OneView.as_view(), name="comments_one"),
        path("y-kien/<int:comment>/tra-loi/", AnswerView.as_view(), name="comments_answer"),
        path("y-kien/<int:comment>/chuyen/", PassOnView.as_view(), name="comments_pass_on"),
    ]


@hooks.register(MENU_HOOK)
def add_queue() -> MenuItem:
    """Lead moderators to what waits."""
    return WaitingItem(_("Chờ duyệt"), reverse(queue.URL_NAME), name="comments-queue", icon_name="check", order=10)


@hooks.register(MENU_HOOK)
def add_all() -> MenuItem:
    """Lead moderators to all comments."""
    return ModeratorItem(
        _("Tất cả ý kiến"), reverse("comments_all"), name="comments-all", icon_name="list-ul", order=20
    )
