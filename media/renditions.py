"""The sizes in which pictures are shown, and how they are got without a query a picture."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db.models import QuerySet

from media.models import Image, Rendition

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Preset:
    """One way to show a picture: its widths, and how wide it stands on the page.

    A drawing is shown as it is unless the preset names widths for drawings; in these it comes by day and by night.
    """

    specs: tuple[str, ...]
    sizes: str
    drawn: tuple[str, ...] = ()

    def specs_of(self, image: Image, *, night: bool = False) -> tuple[str, ...]:
        """Return the specs of the renditions in which `image` is shown; none for a drawing that is shown as it is."""
        if not image.is_svg():
            return self.specs
        return tuple(f"{spec}{NIGHT}" for spec in self.drawn) if night else self.drawn

    @property
    def all_specs(self) -> tuple[str, ...]:
        """Return the specs of photos and of drawings in both schemes."""
        return (*self.specs, *self.drawn, *(f"{spec}{NIGHT}" for spec in self.drawn))


NIGHT = "|night"
_LARGE = ("fill-400x267|format-webp", "fill-800x533|format-webp")
_SMALL = ("fill-200x133|format-webp", *_LARGE)
_SMALL_DRAWN = ("width-180|format-webp|webpquality-45", "width-360|format-webp|webpquality-45")
PRESETS = {
    # 3:2, as the frame of a card; then the other styles of cards, which show the same renditions elsewhere.
    "card": Preset(_SMALL, "(min-width: 62em) 17rem, (min-width: 40em) 46vw, 94vw", _SMALL_DRAWN),
    "item": Preset(_SMALL, "(min-width: 40em) 13rem, 94vw", _SMALL_DRAWN),
    "row": Preset(_SMALL, "(min-width: 62em) 9rem, 34vw", _SMALL_DRAWN),
    "big": Preset(_LARGE, "(min-width: 62em) 40rem, 94vw"),
    # 5:3, the first picture of a page.
    "lead": Preset(
        ("fill-640x384|format-webp", "fill-960x576|format-webp", "fill-1280x768|format-webp"),
        "(min-width: 62em) 52rem, 100vw",
    ),
    # Uncut, in the column of the text.
    "body": Preset(
        ("width-640|format-webp", "width-960|format-webp", "width-1280|format-webp"),
        "(min-width: 48em) 44rem, 100vw",
    ),
}


def with_renditions(queryset: QuerySet[Image], *presets: str) -> QuerySet[Image]:
    """Let the queryset bring the renditions of `presets` (of all, if none is named) in one more query."""
    return queryset.prefetch_renditions(*_specs(presets))  # type: ignore[attr-defined]


def prefetch(images: Iterable[Image | None], *presets: str) -> None:
    """Bring the renditions of `presets` (of all, if none is named) for all of `images` in one query."""
    shown = [image for image in images if image is not None]
    if not shown:
        return
    found: dict[Any, list[Rendition]] = defaultdict(list)
    wanted = {image.pk for image in shown}
    for rendition in Rendition.objects.filter(image__in=wanted, filter_spec__in=_specs(presets)):
        found[rendition.image_id].append(rendition)
    for image in shown:
        known = {rendition.pk: rendition for rendition in getattr(image, "prefetched_renditions", ())}
        known.update((rendition.pk, rendition) for rendition in found[image.pk])
        image.prefetched_renditions = list(known.values())


def of(image: Image, preset: str, *, night: bool = False) -> list[Rendition]:
    """Return the renditions of a picture from narrow to wide, made now if need be; a small photo has fewer.

    A drawing that the preset shows as it is has none.
    """
    specs = PRESETS[preset].specs_of(image, night=night)
    if not specs:
        return []
    known = getattr(image, "prefetched_renditions", None)
    if known is not None and not set(specs) <= {rendition.filter_spec for rendition in known}:
        # Wagtail would take the sizes of another preset for all there are, and draw these again.
        prefetch([image], preset)
    by_width = {rendition.width: rendition for rendition in image.get_renditions(*specs).values()}
    return [by_width[width] for width in sorted(by_width)]


def make_all(image_id: int) -> None:
    """Make every rendition that the site shows, so that no reader waits for it; a failure is only logged."""
    image = Image.objects.filter(pk=image_id).first()
    if image is None:
        return
    try:
        image.get_renditions(*specs_of(image))
    except Exception:
        logger.exception("No renditions for image %s (%s)", image_id, image.file.name)


def make_missing(images: Iterable[Image]) -> None:
    """Make what `make_all` would have made, for pictures that were stored before a preset came or changed."""
    images = list(images)
    prefetch(images)
    for image in images:
        if not set(specs_of(image)) <= {rendition.filter_spec for rendition in image.prefetched_renditions}:
            make_all(image.pk)


def specs_of(image: Image) -> tuple[str, ...]:
    """Return the specs of every rendition of `image` that the site shows."""
    nights = (False, True) if image.is_svg() else (False,)
    shown = product(PRESETS.values(), nights)
    return tuple(dict.fromkeys(spec for preset, night in shown for spec in preset.specs_of(image, night=night)))


def _specs(presets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spec for name in presets or PRESETS for spec in PRESETS[name].all_specs))
