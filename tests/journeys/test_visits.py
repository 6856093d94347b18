"""J8: readers come from everywhere, and an administrator sees how the site is read: each figure is what they did."""

import io
import zipfile
from contextlib import contextmanager
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from accounts import roles
from accounts.models import User
from places.factories import CommuneFactory
from stories.factories import make_exemplar
from stories.models import Field
from tests.journeys.conftest import PASSWORD, WIDTHS
from tests.journeys.test_every_page import axe
from visits import popularity
from visits.choices import OtherPage
from visits.figures import views_of
from visits.folding import fold

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
OLD_PHONE = f"Mozilla/5.0 (Linux; Android 10; SM-A107F) {WEBKIT} Chrome/80.0.3987.99 Mobile Safari/537.36"
COMPUTER = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/126.0.0.0 Safari/537.36"
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REPORT = "/quan-tri/thong-ke/"
LINES = """table => [...table.tBodies[0].rows].map(row => [
    [...row.cells[0].childNodes].filter(part => part.className !== "lt-table__open").map(part => part.textContent)
        .join("").trim(),
    Number(row.querySelector(".lt-table__number:not(.lt-table__cell)").textContent.replace(/\\D/g, "")),
])"""


@pytest.fixture(autouse=True)
def behind_proxy(visits_folder, settings):
    """Each reader of ours says who it is as our own proxy would."""
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.fixture
def people(newsroom):
    """Somebody who administers, besides those who write."""
    newsroom["quan-tri"] = User.objects.create_user("quan-tri", "quan-tri@vidu.gov.vn", PASSWORD)
    newsroom["quan-tri"].groups.add(Group.objects.get(name=roles.ADMINISTRATOR))
    return newsroom


@pytest.fixture
def stories(people):
    """Two stories of two fields and communes, one of which was read elsewhere before."""
    irrigation, letters = Field.objects.get(slug="moi-truong"), Field.objects.get(slug="van-hoa")
    here, there = CommuneFactory(name="Chiềng La"), CommuneFactory(name="Núi Thành")
    return (
        make_exemplar(title="Bà Ban giữ mương", fields=[irrigation], place=here),
        make_exemplar(title="Người giữ chữ", fields=[letters], place=there),
    )


@pytest.fixture
def reader(browser, live_server):
    """Return a function that opens a browser of somebody's own: an address, a browser, with a script or without."""

    @contextmanager
    def opened(number, agent=OLD_PHONE, *, width=360, script=True):
        with browser.new_context(
            base_url=live_server.url,
            user_agent=agent,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            locale="vi-VN",
            extra_http_headers={"X-Forwarded-For": f"203.0.113.{number}"},
        ) as context:
            page = context.new_page()
            page.set_default_timeout(20_000)
            yield page

    return opened


def look(page, address, source=None):
    """Open a page, and wait until its beacon has been answered."""
    with page.expect_response(lambda answer: "/xem/" in answer.url and "so-lieu" not in answer.url) as answered:
        page.goto(address, referer=source, wait_until="load")
    assert answered.value.status in (200, 204)


def come(reader, ban, chu):
    """Let readers come: five views of the first story, two of the second, one of the front page."""
    with reader(1) as page:
        look(page, f"/{ban.address}/", "https://chat.zalo.me/")
        look(page, f"/{ban.address}/")
        look(page, f"/{chu.address}/", f"{page.url}")
    with reader(2, COMPUTER, width=1280) as page:
        look(page, f"/{ban.address}/", "https://www.google.com/")
        page.reload(wait_until="networkidle")
    with reader(3) as page:
        look(page, f"/b/{ban.pk}/?qr=12")
        assert "qr" not in page.url
    with reader(4, script=False) as page:
        look(page, f"/{ban.address}/")
    with reader(5, COMPUTER, width=1280, script=False) as page:
        look(page, f"/b/{ban.pk}/?qr=7")
    with reader(6) as page:
        look(page, "/")
        look(page, f"/{chu.address}/")


def pass_by(reader, live_server, ban):
    """Let those come who are no readers: a robot, an editor who reads and looks at a preview."""
    with reader(7, ROBOT) as page:
        page.goto(f"/{ban.address}/", wait_until="networkidle")
    with reader(8, COMPUTER, width=1280) as page:
        enter(page, "bien-tap")
        page.goto(f"/{ban.address}/", wait_until="networkidle")
        page.goto(f"/quan-tri/pages/{ban.pk}/view_draft/", wait_until="networkidle")
        assert page.locator("script[data-page]").count() == 0


def enter(page, name):
    """Sign in."""
    page.goto("/quan-tri/login/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/quan-tri/")


def count():
    """Do what the periodic work does."""
    fold()
    popularity.refresh()


def lines(page, heading):
    """Return the table of a heading: {name: views}."""
    return dict(page.get_by_role("table", name=heading, exact=True).evaluate(LINES))


