"""How a row keeps the zones of a document: compressed, a zone after another."""

import zlib
from typing import NamedTuple

from isal import isal_zlib

_SEPARATOR = "\x1e"
# More effort takes twice the time and saves a twentieth.
_LEVEL = 3


class Zones(NamedTuple):
    """The parts of a document by their weight for ranking; of keys each zone is " key key ", of texts as written."""

    title: str
    lead: str
    meta: str
    body: str


def pack(zones: Zones) -> bytes:
    """Return the zones as a row keeps them."""
    return zlib.compress(_SEPARATOR.join(zone.replace(_SEPARATOR, " ") for zone in zones).encode(), _LEVEL)


def unpack(packed: bytes | memoryview) -> Zones:
    """Return the zones of a row."""
    # A query unpacks some sixty rows; this reads the same format in half the time.
    return Zones(*isal_zlib.decompress(packed).decode().split(_SEPARATOR))
