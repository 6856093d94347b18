"""What happens to the pixels of a picture before it is stored: colour, size, orientation, file format."""

import io

from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

STORED_SIDE = 2560
JPEG_QUALITY = 82
# Fewer than the tones of a grey photo.
FEW_COLOURS = 128
_SAMPLE_SIDE = 400
_SRGB = ImageCms.createProfile("sRGB")


def process(source: Pillow.Image) -> tuple[bytes, str, tuple[int, int]]:
    """Return the bytes of a file, its extension, its width and height for the still undecoded `source`."""
    profile = source.info.get("icc_profile")
    few_colours = source.format == "PNG" and has_few_colours(source)
    picture = ImageOps.exif_transpose(shrink(source))
    picture = to_srgb(picture, profile)
    as_png = few_colours or is_transparent(picture)
    # Nothing of the original may slip through: the writers copy comments and profiles from here.
    picture.info = {}
    content = encode(picture, as_png=as_png)
    return content, "png" if as_png else "jpg", picture.size


def shrink(source: Pillow.Image) -> Pillow.Image:
    """Return the picture with eight bits a channel and at most STORED_SIDE on its longer side."""
    if source.mode.startswith(("I", "F")):
        # Sixteen bits: Pillow's own conversion would clip all but the darkest tones to white.
        source = _keep_info(source.convert("I").point(lambda value: value * (1 / 256)).convert("L"), source)
    elif source.mode in {"P", "PA", "1", "La", "RGBa"}:
        target = "RGBA" if source.has_transparency_data else "RGB"
        source = _keep_info(source.convert(target), source)
    elif source.mode in {"RGB", "L"} and "transparency" in source.info:
        source = _keep_info(source.convert("RGBA"), source)
    source.thumbnail((STORED_SIDE, STORED_SIDE), Pillow.Resampling.LANCZOS, reducing_gap=2.0)
    return source


def to_srgb(picture: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """Return the picture as L, RGB or RGBA in the colours of the web."""
    target = "RGBA" if picture.has_transparency_data else "L" if picture.mode == "L" else "RGB"
    if profile:
        try:
            return _through_profile(picture, profile, "RGB" if target == "L" else target)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            # A broken profile, or one for another kind of picture: its colours are then taken as they are.
            pass
    return picture.convert(target)


def has_few_colours(source: Pillow.Image) -> bool:
    """Say whether this is a chart or a screenshot that JPEG would smear rather than a photo."""
    sample = source.resize(
        (min(source.width, _SAMPLE_SIDE), min(source.height, _SAMPLE_SIDE)), Pillow.Resampling.NEAREST
    )
    return sample.convert("RGBA").getcolors(FEW_COLOURS) is not None


def is_transparent(picture: Pillow.Image) -> bool:
    """Say whether any pixel lets the page shine through."""
    if picture.mode != "RGBA":
        return False
    lowest, _highest = picture.getchannel("A").getextrema()
    return bool(lowest < 255)  # type: ignore[operator]


def encode(picture: Pillow.Image, *, as_png: bool) -> bytes:
    """Return the picture as a PNG or JPEG file without metadata."""
    buffer = io.BytesIO()
    if as_png:
        picture.save(buffer, "PNG", optimize=True)
    else:
        opaque = picture.convert("RGB") if picture.mode == "RGBA" else picture
        opaque.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return buffer.getvalue()


def _through_profile(picture: Pillow.Image, profile: bytes, mode: str) -> Pillow.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    converted = ImageCms.profileToProfile(picture, source, _SRGB, outputMode=mode)
    return converted if converted is not None else picture


def _keep_info(picture: Pillow.Image, source: Pillow.Image) -> Pillow.Image:
    picture.info = {key: value for key, value in source.info.items() if key != "transparency"}
    return picture
