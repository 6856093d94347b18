"""The form that filters a list."""

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("components/form/filter_form.html")
def filter_form(listing: Any, prefix: str) -> dict[str, Any]:
    """Return the form of a list; `prefix` keeps ids apart where the form stands twice.

    A condition of which the list has no option is left out.
    """
    shown = [field for field in listing.form if _has_options(field) or field.errors]
    fields = [(field, f"{prefix}{field.id_for_label}", _control(field, prefix)) for field in shown]
    return {"listing": listing, "fields": fields}


def _has_options(field: BoundField) -> bool:
    return len(getattr(field.field, "choices", ("", ""))) > 1


def _control(field: BoundField, prefix: str) -> SafeString:
    attrs: dict[str, str | bool] = {"id": f"{prefix}{field.id_for_label}"}
    # What was not understood is said once, above the list.
    if field.errors:
        attrs["aria-describedby"] = "bo-qua"
    return field.as_widget(attrs=attrs)
