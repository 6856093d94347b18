"""Reads stories as readers do, and says how long each took: `python -m benchmarks.beacon_readers PORT SECONDS PATH…`.

Run as a process of its own; prints milliseconds as a list in JSON.
"""

import http.client
import json
import sys
import time
from collections.abc import Sequence

# Between two pages: a reader must not take all that the server has.
_PAUSE = 0.02


def waits(port: int, seconds: float, paths: Sequence[str]) -> list[float]:
    """Read stories one after another for so long; return how many milliseconds each took.

    Raises:
        RuntimeError: a page is not there.
    """
    found: list[float] = []
    connection, end = http.client.HTTPConnection("127.0.0.1", port), time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        connection.request("GET", paths[len(found) % len(paths)])
        answer = connection.getresponse()
        answer.read()
        found.append((time.perf_counter() - start) * 1000)
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"a story's page answers {answer.status}")
        time.sleep(_PAUSE)
    connection.close()
    return found


if __name__ == "__main__":
    port, seconds, *paths = sys.argv[1:]
    print(json.dumps(waits(int(port), float(seconds), paths)))
