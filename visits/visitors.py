"""About how many different visitors there were: HyperLogLog, from which nobody can be found again.

2^14 registers of a byte; the estimate errs by 0.8 % on average, and by hardly anything while visitors are few. It is
that of Otmar Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017), section 4, which is right
from nobody to billions without tables of corrections.
"""

import math
import zlib
from collections import Counter
from collections.abc import Mapping

_PRECISION = 14
SIZE = 1 << _PRECISION
_BITS = 64 - _PRECISION
# The rank of a hash all of whose further bits are zero.
LARGEST_RANK = _BITS + 1
_UNBIASED = 0.5 / math.log(2)


def place_of(digest: bytes) -> tuple[int, int]:
    """Return the register and the rank of a visitor, of whom the first eight bytes of a good hash are given."""
    number = int.from_bytes(digest[:8], "big")
    rest = number & ((1 << _BITS) - 1)
    return number >> _BITS, LARGEST_RANK - rest.bit_length()


class Registers:
    """The registers of a day."""

    def __init__(self, packed: bytes = b"") -> None:
        """Take them as `pack` returned them; b"": nobody came.

        Raises:
            ValueError: that is something else.
        """
        try:
            self._ranks = bytearray(zlib.decompress(packed) if packed else SIZE)
        except zlib.error as error:
            raise ValueError("no registers") from error
        if len(self._ranks) != SIZE or max(self._ranks) > LARGEST_RANK:
            raise ValueError("no registers")

    def pack(self) -> bytes:
        """Return them compressed."""
        return zlib.compress(bytes(self._ranks)) if any(self._ranks) else b""

    def add(self, digest: bytes) -> bool:
        """Let in a visitor, given the hash; return whether that raised a register."""
        register, rank = place_of(digest)
        return self.raise_to(register, rank)

    def raise_to(self, register: int, rank: int) -> bool:
        """Raise a register, unless it stands as high; return whether it was raised."""
        if self._ranks[register] >= rank:
            return False
        self._ranks[register] = rank
        return True

    def raise_all(self, ranks: Mapping[int, int]) -> bool:
        """Raise registers, each to its rank; return whether any was raised."""
        return sum(self.raise_to(register, rank) for register, rank in ranks.items()) > 0

    def merge(self, other: "Registers") -> None:
        """Let in all visitors of the other; those of both are one."""
        self._ranks = bytearray(map(max, self._ranks, other._ranks))

    def estimate(self) -> int:
        """Return about how many different visitors were let in."""
        ranks = Counter(self._ranks)
        if ranks[0] == SIZE:
            return 0
        total = SIZE * _tau(1 - ranks[LARGEST_RANK] / SIZE)
        for rank in range(_BITS, 0, -1):
            total = (total + ranks[rank]) / 2
        total += SIZE * _sigma(ranks[0] / SIZE)
        # Nothing is left to tell more apart by, once every register is full.
        return round(_UNBIASED * SIZE * SIZE / total) if total else 1 << 64


def _sigma(share: float) -> float:
    """Return what registers that nobody came to add, by their share (below 1)."""
    power, total, before = 1.0, share, -1.0
    while total != before:
        before = total
        share *= share
        total += share * power
        power *= 2
    return total


def _tau(share: float) -> float:
    """Return what registers at the largest rank add, by the share of the others."""
    if share in (0, 1):
        return 0.0
    power, total, before = 1.0, 1 - share, -1.0
    while total != before:
        before = total
        share = math.sqrt(share)
        power /= 2
        total -= (1 - share) ** 2 * power
    return total / 3
