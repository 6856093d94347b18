"""Public pages that are not in the page tree: fields, tags, authors, documents, short addresses."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from stories.filters import FIELD, MONTH, month_counts
from stories.models import (
    Author,
    Field,
    OfficialDocument,
)
from stories.pages.documents import document_list
from stories.pages.lists import Crumb, StoryList, story_list
from stories.querysets import Conditions, cards, public_tags
from stories.sharing import of_document, of_field
from stories.tallies import tally


def field_index(request: HttpRequest) -> HttpResponse:
    """Show all fields with the number of their stories."""
    numbers = tally("field")
    fields = [(field, numbers.get(field.pk, 0)) for field in Field.objects.all()]
    context = _page(_("Lĩnh vực"), "/linh-vuc/", "linh-vuc", _("Chuyện hay xếp theo việc của đời sống."))
    return render(request, "pages/fields.html", context | {"fields": fields})


def field_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stories of a field."""
    field = get_object_or_404(Field, slug=slug)
    listing = story_list(request, field.get_absolute_url(), base=Conditions(links={"field": field.pk}), fixed=(FIELD,))
    context = _list_page(listing, field.name, "linh-vuc", field.description)
    context |= {"crumbs": [Crumb(_("Lĩnh vực"), "/linh-vuc/"), Crumb(field.name)], "share": of_field(field)}
    return render(request, "pages/list.html", context)


def tag_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stories with a tag."""
    tag = get_object_or_404(public_tags(), slug=slug)
    listing = story_list(request, tag.get_absolute_url(), base=Conditions(links={"tag": tag.pk}))
    return render(request, "pages/list.html", _list_page(listing, tag.name, "", _("Các bài có thẻ này.")))


def author_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stories of an author."""
    author = get_object_or_404(Author, slug=slug)
    listing = story_list(request, author.get_absolute_url(), base=Conditions(links={"author": author.pk}))
    words = ". ".join(part.rstrip(".") for part in (author.unit_name, author.biography) if part)
    context = _list_page(listing, author.name, "", words)
    return render(request, "pages/list.html", context | {"title": _("Tác giả %s") % author.name})


def document_index(request: HttpRequest) -> HttpResponse:
    """Show the official documents, the latest first."""
    listing = document_list(request)
    words = _("Kế hoạch, chỉ thị, quyết định mà các bài dựa vào.")
    context = _page(_("Văn bản"), listing.canonical_path, "van-ban", words)
    return render(request, "pages/documents.html", context | {"listing": listing})


def document_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an official document with the stories that cite it and the campaigns that rest on it."""
    document = get_object_or_404(OfficialDocument.objects.select_related("file"), slug=slug)
    listing = story_list(request, document.get_absolute_url(), base=Conditions(links={"document": document.pk}))
    founded = cards(document.founded_campaigns.values_list("pk", flat=True)[:50])
    name = f"{document.get_kind_display()} {document.number}".strip()
    context = _list_page(listing, name, "van-ban", document.subject)
    context["crumbs"] = [Crumb(_("Văn bản"), "/van-ban/"), Crumb(name)]
    context |= {"share": of_document(document), "document": document, "campaigns": list(founded.values())}
    return render(request, "pages/document.html", context)


def archive(request: HttpRequest) -> HttpResponse:
    """Show all years and months in which stories came out, or the stories of one of them."""
    path = reverse("archive")
    listing = story_list(request, path, own_pages=frozenset({MONTH}))
    month = listing.own_page
    context = _list_page(listing, month or _("Lưu trữ"), "", "" if month else _("Các bài đã đăng, theo năm và tháng."))
    context["crumbs"] = [Crumb(_("Lưu trữ"), path), Crumb(month)] if month else [Crumb(_("Lưu trữ"))]
    context["years"] = month_counts(listing.form.facets[MONTH])
    return render(request, "pages/archive.html", context)


def _page(name: str, path: str, section: str, introduction: str) -> dict[str, Any]:
    return {
        "title": name,
        "heading": name,
        "introduction": introduction,
        "description": introduction or _("Chuyện người tốt, việc tốt: %s") % name,
        "crumbs": [Crumb(name)],
        "canonical_path": path,
        "section": section,
    }


def _list_page(listing: StoryList, name: str, section: str, introduction: str) -> dict[str, Any]:
    context = _page(name, listing.canonical_path, section, introduction)
    return context | {"listing": listing, "kinds": True}
