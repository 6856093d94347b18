"""Tables that people take along: for Excel in Vietnamese, and safe to open."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# A cell that begins so is a formula to Excel, whoever wrote it (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"


def harmless(value: str) -> str:
    """Return `value` so that no program takes it for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value


class SafeExportMixin(SpreadsheetExportMixin):
    """A list exported as .xlsx, or as .csv whose letters Excel reads and whose cells are no formulas."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return a value as it is written."""
        found = super().preprocess_field_value(field, value, export_format)
        is_text = export_format == self.FORMAT_CSV and isinstance(found, str)
        return harmless(found) if is_text else found

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Yield the lines of the file behind the mark that tells Excel how it is written."""
        yield BYTE_ORDER_MARK.encode()
        yield from super().stream_csv(queryset)
