"""What marks are asked, whoever keeps them."""

from typing import NamedTuple, Protocol

# A page viewed again within this time is a reload, and no mark lives longer.
RELOAD_SECONDS = 30 * 60
# So many views of a page come from one network within that time.
PER_NETWORK = 5
ONLINE_SECONDS = 5 * 60


class Seen(NamedTuple):
    """What a look at a page was: a view, unless it is a reload or too many came from its network.

    `raised`: the register of HyperLogLog and the rank, if this visitor raised one of today's; see `visits.visitors`.
    """

    is_new: bool
    raised: tuple[int, int] | None


class Marks(Protocol):
    """Who viewed what in the last half hour, and who is online: hashed, with a key that goes at midnight."""

    def see(self, network: bytes, browser: bytes, page: int, now: float) -> Seen:
        """Note that a browser (its class) of a network looks at a page, and say what that is."""

    def take_back(self, network: bytes, browser: bytes, page: int, now: float, seen: Seen) -> None:
        """Forget a view that could not be written down, so that the next look is one."""

    def online(self, now: float) -> int:
        """Return how many visitors there were in the last five minutes, since midnight of Vietnam at most."""
