"""A story as one file: its words, its look and its pictures, to be read where there is no network."""

import base64
import hashlib
import logging
import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from core.caching import remember
from core.sheets import PRINT, SITE, stylesheet
from media.models import Image, Rendition
from stories.pages.tools import root_address

# Of pictures as they are stored; base64 makes a third more of it. The rest of a file is some hundred thousand letters.
LARGEST_PICTURES = 3_000_000
# As wide as the column of the text on a small computer.
_WIDE_ENOUGH = 800
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}")
_ICON = re.compile(r'<svg class="i"[^>]*><use [^>]*/></svg>')
_NIGHT = re.compile(r"</?picture>|<source\b[^>]*>")
_PICTURE = re.compile(r"<img\b[^>]*>")
_SOUND = re.compile(r'<audio\b[^>]*\ssrc="([^"]*)"[^>]*></audio>')
_ATTRIBUTE = re.compile(r'\s([a-z]+)="([^"]*)"')
_OWN_LINK = re.compile(r'(?<=\s)href="/(?!/)')

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Saved:
    """The file, and the content security policy that holds for it."""

    markup: str
    policy: str


def saved_story(story: Any, request: HttpRequest) -> Saved:
    """Return the page of `story` without what needs the site: no script, no address that is fetched when it opens."""
    context = story.get_context(request)
    style = remember("stories:saved-style", lambda: _FONTS.sub("", stylesheet(SITE) + stylesheet(PRINT)))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"
    context |= {"shell": "saved.html", "saved": True, "style": style, "policy": policy}
    markup = render_to_string(story.template, context, request)
    pictures = [story.cover, *context["pictures"]]
    return Saved(_alone(markup, pictures, root_address(request)), f"{policy}; sandbox")


def _alone(markup: str, pictures: Iterable[Image | None], root: str) -> str:
    """Return `markup` with its pictures inside and its links in full."""
    words, end, page = markup.partition("</style>")
    page = _NIGHT.sub("", _ICON.sub("", page))
    page = _SOUND.sub(r'<p><a href="\1">\1</a></p>', page)
    page = _Embedder(pictures).embed(page)
    return words + end + _OWN_LINK.sub(f'href="{root}/', page)


class _Embedder:
    """Puts pictures into the page as long as there is room."""

    def __init__(self, pictures: Iterable[Image | None]) -> None:
        self.room = LARGEST_PICTURES
        self.files = _files([picture for picture in pictures if picture is not None])

    def embed(self, page: str) -> str:
        """Return `page` with the data of each picture in its element; of one without room the description is left."""
        return _PICTURE.sub(self._element, page)

    def _element(self, found: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(found[0]))
        data = self._data(_narrow_enough(attributes))
        alt = attributes.get("alt", "")
        if not data:
            return f'<span class="hint">{alt}</span>'
        size = " ".join(f'{name}="{attributes[name]}"' for name in ("width", "height") if name in attributes)
        return f'<img src="{data}" alt="{alt}" {size}>'

    def _data(self, address: str) -> str:
        file = self.files.get(address)
        if file is None:
            return ""
        try:
            if file.size > self.room:
                return ""
            with file.storage.open(file.name) as stored:
                content = stored.read()
        except OSError as error:  # a file must not be missing from the rest for one picture
            logger.warning("Picture %s cannot be saved: %s", file.name, repr(error))
            return ""
        self.room -= len(content)
        kind = mimetypes.guess_type(file.name)[0] or "image/webp"
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _files(pictures: list[Image]) -> dict[str, Any]:
    """Return the stored files that the page may show, by address."""
    renditions = Rendition.objects.filter(image__in=pictures)
    files = [*(one.file for one in renditions), *(one.file for one in pictures if one.is_svg())]
    return {file.url: file for file in files}


def _narrow_enough(attributes: dict[str, str]) -> str:
    """Return the address of the narrowest version that fills the column, else of the one that is shown anyway."""
    versions = [version.split() for version in attributes.get("srcset", "").split(", ") if version.count(" ") == 1]
    wide = [(int(width[:-1]), address) for address, width in versions if width[:-1].isdigit()]
    return min((one for one in wide if one[0] >= _WIDE_ENOUGH), default=(0, attributes.get("src", "")))[1]
