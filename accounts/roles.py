"""The roles of the newsroom and what each may do.

Made by an idempotent command and not by a migration: permissions do not exist yet while migrations run.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

WRITER = "Cộng tác viên"
EDITOR = "Biên tập viên"
APPROVER = "Người duyệt"
MODERATOR = "Kiểm duyệt viên"
ADMINISTRATOR = "Quản trị"

# What one has added oneself one may change; anything else stands on pages that are public already.
_OWN_LIBRARY = ("add_image", "choose_image", "add_document", "choose_document")
_LIBRARY_APPS = ("wagtailimages", "wagtaildocs")
_LIBRARY = (*_OWN_LIBRARY, "change_image", "change_document")
_EDITING = (
    "stories.add_author",
    "stories.change_author",
    "stories.add_officialdocument",
    "stories.change_officialdocument",
    *(f"home.{action}_daychoice" for action in ("add", "change", "delete")),
    "lantoa_search.view_askedquery",
    # The right to the reports of visits.
    "visits.view_dayviews",
)
_CURATING = (
    *_EDITING,
    "stories.delete_author",
    "stories.delete_officialdocument",
    *(f"stories.{action}_{model}" for model in ("section", "stream", "tag") for action in ("add", "change", "delete")),
    *(f"lantoa_search.{action}_promotion" for action in ("add", "change", "delete")),
)
# Nobody deletes a comment by hand: it is hidden, erased on request, or its time is over.
_MODERATING = (
    "comments.view_comment",
    "comments.change_comment",
    "comments.view_decision",
    *(f"comments.{action}_datarequest" for action in ("view", "add", "change")),
)
_MANAGING = (
    *_CURATING,
    *_MODERATING,
    *(f"stories.{action}_field" for action in ("add", "change", "delete")),
    *(
        f"places.{action}_{model}"
        for model in ("place", "unit", "succession")
        for action in ("add", "change", "delete")
    ),
    *(f"accounts.{action}_user" for action in ("add", "change", "delete")),
    *(
        f"lantoa_search.{action}_{model}"
        for model in ("abbreviation", "synonymgroup")
        for action in ("add", "change", "delete")
    ),
    "comments.change_commentsettings",
    *(f"comments.{action}_{model}" for model in ("scopemode", "watchedword") for action in ("add", "change", "delete")),
    "core.change_organsettings",
    "places.change_placesettings",
    "reactions.change_reactionsettings",
    *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete")),
)


@dataclass(frozen=True)
class Role:
    """A role: its name, its rights over stories or over all pages, over the library and over single models."""

    name: str
    stories: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    library: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


ROLES = (
    Role(WRITER, stories=("add_page",), library=_OWN_LIBRARY),
    Role(EDITOR, stories=("add_page", "change_page"), library=_LIBRARY, models=_EDITING),
    Role(
        APPROVER,
        pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        library=_LIBRARY,
        models=_CURATING,
    ),
    Role(MODERATOR, models=_MODERATING),
    Role(
        ADMINISTRATOR,
        pages=("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
        library=(*_LIBRARY, "delete_image", "delete_document"),
        models=_MANAGING,
    ),
)


def is_administrator(user: Any) -> bool:
    """Say whether `user` looks after the whole site; asked for every item of a menu, looked up once a request."""
    if not hasattr(user, "_is_administrator"):
        user._is_administrator = bool(user.is_superuser or user.groups.filter(name=ADMINISTRATOR).exists())
    return bool(user._is_administrator)


@transaction.atomic
def sync_roles(top: Page, desks: Iterable[Page]) -> list[Group]:
    """Make the five groups and give them exactly their rights; return them.

    Args:
        top: The page that everything public stands below.
        desks: The pages that stories stand below, where writers and editors work.
    """
    desks = list(desks)
    return [_sync_role(role, top, desks) for role in ROLES]


def _sync_role(role: Role, top: Page, desks: list[Page]) -> Group:
    group, _made = Group.objects.get_or_create(name=role.name)
    group.permissions.set([_permission("wagtailadmin.access_admin"), *map(_permission, role.models)])
    wanted = {(top.pk, _page_permission(code).pk) for code in role.pages}
    wanted |= {(desk.pk, _page_permission(code).pk) for desk in desks for code in role.stories}
    for right in GroupPagePermission.objects.filter(group=group, page__in=[top, *desks]):
        if (right.page_id, right.permission_id) in wanted:
            wanted.remove((right.page_id, right.permission_id))
        else:
            right.delete()
    for page_id, permission_id in sorted(wanted):
        GroupPagePermission.objects.create(group=group, page_id=page_id, permission_id=permission_id)
    _sync_library(group, role.library)
    return group


def _page_permission(code: str) -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailcore", codename=code)


def _sync_library(group: Group, codes: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    # Those of Wagtail's own models, as its screen of groups has them: our models have no right to choose.
    wanted = list(Permission.objects.filter(content_type__app_label__in=_LIBRARY_APPS, codename__in=codes))
    GroupCollectionPermission.objects.filter(group=group, collection=root).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _permission(name: str) -> Permission:
    app, code = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=code)
