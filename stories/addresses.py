"""Keeps old addresses working: one redirect for every address that a public page once had, to wherever it is now.

Wagtail's own automatic redirects follow the tree, which our addresses do not; they are switched off.
"""

from typing import Any

from django.db.models import Q
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed


@receiver(page_slug_changed)
def address_changed(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """Lead the old address to the page, and drop what led away from its new one.

    Sent once the change is stored, whether by a form, a published revision or an import. A page nobody could read yet
    had no address to keep.
    """
    before, after = _address(instance_before), _address(instance)
    if before is None or after is None or before == after or instance_before.first_published_at is None:
        return
    site_id, old_path = before
    Redirect.objects.update_or_create(
        old_path=old_path,
        site_id=site_id,
        defaults={"redirect_page": instance, "redirect_link": "", "automatically_created": True},
    )
    if instance.live:
        forget_redirects(instance)


@receiver(page_published)
def address_taken(instance: Page, **kwargs: Any) -> None:
    """Drop redirects from an address at which there is a page again."""
    forget_redirects(instance)


def forget_redirects(page: Page) -> None:
    """Drop what leads away from the address of `page`."""
    address = _address(page)
    if address is not None:
        site_id, path = address
        Redirect.objects.filter(Q(site=None) | Q(site_id=site_id), old_path=path).delete()


def _address(page: Page) -> tuple[int, str] | None:
    """Return site and normal form of the address, None for a page without one."""
    parts = page.get_url_parts()
    if not parts or not parts[2]:
        return None
    return parts[0], Redirect.normalise_path(parts[2])
