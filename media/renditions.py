"""The sizes in which pictures are shown, and how they are got without a query a picture."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from media.models import Image, Rendition

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Preset:
    """One way to show a picture: its widths, and how wide it stands on the page."""

    specs: tuple[str, ...]
    sizes: str


PRESETS = {
    # 3:2, as the frame of a card.
    "card": Preset(
        ("fill-400x267|format-webp", "fill-800x533|format-webp"),
        "(min-width: 62em) 24rem, (min-width: 40em) 46vw, 94vw",
    ),
    # 5:3, the first picture of a page.
    "lead": Preset(("fill-960x576|format-webp", "fill-1600x960|format-webp"), "(min-width: 62em) 52rem, 100vw"),
    # Uncut, in the column of the text.
    "body": Preset(
        ("width-640|format-webp", "width-960|format-webp", "width-1280|format-webp"),
        "(min-width: 48em) 44rem, 100vw",
    ),
    # What other sites show for a link; not all of them read WebP.
    "share": Preset(("fill-1200x630|format-jpeg",), "1200px"),
}
SPECS = tuple(dict.fromkeys(spec for preset in PRESETS.values() for spec in preset.specs))


def with_renditions(queryset: QuerySet[Image], *presets: str) -> QuerySet[Image]:
    """Let the queryset bring the renditions of `presets` (of all, if none is named) in one more query."""
    return queryset.prefetch_renditions(*_specs(presets))  # type: ignore[attr-defined]


def prefetch(images: Iterable[Image | None], *presets: str) -> None:
    """Bring the renditions of `presets` (of all, if none is named) for all of `images` in one query."""
    raster = [image for image in images if image is not None and not image.is_svg()]
    if not raster:
        return
    found: dict[Any, list[Rendition]] = defaultdict(list)
    wanted = {image.pk for image in raster}
    for rendition in Rendition.objects.filter(image__in=wanted, filter_spec__in=_specs(presets)):
        found[rendition.image_id].append(rendition)
    for image in raster:
        known = {rendition.pk: rendition for rendition in getattr(image, "prefetched_renditions", ())}
        known.update((rendition.pk, rendition) for rendition in found[image.pk])
        image.prefetched_renditions = list(known.values())


def of(image: Image, preset: str) -> list[Rendition]:
    """Return the renditions of a photo from narrow to wide, made now if need be; a small photo has fewer."""
    specs = PRESETS[preset].specs
    known = getattr(image, "prefetched_renditions", None)
    if known is not None and not set(specs) <= {rendition.filter_spec for rendition in known}:
        # Wagtail would take the sizes of another preset for all there are, and draw these again.
        prefetch([image], preset)
    by_width = {rendition.width: rendition for rendition in image.get_renditions(*specs).values()}
    return [by_width[width] for width in sorted(by_width)]


def make_all(image_id: int) -> None:
    """Make every rendition that the site shows, so that no reader waits for it; a failure is only logged."""
    image = Image.objects.filter(pk=image_id).first()
    if image is None or image.is_svg():
        return
    try:
        image.get_renditions(*SPECS)
    except Exception:
        logger.exception("No renditions for image %s (%s)", image_id, image.file.name)


def _specs(presets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(spec for name in presets for spec in PRESETS[name].specs) or SPECS
