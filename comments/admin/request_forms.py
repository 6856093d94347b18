"""Forms of requests about data."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comments.models import DataRequest
from comments.services.requests import ask
from core.dates import at, today
from core.text import clean_line


class NewRequestForm(forms.ModelForm[DataRequest]):
    """A request that came by letter, by phone or at the counter."""

    # A letter may have lain about; what is older than a year is a slip of the pen.
    _OLDEST = datetime.timedelta(days=365)

    received_on = forms.DateField(label=_("Nhận ngày"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    class Meta:
        model = DataRequest
        fields = ["kind", "name", "email", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today()
        self.fields["note"].help_text = _("Đến bằng đường nào, người yêu cầu nói gì, ý kiến nằm ở bài nào.")

    def clean_name(self) -> str:
        """Return the name on one line."""
        name = clean_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Hãy ghi họ tên người yêu cầu."))
        return name

    def clean_received_on(self) -> datetime.date:
        """Return the day, which is over or today's."""
        day: datetime.date = self.cleaned_data["received_on"]
        if not today() - self._OLDEST <= day <= today():
            raise forms.ValidationError(_("Ngày nhận phải trong một năm qua, không sau hôm nay."))
        return day

    def save(self, commit: bool = True) -> DataRequest:
        """Take the request down with its days."""
        said = self.cleaned_data
        return ask(said["kind"], said["name"], said["email"], said["note"], received_at=at(said["received_on"]))


class WordsForm(forms.Form):
    """What is told to the person, and whether it goes out by mail."""

    words = forms.CharField(
        label=_("Lời trả lời hoặc lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Trả lời, gia hạn hay từ chối đều cần một lời; lời này được giữ cùng yêu cầu."),
        error_messages={"required": _("Hãy ghi lời trả lời hoặc lý do.")},
    )
    by_mail = forms.BooleanField(label=_("Gửi lời này qua thư điện tử"), required=False, initial=True)
