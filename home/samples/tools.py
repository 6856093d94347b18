"""What stands beside a story that is read: the ways to hand it on, the line to cite, its contents."""

import datetime
from types import SimpleNamespace
from typing import Any

from home.samples.pictures import drawing, photo
from home.samples.words import LONG_TITLE
from stories.pages.body import Heading
from stories.pages.tools import Tools

_SHORT = "https://vidu.gov.vn/b/1207/"


def tools() -> dict[str, Any]:
    """Return the tools of a story, how it is cited, its headings, and what is known of an award taken back."""
    headings = [Heading("#", name) for name in ("Việc làm", LONG_TITLE, "Khen thưởng")]
    return {
        "story_tools": Tools(
            address="https://vidu.gov.vn/guong/ba-ban-va-con-muong/",
            short=_SHORT,
            zalo="https://button-share.zalo.me/share_external?d=eyJ1cmwiOiAiIn0%3D",
            facebook="https://www.facebook.com/sharer/sharer.php?u=",
            mail="mailto:?subject=",
            qr_address="/b/1207/ma-qr.svg",
            saved_address="/b/1207/luu/",
        ),
        "shared": SimpleNamespace(title=LONG_TITLE, slug="ba-ban-va-con-muong", short_path="/b/1207/"),
        "cited_pictures": [photo(), drawing()],
        "citation": f"Nguồn: Cầm Thị Lan. “{LONG_TITLE}”. Lan Tỏa, 18/07/2026. {_SHORT} (truy cập ngày 21/07/2026).",
        "outline": headings,
        "revoked": SimpleNamespace(day=datetime.date(2027, 2, 3), a="Kê khai thành tích không đúng", b="77/QĐ-UBND"),
    }
