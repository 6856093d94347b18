"""How the parts of the front page stand: some share a row with the part beside them."""

from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from typing import Any

from django.utils.translation import gettext as _

from stories.choices import Grade

# Where the whole of a part can be read.
_ADDRESSES = {
    "exemplars": "/guong/",
    "deeds": f"/guong/?muc={Grade.DEED}",
    "news": "/tin-tuc/",
    "campaigns": "/phong-trao/",
    "fields": "/linh-vuc/",
    "places": "/dia-phuong/",
    "day": "/moi-ngay/",
    "most_read": "/truy-cap/#doc-nhieu",
}
# Parts that stand in the narrow column beside the lead, and those that share a row as columns.
_BESIDE_LEAD = {"day", "news"}
_COLUMNS = {"fields", "places", "most_read", "news"}
_MOST_COLUMNS = 3


@dataclass
class Part:
    """A part of the front page with what it shows."""

    name: str
    content: Any
    own_title: str = ""
    number: int = 0

    @property
    def title(self) -> str:
        """Return the heading: the editors' own, else the usual one."""
        return self.own_title or _usual_title(self.name) or getattr(self.content, "title", "")

    @property
    def template(self) -> str:
        """Return the template that shows the part."""
        return f"components/front/{self.name}.html"

    @property
    def address(self) -> str:
        """Return where there is more of it."""
        return _ADDRESSES.get(self.name, "")


@dataclass
class Row:
    """Parts that stand side by side on wide screens; `kind` is the row's class."""

    kind: str
    parts: list[Part] = field(default_factory=list)


def _usual_title(name: str) -> str:
    titles = {
        "day": _("Mỗi ngày một chuyện"),
        "exemplars": _("Gương điển hình mới"),
        "deeds": _("Việc tốt quanh ta"),
        "campaigns": _("Phong trào đang diễn ra"),
        "fields": _("Theo lĩnh vực"),
        "places": _("Theo địa phương"),
        "news": _("Tin mới"),
    }
    return titles.get(name, "")


def arrange(parts: list[Part]) -> list[Row]:
    """Return the rows in the order of the parts."""
    for number, part in enumerate(parts, start=1):
        part.number = number
    paired = _beside_lead(parts)
    runs = groupby(parts, key=lambda part: _kind(part, paired))
    return [Row(kind, some) for kind, run in runs for some in _split(kind, list(run))]


def _split(kind: str, run: list[Part]) -> list[list[Part]]:
    """Return which parts of one kind that follow each other share a row: columns are handed out evenly."""
    alone = kind not in ("front", "columns")
    number_of_rows = len(run) if alone else ceil(len(run) / _MOST_COLUMNS)
    size = ceil(len(run) / number_of_rows)
    return [run[start : start + size] for start in range(0, len(run), size)]


def _beside_lead(parts: list[Part]) -> set[str]:
    """Return the lead and the one part that shares its row: the one behind it, else the one before it."""
    lead = next((number for number, part in enumerate(parts) if part.name == "lead"), None)
    if lead is None:
        return set()
    neighbours = [*parts[lead + 1 : lead + 2], *parts[max(lead - 1, 0) : lead]]
    beside = next((part.name for part in neighbours if part.name in _BESIDE_LEAD), None)
    return {"lead", beside} if beside else {"lead"}


def _kind(part: Part, paired: set[str]) -> str:
    if part.name in paired:
        return "front"
    if part.name in _COLUMNS:
        return "columns"
    return "band" if part.name == "campaigns" else "single"
