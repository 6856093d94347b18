"""What a reader sends."""

import json
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from reactions.choices import BEST_SCORE

THANK, TAKE_BACK, SCORE = "cam-on", "rut", "diem"
# A token and a proof are a few hundred letters each.
_MOST_BYTES = 8192


class ReactionForm(forms.Form):
    """Thanks, thanks taken back, or a score; names of fields are those of the page's forms.

    `lai`: this is sent again, as the answer to the first time asked for; a cookie did not come back with it.
    """

    phieu = forms.CharField(required=False)
    viec = forms.ChoiceField(choices=[(name, name) for name in (THANK, TAKE_BACK, SCORE)])
    diem = forms.IntegerField(
        min_value=1,
        max_value=BEST_SCORE,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Mời bạn chọn một điểm từ 1 đến 5 rồi gửi.")
        ),
    )
    proof = forms.CharField(required=False)
    lai = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Want a number where a score is given."""
        if self.cleaned_data.get("viec") == SCORE and "diem" not in self.errors and not self.cleaned_data.get("diem"):
            self.add_error("diem", self.fields["diem"].error_messages["invalid"])
        return self.cleaned_data


def sent_form(request: HttpRequest) -> ReactionForm:
    """Return what was sent, as a form of a page or as a JSON object.

    Raises:
        BadRequest: it is larger than it could be, or no object.
    """
    if request.content_type != "application/json":
        return ReactionForm(request.POST)
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        found = json.loads(request.body) if length <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadRequest
    return ReactionForm(found)
