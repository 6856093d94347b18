"""After a visit to a real server no byte that was kept says who it was: in files, in the database, in logs."""

import base64
import contextlib
import hashlib
import http.client
import ipaddress
import itertools
import os
import time
import urllib.parse
from pathlib import Path

import pytest
from django.conf import settings as site
from django.db import connection
from django.test import override_settings

from config.settings.dev import SECRET_KEY
from core.readers import keyed_hash
from stories.factories import make_article, make_exemplar
from tools import process
from tools.demo import server_command
from tools.paths import clean_environment
from tools.ports import HOST, answers
from tools.servers import free_port
from visits.agents import agent_of
from visits.choices import OtherPage
from visits.folding import fold
from visits.marks.digests import KEY_BYTES, digests
from visits.marks.memory import shared_path
from visits.marks.shared import _KEY_AT, LAYOUT
from visits.models import PageViews, SiteDay
from visits.tests.senders import lines

# Readers at addresses of this machine that nobody else has, with agents and pages before that nobody else has.
READERS = ["127.66.77.88", "127.91.82.73"]
AGENT = "Mozilla/5.0 (Linux; Android 13; SM-QX7731) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.7731.42 Mobile"
BEFORE = "https://www.google.com.vn/duong-dan-rieng-tu-7731?q=benh-cua-toi-7731"
START_SECONDS = 90


class Reader:
    """A browser at an address."""

    def __init__(self, port, address):
        self.port = port
        self.address = address

    def ask(self, method, path, body=None, **headers):
        """Return the status of an answer; nothing of it asks the browser to keep anything."""
        line = http.client.HTTPConnection(HOST, self.port, timeout=60, source_address=(self.address, 0))
        with contextlib.closing(line):
            line.request(method, path, body, {"User-Agent": AGENT, "Referer": BEFORE, **headers})
            answer = line.getresponse()
            answer.read()
            assert answer.getheader("Set-Cookie") is None
            return answer.status

    def look(self, page, **said):
        """Send the beacon of a page."""
        body = urllib.parse.urlencode({"trang": page, "tu": urllib.parse.urlsplit(BEFORE).netloc, **said})
        headers = {
            "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
            "Origin": f"http://{HOST}:{self.port}",
            "Sec-Fetch-Site": "same-origin",
        }
        return self.ask("POST", "/xem/", body, **headers)


@pytest.fixture
def var(tmp_path, settings):
    """The folder that the server writes to; ours is the same."""
    settings.VISITS_ROOT = tmp_path / "visits"
    return tmp_path


@pytest.fixture
def port(var):
    """The server of `make demo`, on the database of this test, with what it says in a file."""
    environment = clean_environment("config.settings.dev", LANTOA_VAR=str(var), DATABASE_URL=database())
    number = free_port()
    with (var / "server.log").open("wb") as log:
        server = process.start(server_command(number), environment, log.fileno())
        try:
            deadline = time.monotonic() + START_SECONDS
            while not answers(number):
                assert server.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.2)
            yield number
        finally:
            process.end(server)


def database():
    """The address of the database of this test."""
    url = os.environ["DATABASE_URL"].rpartition("/")[0] if connection.vendor == "postgresql" else "sqlite://"
    return f"{url}/{connection.settings_dict['NAME']}"


def kept(var):
    """All that is kept of anything, by where it is."""
    found = {path: path.read_bytes() for path in var.rglob("*") if path.is_file()}
    if connection.vendor == "sqlite":
        return found | {
            path: path.read_bytes() for path in Path(connection.settings_dict["NAME"]).parent.glob("*.sqlite3*")
        }
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = "\n".join(map(str, cursor.fetchall())).encode()
    return found


def written(secret):
    """The usual ways to write some bytes."""
    return {secret, secret.hex().encode(), secret.hex().upper().encode(), base64.b64encode(secret).rstrip(b"=")}


def traces(key, pages):
    """All that would tell of the readers: what they are, hashes of it, and what stands for them in memory."""
    texts = [AGENT, BEFORE, "duong-dan-rieng-tu", "benh-cua-toi", "SM-QX7731", "119.7731", *READERS]
    packed = [ipaddress.ip_address(address).packed for address in READERS]
    plain = [*(text.encode() for text in texts), *packed]
    for number in (int.from_bytes(part, "big") for part in packed):
        yield str(number).encode()
    for secret, name in itertools.product(plain, ("md5", "sha1", "sha256", "blake2b", "blake2s")):
        yield from written(hashlib.new(name, secret).digest())
    for secret in plain:
        yield from written(secret)
    with override_settings(SECRET_KEY=SECRET_KEY):
        yield from (keyed_hash("address", f":{address}").encode() for address in READERS)
    yield from written(key)
    for part, page in itertools.product(packed, pages):
        for mark in digests(key, part, agent_of(AGENT).browser, page):
            yield from written(mark)
            yield from written(mark[:8])


@pytest.mark.django_db(transaction=True)
def test_of_a_visit_only_numbers_are_kept(var, request):
    stories = [make_article(title="Cây cầu của làng"), make_exemplar(title="Người thầy ở bản")]
    port = request.getfixturevalue("port")
    readers = [Reader(port, address) for address in READERS]
    for reader, story in itertools.product(readers, stories):
        assert reader.ask("GET", f"/{story.address}/") == 200
        assert reader.look(story.pk) == 204
        assert reader.look(story.pk, qr="12") == 204
        assert reader.ask("GET", f"/xem/{story.pk}.gif") == 200
    for reader in readers:
        assert reader.ask("GET", "/khong-co-trang-nay/") == 404
        assert reader.look(10**8) == 404
        assert reader.look("x") == 400
        assert reader.ask("POST", "/xem/", "x" * 5000) in (400, 413)
        assert reader.look(int(OtherPage.SEARCH)) == 204
    marks = shared_path(var / "visits", LAYOUT)
    memory = marks.read_bytes()
    journal = lines(var / "visits")
    # Who raises a register does so once: no two views are linked by it.
    assert len([line for line in journal if line.startswith("u ")]) == len(READERS)
    assert all(len(line.split()) == {"v": 6, "u": 4}[line[0]] for line in journal)
    before = kept(var)
    fold()
    assert [PageViews.objects.get(page=story.pk).counted for story in stories] == [2, 2]
    assert SiteDay.objects.get().visitors == 2
    everything = [*before.items(), *kept(var).items()]
    assert any("Cây cầu của làng".encode() in content for _place, content in everything)
    key = memory[_KEY_AT : _KEY_AT + KEY_BYTES]
    for trace in set(traces(key, [*OtherPage.values, *(story.pk for story in stories)])):
        assert [place for place, content in everything if trace in content] == [], trace
    # Nor is anything readable in the memory that is thrown away.
    assert not [text for text in (*READERS, AGENT, "google") if text.encode() in memory]


def test_no_server_that_we_start_keeps_a_log_of_requests():
    assert "--access-log" not in server_command(8000)
    unit = (Path(site.BASE_DIR) / "deploy" / "systemd" / "lantoa.service").read_text()
    assert "--no-access-log" in unit
