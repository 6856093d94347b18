"""`make pictures`: what every kind of page looks like on a phone and a desk, by day and by night, in docs/pictures."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools.demo import SETTINGS, prepare, server_command
from tools.entry import enter
from tools.failure import Failure, Stopped
from tools.manage import management_command
from tools.packages import CHROMIUM, browser, require
from tools.paths import ROOT, site_environment
from tools.ports import HOST, answers, chosen_port, require_free
from tools.supervisor import supervise

FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 6_000_000
# Width of the window: width of the picture, and the height at which a long page is cut.
WIDTHS = {360: (360, 1800), 1280: (800, 1400)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Name of a kind of page: its address, or the list whose first story, place or paper is shown.
PAGES = {
    "home": "/",
    "exemplars": "/guong/",
    "news": "/tin-tuc/",
    "campaigns": "/phong-trao/",
    "fields": "/linh-vuc/",
    "places": "/dia-phuong/",
    "documents": "/van-ban/",
    "days": "/moi-ngay/",
    "archive": "/luu-tru/",
    "search": "/tim-kiem/?q=giu+nuoc",
    "site-map": "/so-do-trang/",
    "about": "/gioi-thieu/",
    "lost": "/khong-co-trang/",
}
FIRST_OF = {
    "exemplar": ("/guong/", "main h3 a"),
    "article": ("/tin-tuc/", "main h3 a"),
    "campaign": ("/phong-trao/", "main h3 a"),
    "field": ("/linh-vuc/", "main h2 a"),
    "place": ("/dia-phuong/", "main .toc a"),
    "document": ("/van-ban/", "main .records a"),
}
STYLES = "/kieu-mau/"
LOGIN, PASSWORD = "quan-tri", "lan-toa-mau-2026"


def main() -> int:
    """Load the samples into a folder that goes away, serve them, and take the pictures."""
    require(CHROMIUM)
    port = chosen_port()
    require_free(port)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LANTOA_VAR"] = folder
        environment = site_environment(SETTINGS, SITE_URL=f"http://{HOST}:{port}")
        prepare(environment, with_samples=True)
        take = partial(_take_and_stop, f"http://{HOST}:{port}")
        try:
            supervise(
                server_command(port), management_command("run_periodic"), environment, lambda: answers(port), take
            )
        except _Taken:
            print(f"Ảnh chụp nằm trong {FOLDER.relative_to(ROOT)}.")
    return 0


class _Taken(Stopped):
    """All pictures are taken; the server may go."""


def _take_and_stop(base: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox", "--disable-gpu"])
        take_all(chromium, base)
    check_size(FOLDER)
    raise _Taken


def take_all(chromium: Browser, base: str) -> None:
    """Take every page at every width in both schemes."""
    for width, (shown, height) in WIDTHS.items():
        context = chromium.new_context(base_url=base, viewport={"width": width, "height": 900}, locale="vi-VN")
        page = context.new_page()
        _sign_in(page)
        for name, address in addresses(page):
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                save(_shoot(page, address), FOLDER / f"{name}-{width}-{scheme}.webp", shown, height)
        context.close()


def addresses(page: Page) -> Iterator[tuple[str, str]]:
    """Yield name and address of a page of every kind that the site has."""
    for name, address in PAGES.items():
        answer = page.goto(address)
        if name == "lost" or (answer is not None and answer.ok):
            yield name, address
    for name, (address, selector) in FIRST_OF.items():
        page.goto(address)
        first = page.locator(selector)
        found = first.first.get_attribute("href") if first.count() else None
        if found:
            yield name, found
    yield "styles", STYLES


def _sign_in(page: Page) -> None:
    page.goto("/quan-tri/login/")
    page.fill("[name=username]", LOGIN)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/quan-tri/")


def _shoot(page: Page, address: str) -> bytes:
    page.goto(address, wait_until="networkidle")
    # Pictures below the fold load when they come into sight.
    page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach(one => { one.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    return page.screenshot(full_page=True)


def save(shot: bytes, path: Path, width: int, height: int) -> None:
    """Write a screenshot as a WebP `width` pixels wide, cut below `height`."""
    with Image.open(io.BytesIO(shot)) as picture:
        scaled = picture.convert("RGB").resize((width, picture.height * width // picture.width))
        scaled.crop((0, 0, width, min(height, scaled.height))).save(path, "WEBP", quality=60, method=6)


def check_size(folder: Path) -> None:
    """Refuse a folder that weighs too much for the repository."""
    total = sum(path.stat().st_size for path in folder.glob("*.webp"))
    if total > MOST_BYTES:
        raise Failure(f"Ảnh chụp nặng {total // 1000} kB, quá {MOST_BYTES // 1000} kB: hãy cắt ngắn hơn.")


if __name__ == "__main__":
    sys.exit(enter(main))
