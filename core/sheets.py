"""The stylesheets of the public site, put together from the folders of its components.

Each component keeps its rules beside its template (`templates/components/NAME/NAME.css`), and those that no story needs
in `NAME.lists.css`. Readers get one small file, a second one where stories are listed, a third where they open the
comments, and one that only printers wait for. They are made when static files are collected, or asked for in
development: there is no build step and nothing to commit.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import rcssmin
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

SITE, LISTS, COMMENTS, PRINT = ADDRESSES = "css/site.css", "css/lists.css", "css/comments.css", "css/print.css"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Later sheets win over earlier ones of the same weight: there are no cascade layers, which old phones would drop whole.
BEFORE = ("fonts", "tokens", "elements", "layout")
# What no story needs: someone who comes from a poster or a message to one story does not load it.
LISTED = frozenset(
    "campaign_card empty facet form front hit leaf lead lost pager panel ranked sent stats story_list toc".split()  # noqa: SIM905
)

# What nobody needs before the comments of a story are opened, or its thanks come near.
OPENED = frozenset({"comment", "thanks"})


def sheet_sources(address: str) -> list[Path]:
    """Return the files of a stylesheet in the order in which they decide."""
    sheets = TEMPLATES / "sheets"
    components = sorted((TEMPLATES / "components").glob("*/*.css"))
    if address == LISTS:
        return [*filter(_is_listed, components), sheets / "lists.css"]
    if address == PRINT:
        return [sheets / "print.css"]
    if address == COMMENTS:
        return [path for path in components if path.parent.name in OPENED]
    own = [path for path in components if not _is_listed(path) and path.parent.name not in OPENED]
    return [*(sheets / f"{name}.css" for name in BEFORE), *own, sheets / "story.css"]


def _is_listed(path: Path) -> bool:
    return path.parent.name in LISTED or path.name.endswith(".lists.css")


def stylesheet(address: str = SITE) -> str:
    """Return a whole stylesheet, without comments and needless space."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in sheet_sources(address))
    return str(rcssmin.cssmin(source))


class SheetFinder(BaseFinder):
    """Finds the stylesheets for `collectstatic` and the development server by making them."""

    def __init__(self, *_args: Any, **_options: Any) -> None:
        """Keep the files among the things that can be made again."""
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "sheets")

    def check(self, **_options: Any) -> list[Any]:
        """There is nothing to set, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **_options: Any) -> Any:
        """Return where the stylesheet lies (a list of it if all places are asked for); nothing for other files."""
        if path not in ADDRESSES:
            return []
        self._make(path)
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """Yield the files there are."""
        for path in ADDRESSES:
            self._make(path)
            yield path, self.storage

    def _make(self, address: str) -> None:
        place = Path(self.storage.path(address))
        made = stylesheet(address).encode()
        if place.exists() and place.read_bytes() == made:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        # Put in its place whole: another process may be reading it.
        with NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(made)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(place)
