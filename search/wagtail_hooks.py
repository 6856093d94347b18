"""What the room adds to the admin."""

from wagtail import hooks

from search.admin.group import SearchGroup


@hooks.register("register_admin_viewset")
def register_search() -> SearchGroup:
    """Add the menu of search."""
    return SearchGroup()
