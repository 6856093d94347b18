"""Official documents, fields and places for answers."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import reverse

from api.details import document_kind
from api.parameters import page_urls, read_documents
from api.shapes.directory import (
    Centre,
    CountedPlace,
    Document,
    DocumentPage,
    FieldList,
    File,
    LifeField,
    PlaceDetail,
    PlaceList,
)
from api.summaries import place_reference, place_values
from core.paging import cursor_page
from places.english import english_name
from places.models import Place, Succession
from places.querysets import present_units
from stories.models import Field, OfficialDocument
from stories.pages.documents import documents_of
from stories.pages.place.index import told_communes, told_provinces
from stories.tallies import tally


def document_page(request: HttpRequest) -> DocumentPage:
    """Return a page of the official documents, the latest first, those without a date last."""
    asked = read_documents(request.GET)
    rows = documents_of(asked.form).select_related("file")
    page = cursor_page(rows, request.GET, size=asked.size, moment="day", pk="pk")
    return DocumentPage(items=[_document(request, row) for row in page.rows], **page_urls(request, page))


def document_detail(request: HttpRequest, pk: int) -> Document:
    """Return an official document.

    Raises:
        Http404: there is none.
    """
    document = OfficialDocument.objects.select_related("file").filter(pk=pk).first()
    if document is None:
        raise Http404
    return _document(request, document)


def _document(request: HttpRequest, document: OfficialDocument) -> Document:
    absolute, file = request.build_absolute_uri, document.file
    return Document(
        id=document.pk,
        number=document.number,
        kind=document_kind(document.kind),
        subject=document.subject,
        issuer=document.issuer,
        date=document.date,
        url=absolute(document.get_absolute_url()),
        summary=document.summary,
        period_from=document.period_from,
        period_to=document.period_to,
        file=File(url=absolute(file.url), title=file.title) if file else None,
    )


def field_list(request: HttpRequest) -> FieldList:
    """Return all fields of life."""
    numbers = tally("field")
    return FieldList(
        items=[
            LifeField(
                name=field.name,
                slug=field.slug,
                url=request.build_absolute_uri(reverse("field", args=[field.slug])),
                description=field.description,
                stories=numbers.get(field.pk, 0),
            )
            for field in Field.objects.all()
        ]
    )


def place_list(request: HttpRequest) -> PlaceList:
    """Return the provinces of today that have stories."""
    return PlaceList(items=_counted(request, told_provinces()))


def place_detail(request: HttpRequest, slug: str) -> PlaceDetail:
    """Return a place, past or present.

    Raises:
        Http404: there is none of this name.
    """
    place = Place.objects.with_province().filter(slug=slug).first()
    if place is None:
        raise Http404
    absolute = request.build_absolute_uri
    now = present_units([place])[place.pk] if place.is_past else []
    links = Succession.objects.filter(Q(old=place) | Q(new=place), is_withdrawn=False).select_related("old", "new")
    return PlaceDetail(
        **place_values(absolute, place),
        english_name=english_name(place),
        code=place.code,
        centre=_centre(place),
        valid_from=place.valid_from,
        valid_to=place.valid_to,
        is_past=place.is_past,
        within=[place_reference(absolute, superior) for superior in _superiors(place)],
        now=[place_reference(absolute, one) for one in now],
        predecessors=[place_reference(absolute, link.old) for link in links if link.new_id == place.pk],
        successors=[place_reference(absolute, link.new) for link in links if link.old_id == place.pk],
        places=_counted(request, told_communes(place)),
    )


def _centre(place: Place) -> Centre | None:
    if place.latitude is None or place.longitude is None:
        return None
    return Centre(latitude=float(place.latitude), longitude=float(place.longitude))


def _superiors(place: Place) -> list[Place]:
    above = place.parent
    return [above, *_superiors(above)] if above else []


def _counted(request: HttpRequest, rows: list[tuple[Any, int]]) -> list[CountedPlace]:
    absolute = request.build_absolute_uri
    return [CountedPlace(**place_values(absolute, place), stories=number) for place, number in rows]
