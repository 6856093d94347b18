"""How rows keep the zones of a document, a zone after another, and numbers of keys: compressed."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from isal import isal_zlib

_SEPARATOR = "\x1e"
# More effort takes twice the time and saves a twentieth.
_LEVEL = 3
# Numbers are kept for minutes only.
_FAST = 1
# Half of all keys begin with a letter and one of these.
_SECOND = frozenset("hrg")


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


def pack_numbers(numbers: Mapping[str, int]) -> dict[str, bytes]:
    """Return numbers of keys, which have no spaces, as rows keep them: in parts, by the beginning of the key."""
    parts: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, number in numbers.items():
        parts[key[:2] if key[1:2] in _SECOND else key[:1]][number].append(key)
    return {part: _packed_part(by_number) for part, by_number in parts.items()}


def _packed_part(by_number: Mapping[int, list[str]]) -> bytes:
    return zlib.compress("\n".join(f"{number} {' '.join(keys)}" for number, keys in by_number.items()).encode(), _FAST)


def add_packed(total: Counter[str], packed: bytes | memoryview) -> None:
    """Add the numbers of one part to a total."""
    for line in zlib.decompress(packed).decode().split("\n"):
        number, *keys = line.split(" ")
        if number == "1":
            # Most are, and so it takes a third of the time.
            total.update(keys)
        else:
            for key in keys:
                total[key] += int(number)
