"""A reader in a story: hands it on, copies, makes the letters larger, prints; and reads all of it without a script."""

import datetime
import re
import zlib

import pytest
from playwright.sync_api import expect

from media.factories import DrawingFactory
from stories.factories import make_exemplar
from stories.models import Award
from stories.tests.public import bodies

TALE = "Cuốn sổ bìa xanh, loại tám mươi trang, nay đã sờn gáy. Trang nào cũng có bốn cột kẻ bằng bút chì. " * 6


@pytest.fixture
def story(newsroom):
    headings = [name for number in range(4) for name in (f"Chặng thứ {number}",)]
    blocks = [block for name in headings for block in (bodies.heading(name), bodies.paragraph(f"<p>{TALE}</p>"))]
    found = make_exemplar(
        title="Bà Quàng Thị Ban và con mương giữ nước",
        lead="Mười một năm trước, cánh đồng khô nứt.",
        deed="Đi gõ cửa từng nhà.",
        cover=DrawingFactory(),
        body=bodies.body(*blocks),
        how_to=[
            {"type": "steps", "value": {"steps": [{"title": "Đi hỏi", "text": "Một dòng."}], "cost": "", "avoid": ""}}
        ],
        stage="nhan-rong",
    )
    found.awards = [Award(title="Bằng khen", date=datetime.date(2026, 5, 12))]
    found.save_revision().publish()
    return found


@pytest.fixture
def page(visit, story):
    return visit(f"/{story.address}/")


def test_the_link_and_the_line_to_cite_are_copied(page, story):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/{story.address}/")
    page.get_by_role("button", name="Chép câu dẫn").click()
    copied = page.wait_for_function("navigator.clipboard.readText().then(t => t.startsWith('Nguồn') && t)").json_value()
    assert "“Bà Quàng Thị Ban và con mương giữ nước”" in copied
    expect(page.get_by_role("button", name="Chép liên kết")).to_be_visible(timeout=8000)


def test_where_there_is_no_clipboard_copying_still_works(visit, story):
    page = visit("/guong/")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"/{story.address}/")
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()


def test_the_letters_grow_and_the_device_remembers(page, story):
    paragraph = page.locator(".prose .rich p").first
    sizes = [paragraph.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")]
    for name in ("Chữ lớn", "Chữ rất lớn"):
        page.get_by_role("button", name=name, exact=True).click()
        sizes.append(paragraph.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
        expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
    assert sizes == sorted(set(sizes))
    page.reload()
    assert paragraph.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") == sizes[-1]
    page.get_by_role("button", name="Chữ vừa").click()
    page.reload()
    assert paragraph.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") == sizes[0]
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [320, 360])
def test_the_largest_letters_fit_the_narrowest_phone(visit, story, width):
    page = visit(f"/{story.address}/", width=width)
    page.get_by_role("button", name="Chữ rất lớn").click()
    page.locator("summary", has_text="Mã QR").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_phone_opens_its_own_sheet(visit, story):
    page = visit("/guong/", width=360)
    page.add_init_script("navigator.share = data => { window.shared = data; return Promise.resolve(); }")
    page.goto(f"/{story.address}/")
    page.get_by_role("link", name="Chia sẻ").click()
    shared = page.evaluate("window.shared")
    assert shared["title"] == story.title
    assert shared["url"].endswith(f"/{story.address}/")
    assert page.evaluate("location.hash") == ""


def test_a_browser_without_a_sheet_leads_to_the_links(page):
    page.evaluate("delete Navigator.prototype.share")
    page.reload()
    page.get_by_role("link", name="Chia sẻ").click()
    assert page.evaluate("location.hash") == "#chia-se"


def test_without_a_script_everything_is_read_and_nothing_stands_dead(visit, story):
    page = visit(f"/{story.address}/", width=360, script=False)
    main = page.locator("main")
    assert main.locator("button:visible").count() == 0
    expect(main.get_by_role("link", name="Gửi qua Zalo")).to_be_visible()
    expect(main.locator("#cau-dan")).to_contain_text("Nguồn: “Bà Quàng")
    main.locator("summary", has_text="Mã QR").click()
    expect(main.locator(".share .qr__code")).to_be_visible()
    # On a phone the facts follow the text.
    text, facts = main.locator(".prose").bounding_box(), main.locator("aside.facts").bounding_box()
    assert facts["y"] >= text["y"] + text["height"]


def test_contents_stay_beside_a_long_story_on_a_wide_screen(page):
    page.get_by_role("navigation", name="Trong bài này").get_by_role("link", name="Chặng thứ 3").click()
    expect(page.get_by_role("navigation", name="Trong bài này")).to_be_in_viewport()
    expect(page.locator("#muc-chang-thu-3")).to_be_in_viewport()


def test_a_failed_store_stops_nothing(visit, story):
    page = visit("/guong/")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }})")
    page.goto(f"/{story.address}/")
    page.get_by_role("button", name="Chữ lớn", exact=True).click()
    expect(page.get_by_role("button", name="In bài")).to_be_visible()


def test_paper_has_the_story_and_its_source_and_no_navigation(page, story):
    page.emulate_media(media="print")
    for shown in ("h1", ".story__lead", ".prose h2", ".printed--source .qr__code", ".by time", ".facts dl"):
        expect(page.locator(shown).first).to_be_visible()
    expect(page.locator(".printed--source")).to_contain_text(f"/b/{story.pk}/")
    for hidden in (".nav", ".crumbs", ".foot", ".tools", ".share", ".contents", ".nextto", ".skip"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    pdf = page.pdf(prefer_css_page_size=True)
    assert 1 < len(re.findall(rb"/Type\s*/Page\b", _unpacked(pdf))) < 6


def _unpacked(pdf: bytes) -> bytes:
    """Return a PDF with its packed parts beside it."""
    parts = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(parts)


def test_a_saved_story_opens_from_the_disk(browser, page, tmp_path):
    with page.expect_download() as download:
        page.get_by_role("link", name="Lưu bài").click()
    assert download.value.suggested_filename == "lan-toa-ba-quang-thi-ban-va-con-muong-giu-nuoc.html"
    file = tmp_path / "bai.html"
    download.value.save_as(file)
    context = browser.new_context(offline=True)
    saved, complaints = context.new_page(), []
    saved.on("console", lambda message: complaints.append(message.text))
    saved.goto(file.as_uri())
    expect(saved.locator("h1")).to_have_text(re.compile("con mương"))
    assert saved.locator("img").evaluate_all("all => all.every(one => one.naturalWidth > 0)")
    assert saved.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert complaints == []
    context.close()
