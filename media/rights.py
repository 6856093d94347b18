"""What one may do to pictures and files."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from media.models import Document, Image

_DELETE = "delete"


class LibraryPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy, but for deleting: stock, whoever may describe a picture may also delete it.

    Here that takes a right of its own, as the pages of others show what is in the library. What one has uploaded
    oneself one may change and delete.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether there may be something that `user` can do `action` to."""
        if action == _DELETE:
            return bool(self._check_perm(user, ["add", _DELETE]))
        return bool(super().user_has_permission(user, action))

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        """Say whether `user` may do one of `actions` to `instance`."""
        others = set(actions)
        if _DELETE in others:
            others.remove(_DELETE)
            rights = [_DELETE, "add"] if getattr(instance, self.owner_field_name) == user else [_DELETE]
            if self._check_perm(user, rights, collection=instance.collection):
                return True
        return bool(others) and bool(super().user_has_any_permission_for_instance(user, others, instance))


def register() -> None:
    """Put the policy in the place of Wagtail's, which registers its own for all classes below as well."""
    for model, stock in ((Image, "wagtailimages.Image"), (Document, "wagtaildocs.Document")):
        policy = LibraryPolicy(model, auth_model=stock, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)
