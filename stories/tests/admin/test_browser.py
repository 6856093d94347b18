"""What an editor sees happen while typing, in a real browser."""

import pytest

from stories.factories import make_author, make_document, make_field
from stories.models import ExemplarPage
from stories.tests.admin.browser import open_browser
from stories.tests.admin.conftest import add_url

pytestmark = pytest.mark.browser


def choose(page, name: str, words: str) -> None:
    """Type `words` into a picker and take the first suggestion."""
    picker = page.locator(f"lantoa-typeahead[data-name={name}]")
    picker.locator("input[type=text]").press_sequentially(words)
    picker.locator("[role=option]").first.wait_for()
    page.keyboard.press("Enter")
    picker.locator(".typeahead__chosen li").last.wait_for()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Người tốt, việc tốt ở Đà Nẵng", "nguoi-tot-viec-tot-o-da-nang"),
        ("ĐƯỜNG ĐẾN “TRƯỜNG”: 3,4 km!", "duong-den-truong-3-4-km"),
        ("Nguye\u0302\u0303n Thi\u0323 A\u0301nh", "nguyen-thi-anh"),
    ],
)
def test_the_address_follows_the_title_letter_by_letter(admin, title, slug):
    form = add_url()
    with open_browser(admin) as page:
        page.goto(form)
        page.locator("#id_title").press_sequentially(title)
        page.locator("#id_lead").focus()
        page.wait_for_function("document.querySelector('#id_slug').value.length > 3")
        assert page.input_value("#id_slug") == slug
        assert page.elsewhere == []


def test_a_lead_is_counted_while_it_is_typed_and_not_cut(admin):
    form = add_url()
    with open_browser(admin) as page:
        page.goto(form)
        page.fill("#id_lead", "ế" * 301)
        assert page.inner_text(".lt-count--over") == "301/300 ký tự"
        assert len(page.input_value("#id_lead")) == 301


def test_a_deed_is_written_without_leaving_the_keyboard(writer, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    field, author = make_field(name="Đồng quê"), make_author(name="Lò Thị Thanh")
    document = make_document(number="137/KH-UBND", subject="Tuyên truyền")
    form = f"{add_url()}?mau=viec-tot"
    with open_browser(writer, width=360) as page:
        page.goto(form)
        page.locator("#id_title").press_sequentially("Bà Ban giữ mương")
        choose(page, "fields", "dong que")
        choose(page, "authors", "thanh lo")
        choose(page, "documents", "137 / kh")
        page.locator("footer [type=submit]", has_text="Lưu bản nháp").click()
        page.wait_for_url("**/edit/")
        assert page.elsewhere == []
    story = ExemplarPage.objects.get().get_latest_revision_as_object()
    assert story.title == "Bà Ban giữ mương"
    assert [*story.fields.all(), *story.authors.all(), *story.documents.all()] == [field, author, document]
