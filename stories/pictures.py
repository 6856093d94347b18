"""The picture of a story for machines: one that is ready, for nothing is drawn while a machine waits."""

from media.models import Image, Rendition
from media.renditions import NIGHT

PRESETS = ("lead", "card")


def widest(image: Image | None) -> Rendition | None:
    """Return the widest rendition that was fetched with `image`, by day; none for none."""
    known: list[Rendition] = getattr(image, "prefetched_renditions", [])
    return max(
        (rendition for rendition in known if NIGHT not in rendition.filter_spec),
        key=lambda rendition: rendition.width,
        default=None,
    )
