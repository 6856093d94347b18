"""Widgets of the editor's form: pickers by typing, and the address that follows the title."""

from typing import Any

from wagtail.admin.widgets import SlugInput

from core.widgets import UNCHOSEN, TypeaheadPicker

# Every Vietnamese letter by its bare one; Wagtail's own transliteration drops đ and letters with two marks.
_LETTERS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "d": "đ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
}
SLUG_FORMATTERS: list[tuple[str, str]] = [
    *((f"[{marked}{marked.upper()}]", bare) for bare, marked in _LETTERS.items()),
    # Tones of text in decomposed form (macOS, old Word files), then everything that an address cannot hold.
    ("[\u0300-\u036f]", ""),
    ("[^A-Za-z0-9]+", " "),
    ("^ +| +$", ""),
]


class VietnameseSlugInput(SlugInput):
    """An address that follows the Vietnamese title while it is typed: "Đà Nẵng" → `da-nang`."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, formatters=SLUG_FORMATTERS, locale="und")


class _Picker(TypeaheadPicker):
    url = ""

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(attrs, **{"url_name": self.url, **kwargs})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the ids; one too long for any database column is nothing that was chosen."""
        value = super().value_from_datadict(data, files, name)
        return [_storable(item) for item in value] if isinstance(value, list) else _storable(value)


def _storable(value: Any) -> Any:
    return UNCHOSEN if isinstance(value, str) and value.isdecimal() and len(value) > 18 else value


class FieldPicker(_Picker):
    """Fields of life, by name or another name they go by."""

    url = "stories_search_fields"


class AuthorPicker(_Picker):
    """Authors, by name or unit."""

    url = "stories_search_authors"


class OfficialDocumentPicker(_Picker):
    """Official documents, by number or subject."""

    url = "stories_search_documents"


class StoryPicker(_Picker):
    """Stories by title; of one kind with `kind`."""

    url = "stories_search_stories"

    def __init__(self, attrs: dict[str, Any] | None = None, *, kind: str = "", **kwargs: Any) -> None:
        params = {"loai": kind} if kind else None
        super().__init__(attrs, **{"params": params, **kwargs})
