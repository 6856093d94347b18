"""What counts as a view, and what does not."""

import io

import pytest

from config.wsgi import application
from visits.choices import OtherPage
from visits.marks import current

PHONE = (
    "Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile "
    "Safari/537.36"
)


def beacon(body=f"trang={OtherPage.HOME}", **environ):
    """What the server hands over for a beacon."""
    sent = body.encode()
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/xem/",
        "QUERY_STRING": "",
        "CONTENT_TYPE": "application/x-www-form-urlencoded;charset=UTF-8",
        "CONTENT_LENGTH": str(len(sent)),
        "wsgi.input": io.BytesIO(sent),
        "REMOTE_ADDR": "203.0.113.9",
        "HTTP_HOST": "testserver",
        "HTTP_USER_AGENT": PHONE,
        "HTTP_SEC_FETCH_SITE": "same-origin",
        **environ,
    }


def send(environ):
    """The number of the answer."""
    answers = []
    b"".join(application(environ, lambda status, headers: answers.append(status)))
    return int(answers[0][:3])


def written(folder):
    """The lines of views in the journal."""
    text = "".join(path.read_text() for path in folder.glob("*.views"))
    return [line for line in text.splitlines() if line.startswith("v ")]


@pytest.fixture(autouse=True)
def own_marks(folder):
    current.leave()
    yield
    current.leave()


def test_a_look_is_one_view_and_a_reload_none(folder):
    assert [send(beacon()) for _ in range(3)] == [204] * 3
    assert len(written(folder)) == 1
