"""Form widgets that the rooms share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# Begins what a browser sends for words typed but not chosen from the list: no id, so the field refuses it.
UNCHOSEN = "?"


class TypeaheadPicker(forms.Widget):
    """A choice by typing: a text box that asks the view `url_name` and keeps the chosen ids in hidden inputs.

    The view answers `?q=` with a JSON list of `{"id": …, "text": …}`. Use it for a ModelChoiceField or,
    with `multiple`, a ModelMultipleChoiceField; the field checks the ids. A row shows as its
    `label`, if it has one.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        url_name: str = "",
        params: dict[str, str] | None = None,
        multiple: bool = False,
        maximum: int = 0,
    ) -> None:
        super().__init__(attrs)
        self.url_name = url_name
        self.params = params or {}
        self.multiple = multiple
        self.maximum = maximum if multiple else 1
        self.choices: Any = ()

    @property
    def media(self) -> forms.Media:
        """The script, a module without a build step, and its style."""
        script: Any = Script("js/typeahead.js", type="module")
        return forms.Media(js=[script], css={"all": ["css/typeahead.css"]})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the id, or all of them."""
        if not self.multiple:
            return data.get(name)
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """No id at all is the way to say "none" where several may be chosen."""
        return False if self.multiple else super().value_omitted_from_data(data, files, name)

    def chosen(self, values: Iterable[Any]) -> list[tuple[str, str]]:
        """Return ids and names of the values that exist, in their order."""
        ids = [str(value) for value in values if str(value).isdecimal() and len(str(value)) < 19]
        queryset = getattr(self.choices, "queryset", None)
        if queryset is None or not ids:
            return []
        names = {str(row.pk): str(getattr(row, "label", "") or row) for row in queryset.filter(pk__in=ids)}
        return [(pk, names[pk]) for pk in dict.fromkeys(ids) if pk in names]

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Return the element that `js/typeahead.js` brings to life."""
        values = _as_list(value)
        chosen = self.chosen(values)
        typed = next((str(item)[1:] for item in values if str(item).startswith(UNCHOSEN)), "")
        final = {"type": "text", "autocomplete": "off", **self.build_attrs(self.attrs, attrs)}
        if not self.multiple and chosen and not typed:
            typed = chosen[0][1]
        inner = self._chips(name, chosen) if self.multiple else self._hidden(name, values, chosen)
        return format_html(
            '<lantoa-typeahead {}><input{} value="{}">{}</lantoa-typeahead>',
            _attributes(self._settings(name)),
            format_html(" {}", _attributes(final)),
            typed,
            inner,
        )

    def _settings(self, name: str) -> dict[str, Any]:
        url = reverse(self.url_name) + (f"?{urlencode(self.params)}" if self.params else "")
        return {
            "data-url": url,
            "data-name": name,
            "data-multiple": self.multiple,
            "data-max": self.maximum,
            "data-text-none": _("Không tìm thấy."),
            "data-text-some": _("Có {} kết quả; dùng phím mũi tên để chọn."),
            "data-text-choose": _("Hãy chọn một mục trong danh sách."),
            "data-text-failed": _("Không tìm được, hãy thử lại."),
            "data-text-full": _("Đã chọn đủ số mục cho phép."),
            "data-text-remove": _("Bỏ “{}”"),
            "data-text-list": _("Gợi ý"),
        }

    def _hidden(self, name: str, values: list[Any], chosen: list[tuple[str, str]]) -> SafeString:
        value = chosen[0][0] if chosen else (values[0] if values else "")
        return format_html('<input type="hidden" name="{}" value="{}">', name, value)

    def _chips(self, name: str, chosen: list[tuple[str, str]]) -> SafeString:
        chips = format_html_join(
            "",
            '<li><span>{}</span><input type="hidden" name="{}" value="{}"></li>',
            ((text, name, pk) for pk, text in chosen),
        )
        return format_html('<ul class="typeahead__chosen">{}</ul>', chips)


def _as_list(value: Any) -> list[Any]:
    if value in (None, ""):
        return []
    return list(value) if isinstance(value, (list, tuple, set)) else [value]


def _attributes(attrs: dict[str, Any]) -> SafeString:
    pairs = ((key, key if item is True else item) for key, item in attrs.items() if item not in (None, False))
    return format_html_join(" ", '{}="{}"', pairs)
