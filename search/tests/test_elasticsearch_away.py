"""Whatever a server says or does not say, the database answers, in time."""

import http.server
import json
import threading
import time

import environ
import pytest

from config.settings.readers import readers_backend
from search.backends import ELASTICSEARCH, database_index, elasticsearch, reader_index
from search.backends.fallback import Guard, Reader
from search.documents import story_name
from search.indexing import index
from search.marks import KIND
from search.models import SearchChange, SearchDocument
from search.types import Conditions, Match
from stories.factories import make_exemplar

pytestmark = pytest.mark.django_db
ANY = Conditions()
WORD = Match(groups=(("muong",),))
PRODUCT = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/vnd.elasticsearch+json;compatible-with=8"}


class Handler(http.server.BaseHTTPRequestHandler):
    """Says what the server was told to say, whatever is asked."""

    def answer(self):
        self.server.asked += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, headers, body, delay = self.server.answer
        time.sleep(delay)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_HEAD = answer

    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture
def server():
    """Start a server that answers as `answer` says: status, headers, body, seconds to wait."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as fake:
        fake.asked = 0
        fake.daemon_threads = True
        fake.handle_error = lambda *_: None
        thread = threading.Thread(target=fake.serve_forever)
        thread.start()
        yield fake
        fake.shutdown()
        thread.join()


@pytest.fixture
def story(server, settings, monkeypatch):
    """Return a story that the database finds, on a site that uses that server."""
    monkeypatch.setenv("ELASTICSEARCH_URL", f"http://127.0.0.1:{server.server_port}")
    settings.WAGTAILSEARCH_BACKENDS = {**settings.WAGTAILSEARCH_BACKENDS, **readers_backend(environ.Env())}
    monkeypatch.setattr(elasticsearch, "GUARD", Guard())
    made = make_exemplar(title="Người giữ mương")
    index([story_name(made.pk)])
    SearchChange.objects.all().delete()
    return made


def said(body, status=200, headers=PRODUCT, delay=0.0):
    return status, headers, body if isinstance(body, bytes) else json.dumps(body).encode(), delay


SHARDS = {"total": 1, "successful": 1, "failed": 0}
EMPTY = {"took": 1, "timed_out": False, "_shards": SHARDS, "hits": {"total": {"value": 0}, "hits": []}}
ANSWERS = {
    "too many": said({"error": "busy"}, 429),
    "unavailable": said({"error": "starting"}, 503),
    "unavailable in words": said(b"<h1>Service Unavailable</h1>", 503, {"Content-Type": "text/html"}),
    "forbidden": said({"error": {"type": "security_exception"}}, 403),
    "no such index": said({"error": {"type": "index_not_found_exception"}}, 404),
    "no json": said(b"{{{{"),
    "no text": said(b"\xff\x00\xfe"),
    "nothing": said(b""),
    "another product": said(EMPTY, headers={"Content-Type": "application/json"}),
    "a page of a proxy": said(b"<html>", headers={"Content-Type": "text/html"}),
    "an empty object": said({}),
    "a list": said([1, 2]),
    "a number": said(7),
    "null": said(None),
    "strange answers": said({"responses": [{"hits": []}], "hits": 3, "_shards": 1, "timed_out": False}),
    "no answers": said({"responses": [], "took": 1}),
    "a part alone": said({**EMPTY, "_shards": {**SHARDS, "failed": 1}, "responses": [{**EMPTY, "timed_out": True}]}),
    "redirected": said(b"", 302, {**PRODUCT, "Location": "http://127.0.0.1:9/"}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_database_answers(server, story, name):
    server.answer = ANSWERS[name]
    for ask in (
        lambda asked: asked.best([(WORD, 5)], ANY),
        lambda asked: asked.newest(WORD, ANY, 0, 5),
        lambda asked: asked.figures(WORD, ANY, (KIND,)),
    ):
        elasticsearch.GUARD = Guard()
        before = server.asked
        assert ask(reader_index()) == ask(database_index())
        assert server.asked == before + 1


@pytest.mark.parametrize("name", ANSWERS)
def test_a_change_waits_and_nothing_is_raised(server, story, name):
    server.answer = ANSWERS[name]
    SearchChange.objects.create(target=ELASTICSEARCH, name=story_name(story.pk))
    elasticsearch.push()
    assert SearchChange.objects.filter(target=ELASTICSEARCH).count() == 1


def test_one_that_hangs_is_waited_for_two_seconds_once(server, story):
    server.answer = said(EMPTY, delay=6)
    began = time.monotonic()
    rows = [reader_index().newest(WORD, ANY, 0, 5) for _ in range(20)]
    assert 1.5 < time.monotonic() - began < 3.5
    assert rows == [database_index().newest(WORD, ANY, 0, 5)] * 20
    assert server.asked == 1


def test_nobody_there(server, story, monkeypatch):
    server.server_close()
    assert isinstance(reader_index(), Reader)
    row = SearchDocument.objects.get(story=story.pk)
    assert reader_index().newest(WORD, ANY, 0, 5) == [row.pk]


def test_settings_that_make_no_sense_leave_the_database(story, settings):
    entry = settings.WAGTAILSEARCH_BACKENDS["readers"]
    settings.WAGTAILSEARCH_BACKENDS = {**settings.WAGTAILSEARCH_BACKENDS, "readers": {**entry, "URLS": ["http://a:b"]}}
    row = SearchDocument.objects.get(story=story.pk)
    assert reader_index().newest(WORD, ANY, 0, 5) == [row.pk]
    SearchChange.objects.create(target=ELASTICSEARCH, name=story_name(story.pk))
    elasticsearch.push()


def test_a_change_that_waits_leaves_the_server_alone(server, story):
    server.answer = said(EMPTY)
    SearchChange.objects.create(target=ELASTICSEARCH, name="s999999")
    assert reader_index().newest(WORD, ANY, 0, 5) == database_index().newest(WORD, ANY, 0, 5)
    assert server.asked == 0
