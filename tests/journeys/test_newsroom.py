"""An editor writes, an approver publishes, a reader finds."""

from pathlib import Path

from playwright.sync_api import Page, expect

from media.factories import picture_bytes
from stories.models import ExemplarPage

TITLE = "Người tốt, việc tốt ở Đà Nẵng"
LEAD = "Mười một năm giữ nước cho bốn bản."


def pick(page: Page, name: str, typed: str, expected: str) -> None:
    """Choose by typing: without accents, by keyboard."""
    box = page.locator(f"lantoa-typeahead[data-name='{name}'] input[type=text]").first
    box.click()
    box.press_sequentially(typed)
    expect(page.get_by_role("option", name=expected).first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")


def add_cover(page: Page, tmp_path: Path) -> None:
    """Upload a picture in the chooser; a file name is no description of it."""
    photo = tmp_path / "IMG_2031.jpg"
    photo.write_bytes(picture_bytes())
    page.get_by_role("button", name="Chọn ảnh").first.click()
    page.get_by_role("tab", name="Tải lên").click()
    field = "#id_image-chooser-upload-{}".format
    page.set_input_files(field("file"), photo)
    page.fill(field("title"), "Bà Ban bên mương")
    page.fill(field("alt_text"), photo.name)
    upload = page.locator(".modal-dialog button[type=submit]", has_text="Tải lên")
    upload.click()
    expect(page.get_by_text("là tên tệp")).to_be_visible()
    page.set_input_files(field("file"), photo)
    page.fill(field("alt_text"), "Bà Ban khơi nước bên cống gỗ")
    upload.click()
    expect(page.locator(".modal-dialog")).to_have_count(0)


def write_text(page: Page, text: str) -> None:
    """Add a paragraph to the body."""
    body = page.locator("[data-contentpath=body]")
    body.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Đoạn văn").first.click()
    editor = body.locator("[contenteditable=true]").last
    editor.click()
    editor.press_sequentially(text)


def write_exemplar(page: Page, tmp_path: Path) -> None:
    """Write an exemplar on a blank sheet and send it for approval."""
    page.get_by_role("link", name="Gương điển hình").first.click()
    page.get_by_role("link", name="Thêm").first.click()
    page.get_by_role("link", name="Trang trắng").click()
    page.fill("[name=title]", TITLE)
    page.fill("[name=lead]", LEAD)
    page.fill("[name=subject_name]", "Quàng Thị Ban")
    pick(page, "place", "son la", "Sơn La")
    pick(page, "fields", "nong nghiep", "Nông nghiệp")
    write_text(page, "Nước về thì ai cũng có phần.")
    add_cover(page, tmp_path)
    # The draft saves itself; from then on its form stands at the address of the draft.
    page.wait_for_url("**/edit/")
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    page.locator("button[name=action-submit]").click()
    page.wait_for_url("**/quan-tri/guong/")


def approve(page: Page) -> None:
    """Publish what waits on the approver's first page."""
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    page.get_by_role("button", name="Duyệt và đăng", exact=True).click()
    page.wait_for_url("**/quan-tri/guong/")


def test_an_editor_writes_an_approver_publishes_a_reader_finds(sign_in, visit, tmp_path):
    write_exemplar(sign_in("bien-tap"), tmp_path)
    story = ExemplarPage.objects.get(draft_title=TITLE)
    assert (story.slug, story.live) == ("nguoi-tot-viec-tot-o-da-nang", False)
    assert visit(f"/guong/{story.slug}/").locator("h1").inner_text() != TITLE
    approve(sign_in("duyet"))
    for way in ("/linh-vuc/nong-nghiep/", "/dia-phuong/tinh-son-la/"):
        reader = visit(way, width=360, script=False)
        reader.get_by_role("link", name=TITLE).click()
        reader.wait_for_url(f"**/guong/{story.slug}/")
        expect(reader.locator("h1")).to_have_text(TITLE)
        assert reader.get_by_text("Nước về thì ai cũng có phần.").is_visible()
        assert reader.locator("img[alt='Bà Ban khơi nước bên cống gỗ']").count() == 1
