"""The part of the story's form that asks for the unit of today, where the commune of its time went into several."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.models import Place

NAME = "place_today"


class PlaceTodayField(forms.ChoiceField):
    """Asks for one of the candidates; what is none of them, as after a change of the place, counts as no answer."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            label=gettext_lazy("Nay thuộc đơn vị nào?"),
            help_text=gettext_lazy("Xã này đã chia vào nhiều đơn vị; chưa rõ thì để sau."),
            widget=forms.RadioSelect,
            **kwargs,
        )

    def clean(self, value: Any) -> int | None:
        """Return the id of the chosen unit."""
        choices: Any = self.choices
        known = {str(key) for key, _label in choices if key}
        return int(value) if value in known else None


def ask(form: Any) -> None:
    """Offer the candidates for the place that the form holds; take the field away where there is nothing to ask."""
    from stories.services.choosing import candidates, suggested

    story: Any = form.instance
    place = _place_of(form)
    units = candidates([place]).get(place.pk, []) if place else []
    if place is None or not units:
        del form.fields[NAME]
        return
    field: Any = form.fields[NAME]
    field.choices = [("", _("Chưa rõ")), *((unit.place.pk, _label(unit)) for unit in suggested(story, place, units))]
    form.initial[NAME] = story.place_now_id or ""


def answer(form: Any) -> None:
    """Keep what was chosen with the story."""
    if NAME in form.fields and form.add_prefix(NAME) in form.data:
        form.instance.place_now_id = form.cleaned_data.get(NAME)
        form.instance.is_place_now_chosen = form.instance.place_now_id is not None


def _place_of(form: Any) -> Place | None:
    if not form.is_bound:
        found: Place | None = form.instance.place
        return found
    sent = str(form.data.get(form.add_prefix("place"), ""))
    known = sent.isascii() and sent.isdigit() and len(sent) < 19
    return Place.objects.filter(pk=int(sent)).first() if known else None


def _label(unit: Any) -> str:
    name = unit.place.full_name_with_province
    return _("%(place)s (gợi ý: bài nhắc tới %(words)s)") % {"place": name, "words": unit.words} if unit.words else name
