"""Says to the rooms below which stories everybody may see."""

from collections.abc import Collection

from core.public_pages import PublicPage
from stories.choices import Kind, SubjectType
from stories.models import Listing

_COLUMNS = ("pk", "title", "address", "sort_date", "kind", "subject_type", "section")


def public_stories(ids: Collection[int]) -> dict[int, PublicPage]:
    """Return those of the stories that are public, by id."""
    rows = Listing.objects.filter(pk__in=list(ids)).values_list(*_COLUMNS)
    return {
        pk: PublicPage(
            pk=pk,
            title=title,
            address=address,
            published=sort_date,
            is_about_person=is_about_person(kind, subject_type),
            scopes=(f"page:{pk}", *([f"section:{section}"] if section else []), f"kind:{kind}"),
        )
        for pk, title, address, sort_date, kind, subject_type, section in rows
    }


def is_about_person(kind: str, subject_type: str) -> bool:
    """Say whether a story tells of one person's life."""
    return kind == Kind.EXEMPLAR and subject_type == SubjectType.PERSON
