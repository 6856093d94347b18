"""Finds and makes what stories are sorted by."""

import json
from pathlib import Path

from django.db import transaction

from core.text import clean_line, fold
from stories.models import Field, FieldAlias

_FIELDS_FILE = Path(__file__).resolve().parents[1] / "data" / "fields.json"


@transaction.atomic
def load_fields() -> int:
    """Make the fields that the product ships, unless the site has fields already; return how many were made."""
    if Field.objects.exists():
        return 0
    shipped = json.loads(_FIELDS_FILE.read_text(encoding="utf-8"))
    for number, row in enumerate(shipped, start=1):
        field = Field(
            name=row["name"],
            description=row["description"],
            colour=row["colour"],
            icon=row["icon"],
            position=number * 10,
        )
        field.save()
        for order, alias in enumerate(row["aliases"]):
            FieldAlias.objects.create(field=field, name=alias, sort_order=order)
    return len(shipped)


def fields_by_name() -> dict[str, Field]:
    """Return all fields under the folded form of their names and aliases; a name wins over an alias."""
    found = {alias.folded: alias.field for alias in FieldAlias.objects.select_related("field")}
    found.update({fold(field.name): field for field in Field.objects.all()})
    return found


def find_field(name: str) -> Field | None:
    """Return the field that has `name`, or an alias of it, in any spelling."""
    return fields_by_name().get(fold(clean_line(name)))
