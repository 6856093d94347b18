"""Numbers in at most five steps, from nothing to the most."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Shades:
    """The least numbers of the steps above nothing, in order."""

    least: tuple[int, ...]

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "Shades":
        """Return the steps for these numbers: an eighth, a quarter, a half of the largest and more."""
        most = max(numbers, default=0)
        return cls(tuple(sorted({1, *(-(-most // part) for part in (8, 4, 2))})) if most else ())

    def step(self, number: int) -> int:
        """Return 0 for nothing, up to 4 for the most."""
        return sum(number >= least for least in self.least)

    def ranges(self) -> list[tuple[int, int, int | None]]:
        """Return step, least and largest number of each step above nothing; the last has no largest."""
        ends = [*(least - 1 for least in self.least[1:]), None]
        return [(step, least, end) for step, (least, end) in enumerate(zip(self.least, ends, strict=True), start=1)]
