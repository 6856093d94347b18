"""Notes of what was last done for which content, so that a second start skips it."""

import contextlib
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def file_digest(path: Path) -> str:
    """Return the digest of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tree_digest(folders: Iterable[Path]) -> str:
    """Return a digest of names, sizes and times under the folders: cheap, and new after any change."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                stat = path.stat()
                digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def read(path: Path) -> dict[str, str]:
    """Return the notes in a file; none when it is missing or broken."""
    with contextlib.suppress(OSError, ValueError):
        notes = json.loads(path.read_text())
        if isinstance(notes, dict):
            return notes
    return {}


def write(path: Path, notes: dict[str, str]) -> None:
    """Replace the notes in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notes))
