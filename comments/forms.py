"""Forms of readers: what is typed is cleaned first and judged then; nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comments.choices import ReportReason
from comments.cleaning import clean_name, clean_writing
from comments.models.comment import LONGEST, NAME_LENGTH, SHORTEST

TOKEN = "phieu"  # noqa: S105
_MORE_LENGTH = 300
_WHOLE_LENGTH = 1000


class CleanedField(forms.CharField):
    """Text that is judged as it will be kept."""

    def __init__(self, clean_with: Callable[[str], str], **options: Any) -> None:
        """Clean with `clean_with` what is typed."""
        self.clean_with = clean_with
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """Return what was typed, cleaned."""
        return self.clean_with(str(super().to_python(value) or ""))


def _has_letters(name: str) -> bool:
    return any(letter.isalnum() for letter in name)


class NamedForm(forms.Form):
    """Who writes."""

    name = CleanedField(
        clean_name,
        label=_("Họ tên"),
        max_length=NAME_LENGTH,
        error_messages={
            "required": _("Xin ghi họ tên, hay tên bà con thường gọi."),
            "max_length": _("Họ tên dài quá %(limit_value)d chữ cái."),
        },
    )
    email = CleanedField(clean_name, label=_("Thư điện tử"), required=False)

    def clean_name(self) -> str:
        """Want a letter in a name."""
        name: str = self.cleaned_data["name"]
        if not _has_letters(name):
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name

    def clean_email(self) -> str:
        """Want an address that could be one."""
        field = forms.EmailField(
            required=False,
            error_messages={"invalid": _("Thư điện tử này chưa đúng; ví dụ: ten@vidu.vn. Để trống cũng được.")},
        )
        return str(field.clean(self.cleaned_data["email"]))


class WritingForm(NamedForm):
    """A comment; `proof` comes from a script, `answer` from people without one."""

    text = CleanedField(
        clean_writing,
        label=_("Ý kiến"),
        min_length=SHORTEST,
        max_length=LONGEST,
        error_messages={
            "required": _("Xin viết ý kiến của bạn."),
            "min_length": _("Ý kiến cần ít nhất %(limit_value)d chữ cái."),
            "max_length": _("Ý kiến dài quá: %(show_value)d chữ cái, nhiều nhất là 2.000. Xin rút bớt."),
        },
    )
    proof = forms.CharField(required=False)
    answer = CleanedField(clean_name, required=False)
    # People do not see it.
    homepage = forms.CharField(required=False)

    @property
    def is_of_machine(self) -> bool:
        """Say whether the field was filled that people do not see."""
        return bool(self.data.get("homepage"))


class ReportForm(forms.Form):
    """Why a reader reports a comment."""

    reason = forms.ChoiceField(
        label=_("Vì sao bạn báo ý kiến này?"),
        choices=ReportReason.choices,
        error_messages={"required": _("Xin chọn một lý do."), "invalid_choice": _("Xin chọn một lý do.")},
    )
    note = CleanedField(
        clean_name,
        label=_("Nói rõ thêm"),
        required=False,
        max_length=_MORE_LENGTH,
        error_messages={"max_length": _("Dài quá %(limit_value)d chữ cái.")},
    )

    def clean(self) -> dict[str, Any]:
        """Want words where none of the reasons says it."""
        if self.cleaned_data.get("reason") == ReportReason.OTHER and not self.cleaned_data.get("note"):
            self.add_error("note", _("Lý do khác thì xin nói rõ."))
        return self.cleaned_data


class RemovalForm(NamedForm):
    """Who asks to have a comment removed, and where the answer goes."""

    note = CleanedField(
        clean_writing,
        label=_("Nói rõ thêm"),
        required=False,
        max_length=_WHOLE_LENGTH,
        error_messages={"max_length": _("Dài quá %(limit_value)d chữ cái.")},
    )

    def __init__(self, *args: Any, is_proven: bool, **options: Any) -> None:
        """Want an address from everybody but the device that wrote the comment."""
        super().__init__(*args, **options)
        self.is_proven = is_proven

    def clean(self) -> dict[str, Any]:
        """Want a way to ask back where the writer is not known."""
        if not self.is_proven and "email" in self.cleaned_data and not self.cleaned_data["email"]:
            self.add_error("email", _("Xin ghi thư điện tử để người xử lý hỏi lại, vì máy này không phải máy đã gửi."))
        return self.cleaned_data
