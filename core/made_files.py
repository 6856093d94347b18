"""Static files that are put together from others: when they are collected, or asked for in development."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage


class MadeFinder(BaseFinder):
    """Finds files for `collectstatic` and the development server by making them."""

    # Where below the folder of things that can be made again, and the addresses of the files.
    folder: str
    addresses: tuple[str, ...]

    def __init__(self, *_args: Any, **_options: Any) -> None:
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / self.folder)

    def content(self, address: str) -> str:
        """Return what the file is to hold."""
        raise NotImplementedError

    def check(self, **_options: Any) -> list[Any]:
        """There is nothing to set, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **_options: Any) -> Any:
        """Return where the file lies (a list of it if all places are asked for); nothing for others."""
        if path not in self.addresses:
            return []
        self._make(path)
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """Yield the files there are."""
        for path in self.addresses:
            self._make(path)
            yield path, self.storage

    def _make(self, address: str) -> None:
        place = Path(self.storage.path(address))
        made = self.content(address).encode()
        if place.exists() and place.read_bytes() == made:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        # Put in its place whole: another process may be reading it.
        with NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(made)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(place)
