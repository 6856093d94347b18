"""Parts of the front page, and leaves of the calendar."""

import datetime
from types import SimpleNamespace
from typing import Any

from home.days import Leaf
from home.front.filling import Campaign
from home.front.rows import Part, Row
from home.samples.pictures import drawing
from home.samples.stories import fields, provinces, stories
from home.samples.visits import visits

_DAY = datetime.date(2026, 7, 21)


def leaves() -> dict[str, Any]:
    """Return a leaf with a story and a note, one with neither, and a row of days."""
    told, before = stories(), _DAY - datetime.timedelta(days=1)
    full = Leaf(_DAY, told["plain"], "Nhân Ngày Thương binh – Liệt sĩ")
    days = [full, Leaf(before, told["long"]), Leaf(before - datetime.timedelta(days=1), told["bare"])]
    return {"full": full, "empty": Leaf(_DAY), "days": days}


def rows() -> list[Row]:
    """Return the rows of a front page, one of each kind."""
    told = stories()
    parts = {
        "lead": [told["long"]],
        "day": leaves()["days"],
        "campaigns": [
            Campaign(told["running"], 1284, "Cấp tỉnh", "Ủy ban nhân dân tỉnh Sơn La", [told["plain"], told["long"]]),
            Campaign(told["over"], 0, "", "", []),
        ],
        "fields": [(field, 78) for field in fields()[:4]],
        "places": [(place, 118) for place in provinces()[:2]],
        "most_read": visits()["popular"],
        "news": [told["article"], told["uncovered"]],
        "text": SimpleNamespace(
            text="Chín giờ sáng thứ Bảy, ở nhà văn hóa xã.",
            button="Xem đường tới",
            address="/lien-he/",
            image=drawing(),
        ),
    }
    made = [
        Part(name, content, "Mời gặp mặt" if name == "text" else "", number)
        for number, (name, content) in enumerate(parts.items(), start=1)
    ]
    return [
        Row("front", made[:2]),
        Row("band", made[2:3]),
        Row("columns", made[3:5]),
        Row("columns", made[5:7]),
        Row("single", made[7:]),
    ]
