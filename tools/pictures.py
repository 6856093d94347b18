"""`make pictures`: what every kind of page looks like on a phone and a desk, by day and by night, in docs/pictures."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
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
# The card for other pages is as large as the frame in which it stands there.
EMBEDDED = {360: (360, 392), 1280: (700, 232)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Name of a kind of page: its address.
PAGES = {
    "home": "/",
    "exemplars": "/guong/",
    "news": "/tin-tuc/",
    "campaigns": "/phong-trao/",
    "fields": "/linh-vuc/",
    "places": "/dia-phuong/",
    "place": "/dia-phuong/tinh-khanh-hoa/",
    "commune": "/dia-phuong/xa-nong-lay-son-la/",
    "former-district": "/dia-phuong/huyen-thuan-chau-son-la/",
    "documents": "/van-ban/",
    "days": "/moi-ngay/",
    "archive": "/luu-tru/",
    "search": "/tim-kiem/?q=nong+lay",
    "site-map": "/so-do-trang/",
    "about": "/gioi-thieu/",
    "contact": "/lien-he/",
    "api": "/api/",
    "lost": "/khong-co-trang/",
}
# Where to begin, and the link to follow on each page on the way.
FIRST_OF = {
    "exemplar": ("/guong/", "main h3 a"),
    "article": ("/tin-tuc/", "main h3 a"),
    "campaign": ("/phong-trao/", "main h3 a"),
    "field": ("/linh-vuc/", "main .toc a"),
    "document": ("/van-ban/", "main .records a"),
    "day": ("/moi-ngay/", "main .leaves__date"),
    "tag": ("/guong/", "main h3 a", "main a[href^='/the/']"),
    "author": ("/guong/", "main h3 a", "main a[href^='/tac-gia/']"),
    "embed": ("/guong/", "main h3 a", "main .share__address a"),
}
# What no reader of the samples meets: a story that was taken down, a fault of the server.
_SETUP = "import django; django.setup()\n"
GONE = (
    _SETUP
    + "from stories.models import ArticlePage as A; one = A.objects.live().last(); one.unpublish(); print(one.address)"
)
FAULT = _SETUP + "from django.template.loader import render_to_string as page; print(page('500.html'))"
FAULT_ADDRESS = "/loi-cua-may-chu/"
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
        take = partial(_take_and_stop, f"http://{HOST}:{port}", environment)
        try:
            supervise(
                server_command(port), management_command("run_periodic"), environment, lambda: answers(port), take
            )
        except _Taken:
            print(f"Ảnh chụp nằm trong {FOLDER.relative_to(ROOT)}.")
    return 0


class _Taken(Stopped):
    """All pictures are taken; the server may go."""


def _take_and_stop(base: str, environment: Mapping[str, str]) -> None:
    gone, fault = f"/{_said(GONE, environment)}/", _said(FAULT, environment)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox", "--disable-gpu"])
        take_all(chromium, base, gone, fault)
    check_size(FOLDER)
    raise _Taken


def _said(code: str, environment: Mapping[str, str]) -> str:
    """Return what code prints that runs on the site's own data."""
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode().strip()


def take_all(chromium: Browser, base: str, gone: str, fault: str) -> None:
    """Take every page at every width in both schemes.

    `gone` is the address of a story that was taken down, `fault` the page that says that the server has failed.
    """
    for width, (shown, height) in WIDTHS.items():
        context = chromium.new_context(base_url=base, viewport={"width": width, "height": 900}, locale="vi-VN")
        page = context.new_page()
        _sign_in(page)
        page.route(f"**{FAULT_ADDRESS}", lambda route: route.fulfill(status=500, content_type="text/html", body=fault))
        for name, address in [*addresses(page), ("gone", gone), ("fault", FAULT_ADDRESS)]:
            wide, high = EMBEDDED[width] if name == "embed" else (width, 900)
            page.set_viewport_size({"width": wide, "height": high})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                save(_shoot(page, address), FOLDER / f"{name}-{width}-{scheme}.webp", min(shown, wide), height)
        context.close()


def addresses(page: Page) -> Iterator[tuple[str, str]]:
    """Yield name and address of a page of every kind that the site has."""
    for name, address in PAGES.items():
        answer = page.goto(address)
        if name == "lost" or (answer is not None and answer.ok):
            yield name, address
    for name, (address, *selectors) in FIRST_OF.items():
        found = _followed(page, address, selectors)
        if found:
            yield name, found.replace("/b/", "/nhung/")
    yield "styles", STYLES


def _followed(page: Page, address: str, selectors: Sequence[str]) -> str:
    """Return where the first links that `selectors` find lead from page to page, "" where there is none."""
    found = address
    for selector in selectors:
        page.goto(found)
        first = page.locator(selector)
        found = (first.first.get_attribute("href") if first.count() else None) or ""
        if not found:
            break
    return found


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
        scaled.crop((0, 0, width, min(height, scaled.height))).save(path, "WEBP", quality=54, method=6)


def check_size(folder: Path) -> None:
    """Refuse a folder that weighs too much for the repository."""
    total = sum(path.stat().st_size for path in folder.glob("*.webp"))
    if total > MOST_BYTES:
        raise Failure(f"Ảnh chụp nặng {total // 1000} kB, quá {MOST_BYTES // 1000} kB: hãy cắt ngắn hơn.")


if __name__ == "__main__":
    sys.exit(enter(main))
