"""The shipped configuration of nginx and systemd: no log says who read what, as a real nginx proves."""

import http.server
import os
import re
import socket
import ssl
import subprocess
import threading
import time

import pytest

from tools import packages
from tools.paths import ROOT
from tools.servers import free_port

NGINX = ROOT / "deploy" / "nginx" / "lantoa.conf"
UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
# What a line may tell: when, what was asked, how it was answered. Never who, with what, from where.
HARMLESS = {
    "time_iso8601", "request_method", "uri", "status", "body_bytes_sent", "request_time", "upstream_cache_status",
}  # fmt: skip
READER, AGENT, REFERRER, WORDS = "127.0.0.77", "Trinh-Duyet-Rieng/7.7", "https://noi-den.example/", "tu-khoa-rieng"
BROKEN = "/hong/"


def directives(name: str) -> list[str]:
    text = re.sub(r"#.*", "", NGINX.read_text(encoding="utf-8"))
    return re.findall(rf"(?<![\w-]){name}\s+([^;]+);", text)


def servers() -> list[str]:
    text = re.sub(r"#.*", "", NGINX.read_text(encoding="utf-8"))
    return re.split(r"^server \{", text, flags=re.MULTILINE)[1:]


def test_no_format_of_a_log_names_the_reader():
    formats = directives("log_format")
    assert formats
    assert set(re.findall(r"\$(\w+)", " ".join(formats))) <= HARMLESS


def test_every_server_has_logs_of_its_own_and_none_takes_the_usual_format():
    names = {found.split()[0] for found in directives("log_format")}
    for server in servers():
        own = server.split("location")[0]
        assert "access_log" in own
        # Below "alert" nginx adds the client's address to every line.
        assert re.search(r"error_log \S+ alert;", own)
    for log in directives("access_log"):
        assert log == "off" or log.split()[1] in names
    assert all(log.split()[1:] == ["alert"] for log in directives("error_log"))


def test_a_beacon_is_small_and_the_application_alone_says_how_long_pages_are_kept():
    beacons = re.search(r"location = /xem/ \{(.*?)\}", NGINX.read_text(encoding="utf-8"), re.DOTALL).group(1)
    assert "client_max_body_size 1k;" in beacons
    assert "access_log off;" in beacons
    assert not directives("proxy_cache_valid") and not directives("proxy_ignore_headers")
    assert directives("proxy_cache_bypass") == directives("proxy_no_cache") == ["$cookie_lantoa_session"]
    assert "X-Forwarded-For $remote_addr" in directives("proxy_set_header")


def test_the_web_server_writes_no_log_of_requests():
    started = {unit.name: re.sub(r"\\\n\s*", "", unit.read_text(encoding="utf-8")) for unit in UNITS}
    assert set(started) == {"lantoa.service", "lantoa-periodic.service", "lantoa-visits.service"}
    command = re.search(r"ExecStart=(.*)", started["lantoa.service"]).group(1)
    assert "--no-access-log" in command.split()
    assert not [text for text in started.values() if re.search(r"(?<!no-)access-log", text.partition("ExecStart")[2])]


