"""The first revision of an imported page: the same as Wagtail would write, without asking the database."""

from functools import cache
from typing import Any

from django.apps import apps
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations, get_serializable_data_for_fields

from stories.importing.content import Content
from stories.models import Story


def revision_content(page: Story, content: Content) -> dict[str, Any]:
    """Return what `page.serializable_data()` returns for a page that was just stored."""
    data: dict[str, Any] = get_serializable_data_for_fields(page)
    children, relations = _related_names(page._meta.label)
    for name in children:
        data[name] = [get_serializable_data_for_fields(child) for child in content.children.get(name, ())]
    for name in relations:
        data[name] = content.relations.get(name, [])
    return data


@cache
def _related_names(label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    model: Any = apps.get_model(label)
    return (
        tuple(relation.get_accessor_name() for relation in get_all_child_relations(model)),
        tuple(field.name for field in get_all_child_m2m_relations(model) if field.serialize),
    )
