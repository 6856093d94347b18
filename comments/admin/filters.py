"""What moderators look for among all comments."""

import datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from comments.choices import Group, Reason, State
from comments.models import Comment, Decision
from core import dates
from core.text import clean_line, fold

# Words are looked for in the comments of so many days, unless a first day is given.
SEARCHED_DAYS = 365
_MOST_WORDS = 8
_ANY = ("", _("Tất cả"))
_CALENDAR = [
    MinValueValidator(datetime.date(dates.FIRST_YEAR, 1, 1)),
    MaxValueValidator(datetime.date(dates.LAST_YEAR, 12, 31)),
]


class FilterForm(forms.Form):
    """The fields; what cannot be read is said beside its field and left out."""

    q = forms.CharField(label=_("Tìm trong tên và lời"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[_ANY, *State.choices])
    group = forms.ChoiceField(label=_("Nhóm"), required=False, choices=[_ANY, *Group.choices])
    reason = forms.ChoiceField(label=_("Từng bị ẩn vì"), required=False, choices=[_ANY, *Reason.choices])
    page = forms.CharField(label=_("Bài"), required=False, max_length=300, help_text=_("Dán địa chỉ của bài vào đây."))
    since = forms.DateField(label=_("Từ ngày"), required=False, widget=AdminDateInput, validators=_CALENDAR)
    until = forms.DateField(label=_("Đến ngày"), required=False, widget=AdminDateInput, validators=_CALENDAR)
    official = forms.BooleanField(label=_("Trả lời chính thức"), required=False)
    reported = forms.BooleanField(label=_("Có báo cáo chưa xem"), required=False)

    def kept(self) -> dict[str, Any]:
        """Return the values that were given and could be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def filtered(values: dict[str, Any]) -> QuerySet[Comment]:
    """Return the comments that have all of the values that `FilterForm.kept` returned."""
    rows = Comment.objects.filter(**{name: values[name] for name in ("state", "group") if name in values})
    for word in fold(clean_line(values.get("q", ""))).split()[:_MOST_WORDS]:
        rows = rows.filter(folded__contains=word)
    if "reason" in values:
        rows = rows.filter(Exists(Decision.objects.filter(comment=OuterRef("pk"), reason=values["reason"])))
    if "page" in values:
        rows = rows.filter(page__in=_pages(values["page"]))
    if "official" in values:
        rows = rows.filter(unit__isnull=False)
    if "reported" in values:
        rows = rows.filter(open_reports__gt=0)
    return rows.filter(_span(values))


def is_limited(values: dict[str, Any]) -> bool:
    """Say whether words are looked for in the last `SEARCHED_DAYS` only."""
    return "q" in values and "since" not in values


def _span(values: dict[str, Any]) -> Q:
    since, until = values.get("since"), values.get("until")
    if is_limited(values):
        since = (until or dates.today()) - datetime.timedelta(days=SEARCHED_DAYS)
    span = Q(created_at__gte=dates.at(since)) if since else Q()
    return span & Q(created_at__lt=dates.at(until + datetime.timedelta(days=1))) if until else span


def _pages(address: str) -> QuerySet[Page]:
    """Return the pages that an address, or a number, may mean: slugs stand last in our addresses."""
    name = address.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1].strip()
    if name.isascii() and name.isdigit() and len(name) < 19:
        return Page.objects.filter(pk=int(name)).values("pk")
    return Page.objects.filter(slug=name[:255]).order_by().values("pk")[:50]
