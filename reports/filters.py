"""The form of a report: what was typed stays, and what cannot be read is said beside its field and left out."""

import datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import IntegerChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from core import dates
from places.models import Place, Unit
from places.widgets import PlacePicker, UnitPicker
from reports.figures import begun
from reports.question import Question
from reports.spans import (
    LONGEST,
    LONGEST_SPAN,
    Against,
    Choice,
    Span,
    Step,
    chosen_span,
    usual_step,
)
from reports.titles import seen_pages
from stories.choices import Kind
from stories.models import Author, Field
from stories.widgets import AuthorPicker, StoryPicker
from visits.choices import LARGEST_POSTER, Device, Source
from visits.clock import first_hour
from visits.counting import KEPT_DAYS, first_kept_hour

USUAL = Choice.MONTH_LONG
NARROWING = ("field", "place", "author", "unit", "kind", "story", "source", "poster", "device")
_ANY = ("", gettext_lazy("Tất cả"))
_CALENDAR = [
    MinValueValidator(datetime.date(dates.FIRST_YEAR + 1, 1, 1)),
    MaxValueValidator(datetime.date(dates.LAST_YEAR, 12, 31)),
]


def _number(value: str) -> int | str:
    return int(value) if value.isascii() and value.isdigit() else value


def _one_of(label: Any, choices: type[IntegerChoices]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, required=False, choices=[_ANY, *choices.choices], coerce=_number, empty_value=None
    )


class ReportForm(forms.Form):
    """Days, comparison and narrowing."""

    span = forms.ChoiceField(label=gettext_lazy("Thời gian"), required=False, choices=Choice.choices, initial=USUAL)
    since = forms.DateField(
        label=gettext_lazy("Từ ngày"), required=False, widget=AdminDateInput(format="%d/%m/%Y"), validators=_CALENDAR
    )
    until = forms.DateField(
        label=gettext_lazy("Đến ngày"), required=False, widget=AdminDateInput(format="%d/%m/%Y"), validators=_CALENDAR
    )
    against = forms.ChoiceField(label=gettext_lazy("So với"), required=False, choices=Against.choices)
    step = forms.ChoiceField(
        label=gettext_lazy("Biểu đồ"), required=False, choices=[("", gettext_lazy("Tự chọn")), *Step.choices]
    )
    field = forms.ModelChoiceField(
        Field.objects.all(), label=gettext_lazy("Lĩnh vực"), required=False, empty_label=_ANY[1]
    )
    place = forms.ModelChoiceField(
        Place.objects.all(),
        label=gettext_lazy("Địa phương"),
        required=False,
        widget=PlacePicker,
        help_text=gettext_lazy("Tỉnh, xã, cả huyện và tên cũ."),
    )
    author = forms.ModelChoiceField(
        Author.objects.all(), label=gettext_lazy("Tác giả"), required=False, widget=AuthorPicker
    )
    unit = forms.ModelChoiceField(Unit.objects.all(), label=gettext_lazy("Đơn vị"), required=False, widget=UnitPicker)
    kind = forms.ChoiceField(label=gettext_lazy("Loại bài"), required=False, choices=[_ANY, *Kind.choices])
    story = forms.ModelChoiceField(None, label=gettext_lazy("Bài"), required=False, widget=StoryPicker)
    source = _one_of(gettext_lazy("Nguồn"), Source)
    poster = forms.IntegerField(
        label=gettext_lazy("Áp phích số"), required=False, min_value=1, max_value=LARGEST_POSTER
    )
    device = _one_of(gettext_lazy("Thiết bị"), Device)

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data)
        # Only titles that the user may see anyway can be chosen, and so be read back.
        self.fields["story"].queryset = seen_pages(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check what spans several fields."""
        values = super().clean() or self.cleaned_data
        if values.get("span") == Choice.OWN:
            self._check_days(values.get("since"), values.get("until"))
        elif values.get("since") or values.get("until"):
            self.add_error("span", _("Đã ghi ngày thì hãy chọn “Từ ngày … đến ngày …”."))
        self._check_step(values.get("step", ""), self.chosen_span())
        return values

    def chosen_span(self) -> Span:
        """Return the days that were chosen; the usual ones in place of what cannot be read."""
        values, today = self.cleaned_data, dates.today()
        choice = values.get("span") or USUAL
        if choice != Choice.OWN:
            return chosen_span(choice, today)
        since, until = values.get("since"), values.get("until") or today
        return Span(since, until) if since and since <= until else chosen_span(USUAL, today)

    def question(self) -> Question:
        """Return what is asked, as far as it can be read."""
        self.is_valid()
        values, span = self.cleaned_data, self.chosen_span()
        narrowed = {name: values[name] for name in NARROWING if values.get(name) not in (None, "")}
        against, step = Against(values.get("against") or Against.BEFORE), values.get("step") or self._usual_step(span)
        return Question(span, against, Step(step), narrowed, begun())

    def _usual_step(self, span: Span) -> Step:
        step = usual_step(span)
        return Step.DAY if step == Step.HOUR and self._no_hours(span) else step

    def _no_hours(self, span: Span) -> str:
        """Return why there are no figures of hours, "" if there are."""
        if any(self.cleaned_data.get(name) not in (None, "") for name in ("source", "poster", "device")):
            return _("Số theo giờ không chia theo nguồn và thiết bị.")
        if first_hour(span.first) < first_kept_hour():
            return _("Số theo giờ chỉ giữ %(days)s ngày gần đây.") % {"days": KEPT_DAYS}
        return ""

    def _check_days(self, since: datetime.date | None, until: datetime.date | None) -> None:
        last = until or dates.today()
        if since is None:
            if "since" not in self.errors:
                self.add_error("since", _("Hãy ghi ngày đầu."))
        elif since > last:
            self.add_error("until" if until else "since", _("Ngày đầu phải trước ngày cuối, hoặc cùng ngày."))
        elif (last - since).days >= LONGEST_SPAN:
            self.add_error("since", _("Mỗi lần xem được nhiều nhất mười năm."))

    def _check_step(self, step: str, span: Span) -> None:
        if step and span.days > LONGEST[Step(step)]:
            text = _("Quá dài để xem %(step)s: nhiều nhất %(days)s ngày.")
            self.add_error("step", text % {"step": Step(step).label.lower(), "days": LONGEST[Step(step)]})
        elif step == Step.HOUR and (reason := self._no_hours(span)):
            self.add_error("step", reason)
