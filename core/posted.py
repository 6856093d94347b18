"""Widgets that read what a page's form sends, and refuse what no form of ours sends."""

from typing import Any

from django.core.exceptions import BadRequest
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks.base import BlockWidget


class RefusingMixin:
    """Answers 400 where the stock widget fails on counts that are no numbers, broken JSON, blocks without parts."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what the form sent.

        Raises:
            BadRequest: it cannot be read.
        """
        try:
            return super().value_from_datadict(data, files, name)  # type: ignore[misc]
        except Exception as error:  # the stock widgets raise whatever they like
            raise BadRequest(f"“{name}” cannot be read") from error


class BodyWidget(RefusingMixin, BlockWidget):
    """The blocks of a page."""


class RichTextArea(RefusingMixin, DraftailRichTextArea):
    """A text with bold words, lists and links."""
