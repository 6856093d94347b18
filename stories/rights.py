"""What nobody may do to the pages that hold the tree together, whatever their role."""

from wagtail.models import PagePermissionTester


class FixedPageRights(PagePermissionTester):
    """Rights over index pages and shelves: they stay where they are, and nobody sorts thousands of stories by hand."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never: everything below would go too."""
        return False

    def can_move(self) -> bool:
        """Never."""
        return False

    def can_copy(self) -> bool:
        """Never."""
        return False

    def can_unpublish(self) -> bool:
        """Never."""
        return False

    def can_reorder_children(self) -> bool:
        """Never: the order of the tree is shown nowhere, and with many children sorting takes a minute."""
        return False


class ShelfRights(FixedPageRights):
    """Rights over shelves: stories come onto them, nothing else happens to them."""

    def can_edit(self) -> bool:
        """Never: a shelf has nothing to edit."""
        return False

    def can_publish(self) -> bool:
        """Never: a shelf has no page of its own."""
        return False
