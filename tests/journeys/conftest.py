"""A real browser, a served site, and people who sign in."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from accounts import roles
from accounts.models import User
from stories.factories import make_article, make_site
from stories.models import ArticlePage
from stories.tests.public import bodies

TALE = "Mười một năm nay, mỗi mùa khô bà lại vác cuốc lên đầu nguồn khơi dòng cho bốn bản. " * 8
PASSWORD = "mot-mat-khau-dai"
WIDTHS = {"phone": 360, "desktop": 1280}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def _is_journey(item: pytest.Item) -> bool:
    return "tests/journeys" in str(item.path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser, and a database that the server's threads share."""
    for item in filter(_is_journey, items):
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def newsroom(transactional_db) -> dict[str, User]:
    """A site with one person a role."""
    make_site()
    people = {}
    for name, role in (("bien-tap", roles.EDITOR), ("duyet", roles.APPROVER), ("cong-tac", roles.WRITER)):
        people[name] = User.objects.create_user(name, f"{name}@vidu.gov.vn", PASSWORD)
        people[name].groups.add(Group.objects.get(name=role))
    return people


@pytest.fixture
def story(newsroom) -> ArticlePage:
    """An article long enough to scroll."""
    paragraphs = [bodies.paragraph(f"<p>{TALE}</p>") for _number in range(6)]
    return make_article(title="Con mương giữ nước", body=bodies.body(*paragraphs))


@pytest.fixture(scope="session")
def _kept() -> Iterator[dict[str, tuple[sqlite3.Connection, Any]]]:
    copies: dict[str, tuple[sqlite3.Connection, Any]] = {}
    yield copies
    for copy, _made in copies.values():
        copy.close()


@pytest.fixture
def keep(newsroom, _kept) -> Callable[[str, Callable[[], Any]], Any]:
    """Return `keep(name, make)`, which makes content once and later brings the database back as it then was.

    Every journey leaves the database empty, and content takes long to make.
    """

    def kept(name: str, make: Callable[[], Any]) -> Any:
        if name not in _kept:
            made, copy = make(), sqlite3.connect(":memory:")
            connection.connection.backup(copy)
            _kept[name] = copy, made
        copy, made = _kept[name]
        copy.backup(connection.connection)
        return made

    return kept


@pytest.fixture
def visit(browser, live_server) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page in a browser of its own: `visit(address, width=360, script=False)`."""
    contexts = []

    def open_page(address: str = "/", *, width: int = 1280, script: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            locale="vi-VN",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(visit, newsroom) -> Callable[[str], Page]:
    """Return a function that opens the newsroom as one of its people."""

    def enter(name: str) -> Page:
        page = visit("/quan-tri/login/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/quan-tri/")
        return page

    return enter
