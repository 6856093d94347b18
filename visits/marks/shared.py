"""Marks in memory that all web processes of this machine share: of a fixed size, whatever comes, never on a disk."""

import struct
import sys
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from visits.clock import HOUR, hour_of, ordinal_of
from visits.marks.base import ONLINE_SECONDS, PER_NETWORK, RELOAD_SECONDS, Seen
from visits.marks.digests import KEY_BYTES, Digests, digests, new_key
from visits.marks.memory import TURNS, Memory, Turn
from visits.visitors import SIZE as REGISTERS
from visits.visitors import place_of

# Slots are numbers of 64 bits: a moment in the upper half, a fingerprint in the lower. Eight make a bucket; in a full
# one the oldest goes. So many hold 300 views a second for half an hour, and 100,000 visitors online.
_LOOKS = 1 << 20
_VISITORS = 1 << 17
_BUCKET = 8
_WORD = 8
_FINGERPRINT = (1 << 32) - 1
_SHIFT = 32
# Swept so many at a time: nobody waits for long.
_CHUNK = 1 << 13
_EMPTY = bytes(_CHUNK * _WORD)
# The more are online, the longer one count of them serves.
_COUNTED_A_SECOND = 20_000

_DAY = struct.Struct("=Q")
_WORDS, _ONE_WORD = struct.Struct(f"{_BUCKET}Q"), struct.Struct("Q")
# A fingerprint and the number of a bucket are the halves of a hash's first eight bytes.
_HALVES = struct.Struct("<4sI")
_KEY_AT = _DAY.size
_REGISTERS_AT = 64
_SLOTS_AT = _REGISTERS_AT + REGISTERS
SIZE = _SLOTS_AT + (_LOOKS + _VISITORS) * _WORD
# Processes of another release must not take ours for theirs.
LAYOUT = f"2:{_LOOKS}:{_VISITORS}:{REGISTERS}"


