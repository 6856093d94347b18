"""The bare application beside which beacons are measured: it reads what was posted and appends a line to a file."""

import os
from collections.abc import Callable, Iterable
from typing import Any

_file = os.open(os.environ["BARE_BEACONS_FILE"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Append a line as long as one of the journal's."""
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    os.write(_file, b"v 498000 %d 0 0 1\n" % len(body))
    start_response("204 No Content", [("Cache-Control", "no-store")])
    return [b""]
