"""The first revision of an imported page: the same as Wagtail would write, without asking the database."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from modelcluster.models import (
    get_all_child_m2m_relations,
    get_all_child_relations,
    get_field_value,
    get_serializable_data_for_fields,
)

from stories.importing.content import Content
from stories.models import Story

# What stands in a revision as it stands in the column.
_PLAIN = (str, int, bool)


@dataclass(frozen=True)
class _Shape:
    """What a revision of a page type holds: the columns of a page without content, and the names of the rest."""

    blank: dict[str, Any]
    fields: dict[str, Any]
    children: tuple[str, ...]
    relations: tuple[str, ...]


def revision_content(page: Story, content: Content) -> dict[str, Any]:
    """Return what `page.serializable_data()` returns for a page that was just stored."""
    shape = _shape(page._meta.label)
    data: dict[str, Any] = {"pk": page.pk, **shape.blank}
    values = page.__dict__
    for attname, (field, blank) in shape.fields.items():
        value = values.get(attname, blank)
        # Most columns of an imported page are as in any new page.
        if value is not blank and value != blank:
            data[field.name] = value if type(value) in _PLAIN else get_field_value(field, page)
    data["body"] = content.body_json
    for name in shape.children:
        data[name] = [get_serializable_data_for_fields(child) for child in content.children.get(name, ())]
    for name in shape.relations:
        data[name] = content.relations.get(name, [])
    return data


@cache
def _shape(label: str) -> _Shape:
    model: Any = apps.get_model(label)
    blank = model()
    columns = [field for field in model._meta.fields if field.serialize and field.name != "body"]
    return _Shape(
        blank={name: value for name, value in get_serializable_data_for_fields(blank).items() if name != "pk"},
        fields={field.attname: (field, blank.__dict__.get(field.attname)) for field in columns},
        children=tuple(relation.get_accessor_name() for relation in get_all_child_relations(model)),
        relations=tuple(field.name for field in get_all_child_m2m_relations(model) if field.serialize),
    )
