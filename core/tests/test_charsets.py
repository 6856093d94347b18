"""A request in a charset that is none for text is refused by the real application, not met with a failure."""

import pytest
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import RequestFactory

from config.wsgi import application


@pytest.fixture(autouse=True)
def same_connection(db):
    """The application begins by closing the connection, which is the test's own."""
    request_started.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)


def status(charset):
    said = []
    environ = RequestFactory().post("/y-kien/1/?trang=2").environ
    environ["CONTENT_TYPE"] = f"application/x-www-form-urlencoded; charset={charset}"
    list(application(environ, lambda line, *_rest: said.append(line)))
    return said[0][:3]


@pytest.mark.parametrize(
    "charset", ["zip", "undefined", "idna", "rot13", "hex", "utf-16", "no-such", "\x00", "é", "x" * 999]
)
def test_a_charset_that_is_not_ours_is_refused(charset):
    assert status(charset) == "400"


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_ours_is_read(charset):
    assert status(charset) == "404"
