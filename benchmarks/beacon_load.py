"""Posts beacons over connections that stay open, cheaply enough that the server is what is measured.

Run as a process of its own: `python -m benchmarks.beacon_load '{"port": 8000, "pages": [1], …}'`; the options are those
of `load`, or of `load_evenly` where there is a rate. Prints as JSON how many beacons were answered by each status, and
in how many seconds.
"""

import itertools
import json
import random
import selectors
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

# A telephone, another, a computer.
AGENTS = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
)
_HOSTS = ("", "", "", "www.google.com", "zalo.me", "l.facebook.com")
_END = b"\r\n\r\n"


def request(port: int, page: int, address: str, *, agent: str = AGENTS[0], host: str = "", poster: int = 0) -> bytes:
    """Return what comes through our proxy when a browser has shown a page."""
    body = f"trang={page}&tu={host}" + (f"&qr={poster}" if poster else "")
    site = f"127.0.0.1:{port}"
    return (
        f"POST /xem/ HTTP/1.1\r\nHost: {site}\r\nUser-Agent: {agent}\r\nAccept: */*\r\n"
        f"Accept-Language: vi-VN,vi;q=0.9\r\nAccept-Encoding: gzip, deflate, br\r\nOrigin: http://{site}\r\n"
        f"Referer: http://{site}/guong/bai-{page}/\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: no-cors\r\n"
        f"Sec-Fetch-Dest: empty\r\nX-Forwarded-For: {address}\r\nX-Forwarded-Proto: https\r\n"
        f"Content-Type: application/x-www-form-urlencoded;charset=UTF-8\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def beacons(port: int, pages: Sequence[int], seed: int) -> Iterator[bytes]:
    """Yield beacons without end: of readers from anywhere, of whom many read the same few pages."""
    dice = random.Random(seed)
    while True:
        address = f"{dice.randrange(1, 224)}.{dice.randrange(256)}.{dice.randrange(256)}.{dice.randrange(1, 255)}"
        page = pages[min(len(pages), int(dice.paretovariate(0.6))) - 1]
        yield request(port, page, address, agent=dice.choice(AGENTS), host=dice.choice(_HOSTS))


class Connection:
    """A connection with some beacons under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.under_way = 0
        self._rest = b""

    def send(self, requests: list[bytes]) -> None:
        """Send some at once."""
        self.under_way += len(requests)
        self.socket.sendall(b"".join(requests))

    def statuses(self) -> list[bytes]:
        """Wait for answers, none of which may have a body, and return their statuses.

        Raises:
            ConnectionError: the server has gone away.
        """
        received = self.socket.recv(1 << 16)
        if not received:
            raise ConnectionResetError
        *answers, self._rest = (self._rest + received).split(_END)
        self.under_way -= len(answers)
        return [answer[9:12] for answer in answers]


def load(
    port: int, pages: Sequence[int], seconds: float, *, most: int, connections: int = 16, depth: int = 8, seed: int = 1
) -> dict[str, Any]:
    """Send at most `most` beacons for so long, `depth` under way on each connection; return how they were answered."""
    # Made before anything is timed.
    waiting = iter(list(itertools.islice(beacons(port, pages, seed), most)))
    found: Counter[bytes] = Counter()
    start = time.perf_counter()
    with selectors.DefaultSelector() as selector:
        for _number in range(connections):
            connection = Connection(port)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(list(itertools.islice(waiting, depth)))
        while selector.get_map():
            for key, _events in selector.select():
                found.update(key.data.statuses())
                if not key.data.under_way:
                    _go_on(selector, key.data, list(itertools.islice(waiting, depth)), start + seconds)
    return _result(found, time.perf_counter() - start)


def _go_on(selector: selectors.BaseSelector, connection: Connection, requests: list[bytes], end: float) -> None:
    if requests and time.perf_counter() < end:
        connection.send(requests)
        return
    selector.unregister(connection.socket)
    connection.socket.close()


def load_evenly(port: int, pages: Sequence[int], seconds: float, *, rate: int, seed: int = 1) -> dict[str, Any]:
    """Send `rate` beacons a second, one after another, for so long; return how they were answered."""
    connection, found = Connection(port), Counter[bytes]()
    start = time.perf_counter()
    for number, beacon in enumerate(itertools.islice(beacons(port, pages, seed), int(rate * seconds))):
        time.sleep(max(0.0, start + number / rate - time.perf_counter()))
        connection.send([beacon])
        found.update(connection.statuses())
    connection.socket.close()
    return _result(found, time.perf_counter() - start)


def _result(found: Counter[bytes], seconds: float) -> dict[str, Any]:
    return {"statuses": {status.decode(): number for status, number in found.items()}, "seconds": seconds}


if __name__ == "__main__":
    options = json.loads(sys.argv[1])
    print(json.dumps((load_evenly if "rate" in options else load)(**options)))
