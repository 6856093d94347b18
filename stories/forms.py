"""The editor's form of a story."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.text import clean_line, slugify_vietnamese

MAX_FIELDS = 3
MAX_TITLE = 200


class StoryForm(WagtailAdminPageForm):
    """Checks that an editor can put right at once, with words that say how."""

    def clean_title(self) -> str:
        """Return the title on one line; refuse one without letters or of more than 200 characters."""
        title = clean_line(self.cleaned_data["title"])
        if not title or not slugify_vietnamese(title):
            raise forms.ValidationError(_("Tiêu đề cần có chữ."))
        if len(title) > MAX_TITLE:
            raise forms.ValidationError(
                _("Tiêu đề dài %(length)s ký tự; hãy rút xuống còn tối đa %(limit)s.")
                % {"length": len(title), "limit": MAX_TITLE}
            )
        return title

    def clean_slug(self) -> str:
        """Return the address in ASCII, as the field itself does while typing."""
        return slugify_vietnamese(self.cleaned_data.get("slug") or "")

    def clean(self) -> dict[str, Any]:
        """Refuse an address that another story of the kind has, and more than three fields."""
        cleaned = super().clean()
        slug = cleaned.get("slug")
        if slug and not type(self.instance)._slug_is_available(slug, None, self.instance):
            self.add_error("slug", _("Địa chỉ “%(slug)s” đã có bài khác dùng.") % {"slug": slug})
        if len(cleaned.get("fields") or []) > MAX_FIELDS:
            self.add_error("fields", _("Chọn tối đa %(limit)s lĩnh vực.") % {"limit": MAX_FIELDS})
        return cleaned