class Application(http.server.BaseHTTPRequestHandler):
    """Answers as ours does, and remembers what nginx told it."""

    protocol_version = "HTTP/1.1"
    seen: list = []

    def do_GET(self):
        self.seen.append(self)
        if self.path == BROKEN:
            self.close_connection = True
            return
        signed_in = "lantoa_session" in self.headers.get("Cookie", "")
        self.answer(200, "private, no-cache" if signed_in else "public, max-age=60")

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(self)
        self.answer(204, "no-store")

    def answer(self, status, cache_control):
        body = b"" if status == 204 else b"trang"
        self.send_response(status)
        self.send_header("Cache-Control", cache_control)
        if body:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def application():
    Application.seen = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Application)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def nginx(tmp_path, application):
    """Run nginx with the shipped file, in a folder of its own; its usual logs are on, as distributions have it."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=lantoa.example.vn",
         "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    plain, tls = free_port(), free_port()
    text = NGINX.read_text(encoding="utf-8")
    for old, new in (
        ("127.0.0.1:8000", f"127.0.0.1:{application.server_address[1]}"),
        (r"listen \[::\]:.*", ""),
        (r"listen 80\b", f"listen 127.0.0.1:{plain}"),
        (r"listen 443\b", f"listen 127.0.0.1:{tls}"),
        (r"/etc/letsencrypt/live/lantoa.example.vn/fullchain.pem", f"{tmp_path}/cert.pem"),
        (r"/etc/letsencrypt/live/lantoa.example.vn/privkey.pem", f"{tmp_path}/key.pem"),
        ("/var/log/nginx/", f"{tmp_path}/"),
        ("/var/cache/lantoa-nginx", f"{tmp_path}/cache"),
        ("/var/lib/lantoa", f"{tmp_path}"),
    ):
        text, times = re.subn(old, new, text)
        assert times, old
    (tmp_path / "lantoa.conf").write_text(text, encoding="utf-8")
    temporary = "".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy"))
    (tmp_path / "nginx.conf").write_text(
        f"{'user root;' if os.geteuid() == 0 else ''} pid {tmp_path}/pid; daemon off; worker_processes 1;"
        f"error_log {tmp_path}/error.log; events {{}}"
        f"http {{ access_log {tmp_path}/access.log; {temporary} include {tmp_path}/lantoa.conf; }}",
        encoding="utf-8",
    )
    options = ["-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "start.log"]
    process = subprocess.Popen([packages.nginx(), *options])
    wait_for(plain)
    yield plain, tls
    process.terminate()
    process.wait(10)


def wait_for(port):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


def ask(port, request, *, tls=True, host="lantoa.example.vn"):
    """Send bytes from the reader's address; return the answer, empty if there is none."""
    with socket.create_connection(("127.0.0.1", port), timeout=10, source_address=(READER, 0)) as line:
        context = ssl._create_unverified_context()
        try:
            with context.wrap_socket(line, server_hostname=host) if tls else line as sending:
                sending.sendall(request)
                return b"".join(iter(lambda: sending.recv(65536), b"")).decode(errors="replace")
        except (ssl.SSLError, ConnectionError):
            return ""


def page(path, *more, method="GET", host="lantoa.example.vn", body=b""):
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"User-Agent: {AGENT}", f"Referer: {REFERRER}"]
    lines += [f"X-Forwarded-For: 9.9.9.9, {READER}", "Connection: close", *more]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def test_nginx_writes_nothing_of_the_reader_whatever_is_asked(nginx, application, tmp_path):
    plain, tls = nginx
    path = f"/guong/ba-ban/?tu={WORDS}"
    assert " 200 " in ask(tls, page(path))
    assert " 301 " in ask(plain, page(path), tls=False)
    assert " 404 " in ask(tls, page("/media/images/khong-co.webp"))
    assert " 204 " in ask(tls, page("/xem/", method="POST", body=b"trang=12&tu=zalo.me"))
    assert " 413 " in ask(tls, page("/xem/", method="POST", body=b"x" * 1025))
    assert " 400 " in ask(tls, b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n")
    # Too long: it hangs up, at times before its answer can be read.
    assert ask(tls, page("/" + "a" * 40_000))[9:12] in ("414", "")
    assert ask(plain, page("/", host="la.example"), tls=False) == ""
    assert ask(tls, page("/", host="la.example"), host="la.example") == ""
    assert " 400 " in ask(tls, page("/"), tls=False)
    assert " 502 " in ask(tls, page(BROKEN))
    time.sleep(0.2)
    written = {file.name: file.read_text(errors="replace") for file in tmp_path.rglob("*.log")}
    assert "/guong/ba-ban/ 200" in written["lantoa-access.log"]
    assert "/xem/" not in written["lantoa-access.log"]
    secrets = (READER, AGENT, REFERRER, WORDS, "la.example", "9.9.9.9")
    assert {name: said for name, said in written.items() if any(secret in said for secret in secrets)} == {}


def test_nginx_keeps_pages_for_readers_and_never_for_those_who_sign_in(nginx):
    _plain, tls = nginx
    for _ in range(3):
        assert " 200 " in ask(tls, page("/"))
    assert len(Application.seen) == 1
    assert "private" in ask(tls, page("/", "Cookie: lantoa_session=abc"))
    assert len(Application.seen) == 2
    assert "public" in ask(tls, page("/"))
    assert len(Application.seen) == 2
    for _ in range(2):
        ask(tls, page("/quan-tri/"))
        ask(tls, page("/xem/12.gif"))
    assert len(Application.seen) == 6
    headers = Application.seen[0].headers
    assert (headers["X-Forwarded-For"], headers["X-Forwarded-Proto"]) == (READER, "https")
    assert headers["Host"] == "lantoa.example.vn"
