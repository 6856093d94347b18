"""The one stylesheet of the public site, put together from the folders of its components.

Each component keeps its rules beside its template (`templates/components/NAME/NAME.css`); readers get one small file.
It is made when static files are collected, or asked for in development: there is no build step and nothing to commit.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import rcssmin
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

ADDRESS = "css/site.css"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Later sheets win over earlier ones of the same weight: there are no cascade layers, which old phones would drop whole.
BEFORE = ("fonts", "tokens", "elements", "layout")
AFTER = ("pages", "print")


def sheet_sources() -> list[Path]:
    """Return the files of the stylesheet in the order in which they decide."""
    sheets = TEMPLATES / "sheets"
    components = sorted((TEMPLATES / "components").glob("*/*.css"))
    return [*(sheets / f"{name}.css" for name in BEFORE), *components, *(sheets / f"{name}.css" for name in AFTER)]


def stylesheet() -> str:
    """Return the whole stylesheet, without comments and needless space."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in sheet_sources())
    return str(rcssmin.cssmin(source))


class SheetFinder(BaseFinder):
    """Finds `css/site.css` for `collectstatic` and the development server by making it."""

    def __init__(self, *_args: Any, **_options: Any) -> None:
        """Keep the file among the things that can be made again."""
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "sheets")

    def check(self, **_options: Any) -> list[Any]:
        """There is nothing to set, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **_options: Any) -> Any:
        """Return where the stylesheet lies (a list of it if all places are asked for); nothing for other files."""
        if path != ADDRESS:
            return []
        self._make()
        found = self.storage.path(ADDRESS)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """Yield the one file there is."""
        self._make()
        yield ADDRESS, self.storage

    def _make(self) -> None:
        place = Path(self.storage.path(ADDRESS))
        made = stylesheet().encode()
        if place.exists() and place.read_bytes() == made:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        # Put in its place whole: another process may be reading it.
        with NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(made)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(place)
