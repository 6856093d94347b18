"""Sends beacons as browsers do, and reads what of them was kept."""

import io

from config.wsgi import application
from visits.choices import OtherPage

HOME = int(OtherPage.HOME)
PHONE = (
    "Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile "
    "Safari/537.36"
)


class Input(io.BytesIO):
    """A body that says how much of it was read."""

    taken = 0

    def read(self, size=-1):
        found = super().read(size)
        self.taken += len(found)
        return found


def beacon(body=f"trang={HOME}", **environ):
    """What a server hands over for a beacon; a value of None leaves a variable out."""
    sent = body if isinstance(body, bytes) else body.encode()
    given = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/xem/",
        "QUERY_STRING": "",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded;charset=UTF-8",
        "CONTENT_LENGTH": str(len(sent)),
        "wsgi.input": Input(sent),
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "REMOTE_ADDR": "203.0.113.9",
        "HTTP_HOST": "testserver",
        "HTTP_USER_AGENT": PHONE,
        "HTTP_SEC_FETCH_SITE": "same-origin",
        **environ,
    }
    return {name: value for name, value in given.items() if value is not None}


def picture(page=HOME, **environ):
    """What a server hands over when a reader without script asks for the picture."""
    return beacon("", REQUEST_METHOD="GET", PATH_INFO=f"/xem/{page}.gif", CONTENT_TYPE=None, **environ)


def answered(environ):
    """The whole answer: status line, headers, body."""
    said = []
    answer = application(environ, lambda status, headers, *_rest: said.extend((status, headers)))
    try:
        body = b"".join(answer)
    finally:
        getattr(answer, "close", lambda: None)()
    return said[0], said[1], body


def send(environ):
    """The number of the answer."""
    return int(answered(environ)[0][:3])


def lines(folder):
    """The lines of the journal."""
    return [line for path in sorted(folder.glob("*.views")) for line in path.read_text().splitlines()]


def views(folder):
    """The lines of views, without their hours."""
    return [line.split()[2:] for line in lines(folder) if line.startswith("v ")]
