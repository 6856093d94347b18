"""Files that are drawn when they are first asked for, and kept until what they show has changed."""

import logging
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

logger = logging.getLogger(__name__)

_FOLDER = "share_cards"
# The last two bytes of every JPEG: a file without them is still being written, or never was to its end.
_END = b"\xff\xd9"


def picture(subject: str, version: str, draw: Callable[[], bytes]) -> bytes:
    """Return the JPEG kept of `subject` in `version`, drawn and kept now if there is none; older ones are removed.

    A storage that fails costs time, not the picture.
    """
    name = f"{_FOLDER}/{subject}/{version}.jpg"
    content = _read(name)
    if content.endswith(_END):
        return content
    drawn = draw()
    try:
        _keep(name, drawn)
    except OSError:
        logger.exception("%s could not be kept", name)
    return drawn


def forget(subject: str) -> None:
    """Remove every picture kept of `subject`."""
    try:
        for name in _names(subject):
            default_storage.delete(name)
    except OSError:
        logger.exception("pictures of %s could not be removed", subject)


def _read(name: str) -> bytes:
    try:
        with default_storage.open(name) as file:
            content: bytes = file.read()
    except OSError:
        return b""
    return content


def _keep(name: str, content: bytes) -> None:
    default_storage.delete(name)
    default_storage.save(name, ContentFile(content))
    subject = name.split("/")[1]
    for other in _names(subject):
        # Another process may have kept the same meanwhile; then ours got another name and goes.
        if other != name:
            default_storage.delete(other)


def _names(subject: str) -> list[str]:
    folder = f"{_FOLDER}/{subject}"
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    return [f"{folder}/{file}" for file in files]
