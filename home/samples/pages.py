"""What stands on the page of a story: facts, documents, awards, the way to it."""

import datetime
from types import SimpleNamespace

from home.samples.stories import provinces
from home.samples.words import LONG_TITLE, WORDS
from stories.choices import DocumentKind
from stories.models import OfficialDocument
from stories.pages.lists import Crumb


def documents() -> list[OfficialDocument]:
    """Return official documents: as most are, with a long title, and with hardly anything known."""
    long = "Phê duyệt Đề án phát hiện, bồi dưỡng, tổng kết và nhân rộng điển hình tiên tiến trong phong trào thi đua"
    day = datetime.date(2022, 5, 18)
    return [
        _document("137/KH-UBND", DocumentKind.PLAN, "Tuyên truyền gương điển hình", "UBND tỉnh Sơn La", day),
        _document("1368/QĐ-TTg", DocumentKind.DECISION, f"{long} {long}", "Thủ tướng Chính phủ", day),
        _document("", DocumentKind.OTHER, "Thông báo của trưởng bản", "", None),
    ]


def _document(number: str, kind: str, subject: str, issuer: str, day: datetime.date | None) -> OfficialDocument:
    return OfficialDocument(number=number, kind=kind, subject=subject, issuer=issuer, date=day, slug="mau")


def page() -> dict[str, SimpleNamespace]:
    """Return what facts and sources are read from: a story of which all is known, and one of which little is."""
    province, commune, _district, old = provinces()
    known = SimpleNamespace(
        pk=1207,
        short_path="/b/1207/",
        place=old,
        place_now=commune,
        place_now_id=1,
        province_now=province,
        province_now_id=2,
        place_as_written="bản Nà Lếch, xã Nong Lay",
        unit=SimpleNamespace(name="Chi hội Phụ nữ bản Nà Lếch"),
        source_name="Cổng thông tin điện tử tỉnh Sơn La",
        source_url="https://vidu.gov.vn/nguoi-tot-viec-tot/ba-quang-thi-ban-va-con-muong-giu-nuoc-cho-bon-ban",
        source_date=datetime.date(2026, 7, 18),
    )
    nothing = dict.fromkeys(vars(known), "") | {
        "place": None,
        "unit": None,
        "place_as_written": "bản Nà Lếch",
        "source_name": "Báo Sơn La",
    }
    return {"known": known, "little": SimpleNamespace(**nothing)}


def crumbs() -> dict[str, list[Crumb]]:
    """Return ways to a page: short and long."""
    short = [Crumb("Gương điển hình", "/guong/"), Crumb("Nông nghiệp", "/linh-vuc/")]
    return {"short": short, "long": [*short, Crumb(WORDS["address"], "/dia-phuong/"), Crumb(LONG_TITLE)]}


def cycles() -> dict[str, list[tuple[str, str]]]:
    """Return the life of an exemplar at its beginning and late in it."""
    names = ("Phát hiện", "Bồi dưỡng", "Tuyên dương", "Nhân rộng", "Đánh giá lại")
    early = [(name, "next" if number else "now") for number, name in enumerate(names)]
    late = [(name, ("", "", "", "now", "next")[number]) for number, name in enumerate(names)]
    return {"early": early, "late": late}


def awards() -> list[SimpleNamespace]:
    """Return awards: day, form, decision and who gave it."""
    giver = "Chủ tịch Ủy ban nhân dân tỉnh Sơn La"
    return [
        SimpleNamespace(day=datetime.date(2026, 5, 12), a="Bằng khen", b="1204/QĐ-UBND", c=giver),
        SimpleNamespace(day=None, a="Giấy khen", b="", c=""),
    ]
