"""Which stories a user may know by their title: public ones, and those the user works on."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from stories.models import Listing, Story

_ACTIONS = {"change", "publish"}


def seen_pages(user: Any) -> QuerySet[Story]:
    """Return the stories whose titles `user` may see."""
    own = PagePermissionPolicy().instances_user_has_any_permission_for(user, _ACTIONS)
    return Story.objects.filter(Q(pk__in=Listing.objects.values("pk")) | Q(pk__in=own.order_by().values("pk")))


def hidden_titles(pages: Collection[int], user: Any) -> dict[int, str]:
    """Return the titles of those of the pages, none of them public, that `user` works on."""
    if not pages:
        return {}
    own = PagePermissionPolicy().instances_user_has_any_permission_for(user, _ACTIONS)
    return dict(Page.objects.filter(pk__in=own.filter(pk__in=pages).order_by().values("pk")).values_list("pk", "title"))
