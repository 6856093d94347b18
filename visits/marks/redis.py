"""Marks in a Redis that all machines of the site share, and that writes nothing to a disk.

It carries nothing but what is to be forgotten: today's key, and hashes, each for half an hour at most. One script is a
look, so that two beacons at once are one view.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from visits.clock import HOUR, day_of, first_hour, hour_of, ordinal_of
from visits.marks.base import ONLINE_SECONDS, PER_NETWORK, RELOAD_SECONDS, Seen
from visits.marks.digests import Digests, digests
from visits.marks.shared import SharedMarks

PREFIX = b"lantoa:visits:"
TIME_OUT = 0.1

# Returns today's key if it is another than that which hashed; else whether the look is a view.
_SEE = """
local key = redis.call('GET', KEYS[1])
if not key then
  redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
elseif key ~= ARGV[1] then
  return key
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. (ARGV[3] - ARGV[4]))
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[5])
redis.call('EXPIRE', KEYS[2], ARGV[4] + 1)
if redis.call('EXISTS', KEYS[3]) == 1 then return 0 end
for place = 4, #KEYS do
  if redis.call('SET', KEYS[place], '', 'NX', 'EX', ARGV[6]) then
    redis.call('SET', KEYS[3], '', 'EX', ARGV[6])
    return 1
  end
end
return 0
"""
_TAKE_BACK = """
redis.call('DEL', KEYS[1])
for place = #KEYS, 2, -1 do
  if redis.call('DEL', KEYS[place]) == 1 then return end
end
"""

Answer = TypeVar("Answer")


class Away(Exception):
    """Redis does not answer, or not as it should."""


class RedisMarks:
    """Marks for all machines of a site, as long as Redis answers.

    Which registers of HyperLogLog stand how high each machine knows for itself, as it does the key while Redis is away.
    """

    def __init__(self, url: str, shared: SharedMarks) -> None:
        """Take the address of a Redis.

        Raises:
            ValueError: it is none.
        """
        self._redis = connection(url)
        self._shared = shared
        self._see = self._redis.register_script(_SEE)
        self._take_back = self._redis.register_script(_TAKE_BACK)
        self._is_trusted = False

    def see(self, network: bytes, browser: bytes, page: int, now: float) -> Seen:
        """Note that a browser (its class) of a network looks at a page, and say what that is.

        Raises:
            Away: it could not be noted.
        """
        key = self._shared.key(now)
        look = digests(key, network, browser, page)
        found = self._ask(lambda: self._noted(key, look, now))
        if isinstance(found, bytes):
            # Another machine was first today.
            key = found
            self._shared.adopt(key, now)
            look = digests(key, network, browser, page)
            found = self._ask(lambda: self._noted(key, look, now))
        return Seen(True, self._shared.raise_register(key, look.visitor, now)) if found == 1 else Seen(False, None)

    def take_back(self, network: bytes, browser: bytes, page: int, now: float) -> None:
        """Forget a view that could not be written down, so that the next look is one.

        Raises:
            Away: it could not be forgotten.
        """
        look = digests(self._shared.key(now), network, browser, page)
        self._ask(lambda: self._take_back([PREFIX + look.look, *_places(look)]))

    def online(self, now: float) -> int:
        """Return how many visitors there were in the last five minutes, since midnight of Vietnam at most.

        Raises:
            Away: nobody says.
        """
        return int(self._ask(lambda: self._redis.zcount(_online(now), int(now) - ONLINE_SECONDS, "+inf")))

    def _noted(self, key: bytes, look: Digests, now: float) -> Any:
        keys = [_of_day(b"key", now), _online(now), PREFIX + look.look, *_places(look)]
        midnight = (first_hour(day_of(hour_of(now))) + 24) * HOUR
        return self._see(
            keys, [key, max(1, int(midnight - now)), int(now), ONLINE_SECONDS, look.visitor, RELOAD_SECONDS]
        )

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        try:
            if not self._is_trusted:
                require_forgetful(self._redis)
            answer = question()
        except (redis.RedisError, OSError) as error:
            self._is_trusted = False
            raise Away(str(error)) from error
        self._is_trusted = True
        return answer


class Persistent(redis.RedisError):
    """This Redis writes to a disk what is to be forgotten."""


def connection(url: str) -> redis.Redis:
    """Return a connection on which nobody waits long, nor asks twice.

    Raises:
        ValueError: that is no address of a Redis.
    """
    once = Retry(NoBackoff(), 0)
    return redis.Redis.from_url(url, socket_timeout=TIME_OUT, socket_connect_timeout=TIME_OUT, retry=once, protocol=2)


def require_forgetful(server: redis.Redis) -> None:
    """See to it that a Redis keeps nothing on a disk; one that does not let us ask is believed.

    Raises:
        Persistent: it does.
    """
    try:
        said = {**server.config_get("save"), **server.config_get("appendonly")}
    except redis.ResponseError:
        said = {}
    if said.get("save") or said.get("appendonly") == "yes":
        raise Persistent("it saves to a disk; set save '' and appendonly no")


def _online(now: float) -> bytes:
    return _of_day(b"online", now)


def _of_day(name: bytes, now: float) -> bytes:
    return PREFIX + b"%b:%d" % (name, ordinal_of(hour_of(now)))


def _places(look: Digests) -> list[bytes]:
    """Return the keys that a network takes one of with each view of a page."""
    return [PREFIX + look.network + b"%d" % place for place in range(PER_NETWORK)]
