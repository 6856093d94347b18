"""What the room adds to the admin."""

from wagtail import hooks

from comments.admin.access import CommentsItem, comments_menu


@hooks.register("register_admin_menu_item")
def add_menu() -> CommentsItem:
    """Add the menu of comments; screens put their items into it by `access.MENU_HOOK`."""
    return comments_menu()
