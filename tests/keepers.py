"""Who keeps the marks of a simulated month: the memory of the machine, or a real Redis that is killed in the middle."""

import signal

import redis

from tests.raw_log import RawLog
from tools.redis import Redis
from visits.marks import current


class InMemory:
    """The memory of the machine, which a restart empties."""

    def begin(self, share: float, raw: RawLog) -> None:
        """Let happen what happens after this share of the month."""

    def go_on(self, now: float) -> None:
        """Let the clock go on to `now`."""

    def restart(self, raw: RawLog) -> None:
        """Start the site anew."""
        current.leave()
        raw.restart()


class InRedis:
    """A Redis that forgets by the clock of the test: gone in the second third of the month, empty in the last."""

    def __init__(self, server: Redis) -> None:
        """Take a Redis that runs."""
        self._server = server
        self._client = redis.Redis.from_url(server.address)
        self._over: dict[bytes, int] = {}
        self._now = 0
        self.third = 0

    def begin(self, share: float, raw: RawLog) -> None:
        """Kill it after a third, start it after two."""
        third = int(share * 3)
        if third == self.third:
            return
        self.third = third
        if third == 1:
            self._server.signal(signal.SIGKILL)
            self._server.stop()
            self._client.close()
            self._over.clear()
            # The memory of the machine knows who came today, and nothing of looks.
            raw.forget_looks()
        elif third == 2:
            self._server.start()
            current.leave()
            raw.restart()

    def go_on(self, now: float) -> None:
        """Take its own time from all keys that were written since, and forget those that are over by ours."""
        if self.third == 1:
            return
        for key in self._client.scan_iter():
            left = self._client.ttl(key)
            if left >= 0:
                self._over[key] = self._now + left
                self._client.persist(key)
        self._now = int(now)
        for key in [key for key, at in self._over.items() if at <= self._now]:
            self._client.delete(key)
            del self._over[key]

    def restart(self, raw: RawLog) -> None:
        """Start the site anew: what is in Redis stays known."""
        current.leave()
        if self.third == 1:
            raw.restart()

    def close(self) -> None:
        """Let go of it."""
        self._client.close()