class Table(NamedTuple):
    """So many slots of the memory, from the first on."""

    first: int
    slots: int

    def bucket(self, digest: bytes) -> tuple[int, bytes]:
        """Return where in the memory a hash's bucket begins, and its fingerprint."""
        fingerprint, number = _HALVES.unpack_from(digest)
        return _SLOTS_AT + (self.first + number % (self.slots // _BUCKET) * _BUCKET) * _WORD, fingerprint


LOOKS = Table(0, _LOOKS)
VISITORS = Table(_LOOKS, _VISITORS)


class SharedMarks:
    """`visits.marks.base.Marks` for the processes of one machine."""

    def __init__(self, memory: Memory) -> None:
        """Take memory of `SIZE` bytes."""
        self.memory = memory
        self._bytes = memory.bytes
        self._slots = memoryview(memory.bytes)[_SLOTS_AT:].cast("Q")
        self._counted = (0.0, 0)

    def see(self, network: bytes, browser: bytes, page: int, now: float) -> Seen:
        """Note that a browser (its class) of a network looks at a page, and say what that is."""
        look = digests(self.key(now), network, browser, page)
        # Of two networks that share a bucket one may lose a mark, if both write in the same microsecond.
        with self._turn(network):
            self._be_online(look.visitor, int(now))
            if not self._claim(look, int(now)):
                return Seen(False, None)
            return Seen(True, self._raise(look.visitor))

    def take_back(self, network: bytes, browser: bytes, page: int, now: float, seen: Seen) -> None:
        """Forget a view that could not be written down, so that the next look is one."""
        look = digests(self.key(now), network, browser, page)
        with self._turn(network):
            self._clear(look.look)
            self._clear(look.network)
            if seen.raised:
                self._bytes[_REGISTERS_AT + seen.raised[0]] = 0

    def online(self, now: float) -> int:
        """Return how many visitors there were in the last five minutes, since midnight of Vietnam at most."""
        at, count = self._counted
        if not 0 <= now - at < count / _COUNTED_A_SECOND:
            count = self._count(now)
            self._counted = now, count
        return count

    def key(self, now: float) -> bytes:
        """Return today's key."""
        if self._is_of(now):
            return self._bytes[_KEY_AT : _KEY_AT + KEY_BYTES]
        with self.memory:
            return self._key(now)

    def adopt(self, key: bytes, now: float) -> None:
        """Go on with the key of other machines."""
        with self.memory:
            if self._key(now) != key:
                self._renew(ordinal_of(hour_of(now)), key)

    def raise_register(self, key: bytes, visitor: bytes, now: float) -> tuple[int, int] | None:
        """Return register and rank, if the hash of a visitor, made with `key`, raises one here."""
        with self.memory:
            return self._raise(visitor) if self._key(now) == key else None

    def sweep(self, now: float) -> None:
        """Forget what is over: marks, who is no longer online, and yesterday's key."""
        self.key(now)
        for table, seconds in ((LOOKS, 0), (VISITORS, ONLINE_SECONDS)):
            over = int(now - seconds) << _SHIFT
            for start in self._used(table):
                with self.memory:
                    for slot, word in enumerate(self._slots[start : start + _CHUNK].tolist(), start):
                        if 0 < word < over:
                            self._slots[slot] = 0

    def _count(self, now: float) -> int:
        self.key(now)
        since = int(now - ONLINE_SECONDS) << _SHIFT
        return sum(
            sum(map(since.__le__, self._slots[start : start + _CHUNK].tolist())) for start in self._used(VISITORS)
        )

    def _used(self, table: Table) -> list[int]:
        """Return where the parts of a table begin that hold anything."""
        starts = range(table.first, table.first + table.slots, _CHUNK)
        return [start for start in starts if self._slots[start : start + _CHUNK].tobytes() != _EMPTY]

    def _key(self, now: float) -> bytes:
        if not self._is_of(now):
            self._renew(ordinal_of(hour_of(now)), new_key())
        return self._bytes[_KEY_AT : _KEY_AT + KEY_BYTES]

    def _is_of(self, now: float) -> bool:
        """Say whether the memory is of today; its day is written last."""
        return self._bytes[:_KEY_AT] == _packed_day(now // HOUR)

    def _turn(self, network: bytes) -> Turn:
        return self.memory.turns[crc32(network) % TURNS]

    def _renew(self, day: int, key: bytes) -> None:
        self._bytes[:] = bytes(SIZE)
        self._bytes[_KEY_AT : _KEY_AT + KEY_BYTES] = key
        _DAY.pack_into(self._bytes, 0, day)

    def _claim(self, look: Digests, now: int) -> bool:
        """Mark a look, unless it is a reload or too many came from its network."""
        at, mine = LOOKS.bucket(look.look)
        if self._living(at, mine, now):
            return False
        theirs_at, theirs = LOOKS.bucket(look.network)
        if self._living(theirs_at, theirs, now) >= PER_NETWORK:
            return False
        over = now + RELOAD_SECONDS
        self._write(at, None, over << _SHIFT | _number(mine))
        self._write(theirs_at, None, over << _SHIFT | _number(theirs))
        return True

    def _be_online(self, visitor: bytes, now: int) -> None:
        # The first eight bytes say which register a visitor raises.
        at, fingerprint = VISITORS.bucket(visitor[8:])
        mine = self._marks(at, fingerprint)
        self._write(at, mine[0] if mine else None, now << _SHIFT | _number(fingerprint))

    def _marks(self, at: int, fingerprint: bytes) -> list[int]:
        """Return the marks with the fingerprint in a bucket."""
        # Mostly there is none, which is quickly seen.
        if fingerprint not in self._bytes[at : at + _WORDS.size]:
            return []
        mine = _number(fingerprint)
        return [word for word in _WORDS.unpack_from(self._bytes, at) if word & _FINGERPRINT == mine]

    def _living(self, at: int, fingerprint: bytes, now: int) -> int:
        """Return how many of them are not over."""
        return sum(word >> _SHIFT > now for word in self._marks(at, fingerprint))

    def _write(self, at: int, mark: int | None, word: int) -> None:
        """Write in the place of a mark of a bucket, or of the oldest."""
        words = _WORDS.unpack_from(self._bytes, at)
        slot = words.index(min(words) if mark is None else mark)
        _ONE_WORD.pack_into(self._bytes, at + slot * _WORD, word)

    def _clear(self, digest: bytes) -> None:
        """Drop the newest mark of a hash."""
        at, fingerprint = LOOKS.bucket(digest)
        mine = self._marks(at, fingerprint)
        if mine:
            self._write(at, max(mine), 0)

    def _raise(self, visitor: bytes) -> tuple[int, int] | None:
        register, rank = place_of(visitor)
        if self._bytes[_REGISTERS_AT + register] >= rank:
            return None
        self._bytes[_REGISTERS_AT + register] = rank
        return register, rank


def _number(fingerprint: bytes) -> int:
    return int.from_bytes(fingerprint, sys.byteorder)


@lru_cache(4)
def _packed_day(hour: float) -> bytes:
    """Return the day of an hour as it stands in the memory."""
    return _DAY.pack(ordinal_of(int(hour)))
