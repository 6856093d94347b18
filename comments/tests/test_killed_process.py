"""What was acknowledged is kept, though the process is killed the moment after."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

from comments.models import Comment
from comments.questions import question_for
from comments.views.receiving import LEAST_SECONDS
from stories.factories import make_article
from tools.ports import answers

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 60
SERVE = """
import sys
from wsgiref.simple_server import make_server
from config.settings import test
test.DATABASES["default"]["NAME"] = sys.argv[2]
from django.core.wsgi import get_wsgi_application
make_server("127.0.0.1", int(sys.argv[1]), get_wsgi_application()).serve_forever()
"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def server(tmp_path):
    """A server in a process of its own, with the database of this test."""
    port = free_port()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "LANTOA_TEST_ROOT": str(tmp_path)}
    name = str(connection.settings_dict["NAME"])
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(port), name],
        env=environment,
        cwd=settings.BASE_DIR,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + SECONDS
    while not answers(port):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.1)
    yield process, port
    process.kill()
    process.wait()


def ask(port, method, path, body=None):
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as asked:
        asked.request(method, path, body, headers)
        answer = asked.getresponse()
        return answer.status, answer.read().decode()


def test_a_comment_that_was_acknowledged_outlives_its_process(server):
    process, port = server
    story = make_article()
    _status, page = ask(port, "GET", f"/y-kien/{story.pk}/")
    token = re.search(r'name="phieu" value="([^"]+)"', page)[1]
    time.sleep(LEAST_SECONDS + 0.1)
    answer = sorted(question_for(token).answers)[0]
    body = urlencode({"phieu": token, "name": "Mẹ Nghé", "text": "Cam on chi, ba con tự hào", "answer": answer})
    status, _page = ask(port, "POST", f"/y-kien/{story.pk}/", body)
    assert status == 303
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    connection.close()
    assert Comment.objects.get(page=story.pk).text == "Cam on chi, ba con tự hào"
