"""Headless Chromium in front of the test client: real scripts, the test's own transaction, no server."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Request, Route, sync_playwright

# A host that browsers trust without TLS, as they do a public site.
ORIGIN = "http://localhost"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@contextmanager
def open_browser(client: Client, width: int = 1280) -> Iterator[Page]:
    """Give a browser signed in as `client` is; `page.elsewhere` lists what it asked of other hosts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": width, "height": 900}, locale="vi-VN", base_url=ORIGIN)
        page.elsewhere = []
        page.route("**/*", lambda route, request: _answer(page, client, route, request))
        try:
            yield page
        finally:
            browser.close()


def _answer(page: Any, client: Client, route: Route, request: Request) -> None:
    if not request.url.startswith(ORIGIN):
        page.elsewhere.append(request.url)
        return route.abort()
    parts = urlsplit(request.url)
    if parts.path.startswith("/static/"):
        return _send_file(route, parts.path.removeprefix("/static/"))
    return _send_answer(client, route, request)


def _send_file(route: Route, name: str) -> None:
    found = finders.find(name)
    if not found:
        return route.fulfill(status=404)
    path = Path(str(found))
    return route.fulfill(body=path.read_bytes(), content_type=_TYPES.get(path.suffix, "application/octet-stream"))


def _send_answer(client: Client, route: Route, request: Request) -> None:
    headers = {
        f"HTTP_{name.upper().replace('-', '_')}": value
        for name, value in request.headers.items()
        if name not in ("content-type", "content-length", "cookie", "host")
    }
    with _outside_the_loop():
        response = client.generic(
            request.method,
            request.url.removeprefix(ORIGIN),
            request.post_data_buffer or b"",
            content_type=request.headers.get("content-type", "application/octet-stream"),
            **headers,
            HTTP_HOST="localhost",
        )
        body = b"".join(response) if response.streaming else response.content
    if "Location" in response:
        # Chromium follows a redirect by itself, past these answers.
        body = f'<meta http-equiv="refresh" content="0;url={escape(response["Location"])}">'.encode()
        return route.fulfill(body=body, content_type="text/html")
    return route.fulfill(status=response.status_code, headers=dict(response.items()), body=body)


@contextmanager
def _outside_the_loop() -> Iterator[None]:
    # Playwright keeps an event loop running in this thread; beside one, Django opens another connection to the
    # database, which would not see what the test has written.
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(loop)
