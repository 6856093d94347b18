"""What happens by itself when a picture is stored."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from media import renditions
from media.models import Image

# A save of other fields alone changes no rendition.
_LOOKS = frozenset({"file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"})


def connect() -> None:
    """Attach the receivers."""
    post_save.connect(make_renditions, sender=Image, dispatch_uid="media.make_renditions")


def make_renditions(
    instance: Image, raw: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Make the renditions once the picture is surely stored."""
    if raw or (update_fields is not None and not _LOOKS & set(update_fields)):
        return
    transaction.on_commit(partial(renditions.make_all, instance.pk), robust=True)
