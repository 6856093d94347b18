"""Pictures that need no database: a drawing among the static files stands for all."""

from django.contrib.staticfiles.storage import staticfiles_storage

from media import renditions
from media.models import Image, Rendition

DRAWING = "img/thuyen-khong.svg"


def drawing() -> Image:
    """Return a drawing that stands among the static files; its renditions are the drawing itself."""
    picture = _image("Tranh khắc: con thuyền không người giữa những vòng nước lan")
    picture.is_drawing = True
    picture.prefetched_renditions = [_rendition(picture, spec) for spec in renditions.specs_of(picture)]
    return picture


def photo() -> Image:
    """Return a picture with all that may be said of it."""
    picture = drawing()
    picture.is_drawing = False
    picture.caption = "Cống gỗ đầu bản Nà Lếch, nơi dòng mương chia nước về bốn cánh đồng"
    picture.credit = "Cầm Thị Lan"
    picture.may_be_reused = True
    return picture


def _image(alt: str) -> Image:
    picture = Image(title=alt, alt_text=alt, file=DRAWING, width=1200, height=800)
    picture.file.storage = staticfiles_storage
    return picture


def _rendition(picture: Image, spec: str) -> Rendition:
    made = Rendition(
        filter_spec=spec, focal_point_key="", file=DRAWING, width=_width(spec), height=_width(spec) * 2 // 3
    )
    made.file.storage = staticfiles_storage
    return made


def _width(spec: str) -> int:
    return int(spec.split("|")[0].split("-")[1].split("x")[0])
