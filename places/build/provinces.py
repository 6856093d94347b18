"""The provinces of provinces.csv, which is kept by hand, by code and day."""

import csv
from dataclasses import dataclass
from pathlib import Path

_EVE = "2025-06-30"
_LAST = "9999"


@dataclass(frozen=True)
class Province:
    """A row of provinces.csv."""

    slug: str
    name: str
    code: str
    valid_from: str
    valid_to: str

    def existed_on(self, day: str) -> bool:
        """Say whether the province existed on `day` (ISO)."""
        return self.valid_from <= day < (self.valid_to or _LAST)


class Provinces:
    """Look-ups of provinces by the code they had."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8", newline="") as file:
            self.rows = [
                Province(**{name: row[name] for name in Province.__dataclass_fields__}) for row in csv.DictReader(file)
            ]
        self.by_slug = {row.slug: row for row in self.rows}

    def before(self, code: str) -> Province:
        """Return the province that had `code` on 30 June 2025."""
        return self._on(_EVE, code)

    def today(self, code: str) -> Province:
        """Return the province that has `code` and has not ended."""
        return next(row for row in self.rows if row.code == code and not row.valid_to)

    def _on(self, day: str, code: str) -> Province:
        return next(row for row in self.rows if row.code == code and row.existed_on(day))