def workbook(content):
    """Return the sheets of an .xlsx by name: rows of texts and numbers."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        names = [sheet.get("name") for sheet in book.iter(f"{SHEET}sheet")]
        return {
            name: [
                [cell_value(cell) for cell in row]
                for row in ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{SHEET}row")
            ]
            for number, name in enumerate(names, 1)
        }


def cell_value(cell):
    text = "".join(cell.itertext())
    return text if cell.get("t") in ("inlineStr", "str") else float(text)


@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
def test_an_administrator_sees_what_readers_did_and_nothing_of_others(reader, live_server, stories, width):
    ban, chu = stories
    come(reader, ban, chu)
    pass_by(reader, live_server, ban)
    count()
    assert views_of([ban.pk, chu.pk, OtherPage.HOME]) == {ban.pk: 5, chu.pk: 2, OtherPage.HOME: 1}
    with reader(9, COMPUTER, width=width) as page:
        enter(page, "quan-tri")
        page.goto(REPORT)
        for span in ("Hôm nay", "7 ngày", "30 ngày"):
            page.get_by_role("navigation", name="Thời gian").get_by_role("link", name=span, exact=True).click()
            check_tables(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        check_public(page, reader)
        check_posters(page)
        check_files(page)


def check_tables(page):
    expect(page.get_by_role("definition").first).to_contain_text("8")
    assert lines(page, "Bài") == {"Bà Ban giữ mương": 5, "Người giữ chữ": 2}
    assert sorted(lines(page, "Lĩnh vực").values()) == [2, 5]
    assert lines(page, "Thiết bị") == {"Điện thoại": 6, "Máy tính": 2}
    assert lines(page, "Nguồn") == {
        "Trực tiếp": 3, "Zalo": 1, "Google": 1, "Trong trang tin này": 1,
        "Mã QR: Áp phích số 12": 1, "Mã QR: Áp phích số 7": 1,
    }  # fmt: skip


def check_public(page, reader):
    """The block that readers see says what the newsroom's screen says of it."""
    own = page.locator("#public-heading + dl")
    shown = dict(zip(own.locator("dt").all_inner_texts(), own.locator("dd").all_inner_texts(), strict=True))
    with reader(10) as another:
        another.goto("/guong/", wait_until="networkidle")
        block = another.locator("section.stats")
        labels, numbers = block.locator("dt").all_inner_texts(), block.locator("dd").all_inner_texts()
    assert numbers[1:] == ["8"] * 5
    assert dict(zip(labels, numbers, strict=True)) == shown


def check_posters(page):
    page.goto(f"{REPORT}ap-phich/?span=today")
    assert lines(page, "Áp phích") == {"Áp phích số 12": 1, "Áp phích số 7": 1}
    page.goto(f"{REPORT}xa/?span=today")
    assert sorted(lines(page, "Xã, phường").values()) == [2, 5]


def check_files(page):
    page.goto(f"{REPORT}?span=7")
    with page.expect_download() as download:
        page.get_by_role("link", name="Cả báo cáo (.xlsx)").click()
    sheets = workbook(download.value.path().read_bytes())
    found = {row[0]: row for row in sheets["Bài"] if row and row[0] in ("Bà Ban giữ mương", "Người giữ chữ")}
    assert [5.0 in row for row in found.values()] == [True, False]
    assert 2.0 in found["Người giữ chữ"]
    sources = {row[0]: row for row in sheets["Nguồn"] if row}
    assert 1.0 in sources["Zalo"]
    course = [row for row in sheets["Theo thời gian"] if len(row) > 1 and isinstance(row[1], float)]
    assert sum(row[1] for row in course) == 8


def test_what_was_searched_in_vain_is_told(reader, stories):
    with reader(1) as page:
        page.goto("/tim-kiem/?q=Nong+Lay+xe+ôm")
        enter(page, "quan-tri")
        page.goto(REPORT)
        expect(page.get_by_role("table", name="Bạn đọc tìm mà không thấy")).to_contain_text("nong lay xe om")


@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
def test_the_report_and_the_page_of_figures_can_be_read_by_all(reader, stories, width):
    with reader(1) as page:
        look(page, f"/{stories[0].address}/", "https://chat.zalo.me/")
    count()
    with reader(2, COMPUTER, width=width) as page:
        for address in ("/truy-cap/", f"/{stories[0].address}/"):
            page.goto(address, wait_until="networkidle")
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_reader_sees_the_views_of_a_story_once_they_are_counted(reader, stories):
    with reader(1) as page:
        look(page, f"/{stories[0].address}/")
        look(page, f"/{stories[0].address}/")
    count()
    with reader(2) as page:
        page.goto("/guong/")
        expect(page.locator("article", has_text="Bà Ban giữ mương").first).to_contain_text("1 lượt xem")
        expect(page.locator("article", has_text="Người giữ chữ").first).not_to_contain_text("lượt xem")
