"""One page of every kind that readers can reach, so that what holds for a page is tested for all of them."""

import re
from urllib.parse import urlsplit

from django.test import Client
from django.urls import resolve

from media.factories import DrawingFactory, ImageFactory
from places.models import Place
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar
from stories.models import Field
from tests.addresses import crawl

LONG = (
    "Tổ tự quản bản Nong Bon, xã Bình Thuận: mười lăm hộ dân góp đất, góp công, thắp sáng 2,3 km đường bản ba năm liền"
)
# What no page links to: lists without a story, conditions that say nothing, addresses without a page.
BESIDE = (
    *("/guong/?nam=20x6", "/tin-tuc/?thang=1999", "/khong-co-trang/"),
    *("/tim-kiem/?q=con+muong&loai=guong", "/tim-kiem/?q=khong+co+gi+nhu+the&nam=1999"),
)
_HTML = re.compile(r"<!doctype html>", re.I)
_BODY = [
    {"type": "heading", "value": {"text": "Cuốn sổ học trò", "level": "h2"}},
    {"type": "text", "value": "<p>Ghi <b>từng thửa</b>.</p><ul><li>Tên chủ</li></ul>"},
    {"type": "quote", "value": {"text": "Nước có chân.", "speaker": "Bà Ban"}},
    {"type": "numbers", "value": {"items": [{"value": "47 ha", "label": "ruộng đủ nước"}]}},
    {"type": "steps", "value": {"steps": [{"title": "Đi hỏi", "text": "Từng nhà."}], "cost": "12 triệu", "avoid": ""}},
    {"type": "call_out", "value": {"title": "Tới thăm", "text": "Xin hỏi xã."}},
]


def make_content() -> None:
    """Fill the site with stories of every kind, with all that a page can show and with hardly anything."""
    field, place = Field.objects.first(), Place.objects.filter(level=1, valid_to=None).first()
    document = make_document(number="2590/KH-UBND")
    common = {"fields": [field], "place": place, "authors": [make_author()], "documents": [document], "tags": ("một",)}
    campaign = make_campaign(title="Nghìn việc tốt", founding_documents=[document], **common)
    told = {"campaigns": [campaign], "deed": "Đắp bờ.", "stage": "tuyen-duong", "body": _BODY, **common}
    make_exemplar(title=LONG, cover=ImageFactory(), quote_text="Nước có chân.", grade="dien-hinh", **told)
    make_exemplar(title="Hai học sinh nhặt được ví", lead="Gương không có ảnh.", year=2024)
    for number in range(22):
        make_exemplar(
            title=f"Bà Ban và con mương số {number}", cover=DrawingFactory() if number < 3 else None, **common
        )
    make_article(body=_BODY, cover=ImageFactory(), **common)


def page_kinds() -> dict[str, str]:
    """Return an address of every kind of page: each route, each kind of tree page, pages of errors."""
    found: dict[str, str] = {}
    for address, text in crawl(Client()):
        # The headers stand behind the page; what is offered for keeping is not shown.
        if _HTML.match(text) and "'attachment" not in text.rpartition("</html>")[2]:
            found.setdefault(_kind(address), address)
    return found | {address: address for address in BESIDE}


def _kind(address: str) -> str:
    """Return what two pages drawn by the same template from the same data have in common."""
    parts = urlsplit(address)
    match = resolve(parts.path)
    steps = [step for step in parts.path.split("/") if step]
    return f"{match.route} {steps[:1]} {len(steps)} {bool(parts.query)}"
