"""Public pages can be read aloud: headings in order, names of pictures, fields and links, landmarks, references."""

from collections import Counter
from html.parser import HTMLParser

import pytest

from media.factories import ImageFactory
from places.models import Place
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar
from stories.models import Field
from tests.addresses import crawl

pytestmark = pytest.mark.django_db
_VOID = {"meta", "link", "img", "input", "br", "hr", "source", "wbr", "use"}
_NAMED = {"a", "button", "summary", "h1", "h2", "h3", "label"}
# What no page links to: conditions that say nothing, a list without a story, an address without a page.
_BESIDE = ("/guong/?nam=20x6", "/guong/?dia-phuong=khong-co", "/tin-tuc/?thang=1999", "/khong-co-trang/")
_REFERENCES = ("aria-labelledby", "aria-describedby", "for")


class Outline(HTMLParser):
    """What a screen reader goes by."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.named: list[tuple[str, str]] = []
        self._open: list[tuple[str, int]] = []
        self._words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        self._words.append(values.get("alt", "") or values.get("aria-label", ""))
        if tag not in _VOID:
            self._open.append((tag, len(self._words) - 1))

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        opened, start = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        if tag in _NAMED:
            self.named.append((tag, "".join(self._words[start:]).strip()))

    def handle_data(self, data):
        self._words.append(data)

    def all(self, *names: str) -> list[dict[str, str]]:
        """Return the attributes of the elements of these names."""
        return [values for tag, values in self.tags if tag in names]


@pytest.fixture
def pages(client):
    field, place = Field.objects.first(), Place.objects.filter(level=1, valid_to=None).first()
    document = make_document(number="2590/KH-UBND")
    common = {"fields": [field], "place": place, "authors": [make_author()], "documents": [document], "tags": ("một",)}
    campaign = make_campaign(founding_documents=[document], **common)
    text = [("paragraph", "<h2>Đoạn</h2><p>Chữ.</p>")]
    make_exemplar(cover=ImageFactory(), campaigns=[campaign], deed="Đắp bờ.", stage="tuyen-duong", **common)
    make_exemplar(lead="Gương không có ảnh.", quote_text="Có gì đâu.", year=2024)
    make_article(body=text, cover=ImageFactory(), **common)
    found = dict(crawl(client)) | {address: client.get(address).content.decode() for address in _BESIDE}
    # A card for frames of other sites has neither masthead nor foot.
    whole = {address: text for address, text in found.items() if not address.startswith("/nhung/")}
    return {address: Outline(_document(text)) for address, text in whole.items() if "<!doctype html>" in text}


def test_every_page_has_an_outline_that_can_be_read_aloud(pages):
    assert len(pages) > 25
    assert {address: faults for address, page in pages.items() if (faults := list(_faults(page)))} == {}


def _document(text: str) -> str:
    """Return the page itself; the crawl puts the headers behind it."""
    return text[: text.index("</html>") + len("</html>")]


def _faults(page: Outline):
    yield from _outline_faults(page)
    yield from _name_faults(page)
    ids = [values["id"] for _tag, values in page.tags if "id" in values]
    yield from (f"two elements are #{name}" for name, count in Counter(ids).items() if count > 1)
    for _tag, values in page.tags:
        named = [name for reference in _REFERENCES for name in values.get(reference, "").split()]
        yield from (f"nothing is #{name}" for name in named if name not in ids)


def _outline_faults(page: Outline):
    levels = [int(tag[1]) for tag, _values in page.tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"h{before} is followed by h{level}"
    if [values.get("lang") for values in page.all("html")] != ["vi"]:
        yield "no language"
    if len(page.all("main")) != 1:
        yield "not one <main>"
    yield from (f"no <{landmark}>" for landmark in ("header", "footer") if not page.all(landmark))
    for landmark in ("nav", "aside"):
        labels = Counter(values.get("aria-label", "") for values in page.all(landmark))
        yield from (f"<{landmark}> “{label}”" for label, count in labels.items() if not label or count > 1)
    if ("a", {"class": "skip", "href": "#noi-dung"}) not in page.tags:
        yield "no way past the masthead"


def _name_faults(page: Outline):
    yield from (f"no alt: {values.get('src')}" for values in page.all("img") if "alt" not in values)
    yield from (f"an empty {tag}" for tag, name in page.named if not name)
    labelled = {values.get("for") for values in page.all("label")}
    for values in page.all("input", "select", "textarea"):
        if values.get("type") not in ("hidden", "submit") and values.get("id") not in labelled:
            yield f"no label: {values.get('name')}"
