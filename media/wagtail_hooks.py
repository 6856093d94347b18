"""What this room adds to Wagtail."""

from wagtail import hooks

from media.raster import NightOperation


@hooks.register("register_image_operations")
def image_operations() -> list[tuple[str, type[NightOperation]]]:
    """Let the spec of a rendition ask for the night colours of a drawing."""
    return [("night", NightOperation)]
