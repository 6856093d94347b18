"""The editor's form of a story."""

import itertools
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.text import clean_line, slugify_vietnamese
from stories import place_today
from stories.panels import MAX_FIELDS
from stories.starters import hints_left

MAX_TITLE = 200
MAX_LEAD = 300


class StoryForm(WagtailAdminPageForm):
    """Checks that an editor can put right at once, with words that say how."""

    place_today = place_today.PlaceTodayField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The browser would cut what is pasted without a word; the form says how much is too much instead.
        for name, limit in (("title", MAX_TITLE), ("lead", MAX_LEAD)):
            if name in self.fields:
                _measure_when_sent(self.fields[name], limit)
        if "slug" in self.fields:
            # Whatever is typed becomes an address in `clean_slug`; nothing at all, the one of the title.
            self.fields["slug"].required = False
            self.fields["slug"].validators = []
        place_today.ask(self)

    def clean_title(self) -> str:
        """Return the title on one line; refuse one without letters and figures or of more than 200 characters."""
        title = clean_line(self.cleaned_data["title"])
        if not slugify_vietnamese(title):
            raise forms.ValidationError(_("Tiêu đề cần có chữ cái hoặc chữ số."))
        return _no_longer_than(title, MAX_TITLE, _("Tiêu đề"))

    def clean_lead(self) -> str:
        """Return the lead on one line."""
        return _no_longer_than(clean_line(self.cleaned_data.get("lead") or ""), MAX_LEAD, _("Sapo"))

    def clean_slug(self) -> str:
        """Return the address in ASCII, as the browser makes it; one taken from the title gets a number if need be.

        Raises:
            ValidationError: another story of the kind has an address that was chosen by hand.
        """
        from_title = slugify_vietnamese(self.cleaned_data.get("title") or "")
        slug = slugify_vietnamese(self.cleaned_data.get("slug") or "") or from_title
        if not slug or self._is_free(slug):
            return slug
        if slug == from_title and not (self.instance.pk and self.instance.live):
            return self._numbered(slug)
        raise forms.ValidationError(_("Địa chỉ “%(slug)s” đã có bài khác dùng.") % {"slug": slug})

    def clean(self) -> dict[str, Any]:
        """Refuse more than three fields and, on the way to readers, hints that nobody has written over."""
        cleaned: dict[str, Any] = super().clean()
        place_today.answer(self)
        if len(cleaned.get("fields") or []) > MAX_FIELDS:
            self.add_error("fields", _("Chọn tối đa %(limit)s lĩnh vực.") % {"limit": MAX_FIELDS})
        if not getattr(self, "is_deferred_validation", False):
            self._refuse_hints(cleaned)
        return cleaned

    def _is_free(self, slug: str) -> bool:
        return bool(type(self.instance)._slug_is_available(slug, None, self.instance))

    def _numbered(self, slug: str) -> str:
        numbered = (f"{slug}-{number}" for number in itertools.count(2))
        return next(free for free in numbered if self._is_free(free))

    def _refuse_hints(self, cleaned: dict[str, Any]) -> None:
        for name in ("body", "how_to", "purpose", "requirements", "contents", "criteria"):
            hints = hints_left(cleaned.get(name))
            if hints:
                self.add_error(name, _("Còn lời gợi ý chưa viết thay: “%(hint)s”") % {"hint": hints[0]})


def _measure_when_sent(field: Any, limit: int) -> None:
    field.max_length = None
    field.validators = [check for check in field.validators if not isinstance(check, MaxLengthValidator)]
    field.widget.attrs.pop("maxlength", None)
    field.widget.attrs["data-limit"] = limit


def _no_longer_than(text: str, limit: int, name: Any) -> str:
    if len(text) > limit:
        raise forms.ValidationError(
            _("%(name)s dài %(length)s ký tự; hãy rút xuống còn tối đa %(limit)s.")
            % {"name": name, "length": len(text), "limit": limit}
        )
    return text
