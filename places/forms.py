"""Forms of the admin in which an administrator corrects what came with the site, and takes corrections back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from places.changes import said_by_file, title, value_in_file
from places.shipped import ABOVE


class CorrectableForm(WagtailAdminModelForm):
    """Says at each corrected field what the file says, and offers to follow the file again."""

    take_back = forms.MultipleChoiceField(
        label=_("Bỏ sửa đổi, lấy lại dữ liệu kèm theo"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Đánh dấu những gì muốn lấy lại, rồi lưu."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = said_by_file(self.instance)
        for name, text in said.items():
            if name in self.fields:
                note = _("Theo dữ liệu kèm theo: %s.") % text
                self.fields[name].help_text = format_html("{} {}", self.fields[name].help_text, note)
        if said:
            choices = [(name, f"{title(self.instance, name)}: {text}") for name, text in said.items()]
            self.fields["take_back"].choices = choices
        else:
            del self.fields["take_back"]

    def clean(self) -> dict[str, Any]:
        """Put the values of the file where they are wanted again."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in cleaned.get("take_back", ()):
            value = value_in_file(self.instance, name)
            if value is None and name in ABOVE and self.instance.shipped[name]:
                raise ValidationError(_("Địa phương mà dữ liệu kèm theo nhắc đến không còn."))
            self.errors.pop(name, None)
            cleaned[name] = value
        return cleaned


class SuccessionForm(CorrectableForm):
    """The two ends of a succession that came with the site stay; a wrong one is withdrawn."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.shipped:
            del self.fields["is_withdrawn"]
            return
        for name in ("old", "new"):
            self.fields[name].disabled = True
            self.fields[name].help_text = _("Nếu nối sai, hãy bỏ qua thay đổi này và thêm thay đổi đúng.")
