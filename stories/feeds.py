"""Every list as RSS and as Atom, with the same conditions in its address."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.html import escape
from django.utils.translation import gettext as _

from core import dates
from core.text import clean_line
from media import renditions
from places.history import History
from places.models import Place
from stories.choices import Kind
from stories.feed_formats import ITEMS, SITE, Channel, send
from stories.filter_forms import Filter
from stories.filters import CAMPAIGN, FIELD, PLACE, StoryFilter, place_conditions
from stories.models import (
    Author,
    CampaignPage,
    Field,
    Listing,
    ListingAuthor,
    ListingField,
    OfficialDocument,
)
from stories.pages.documents import DocumentFilter, documents_of
from stories.pages.place.narrowing import asked_slug, read_narrowed
from stories.pictures import PRESETS, widest
from stories.querysets import Conditions, in_order, newest_ids, public_tags
from stories.templatetags.cards import document_title

_PATHS = {Kind.EXEMPLAR: "/guong/", Kind.ARTICLE: "/tin-tuc/", Kind.CAMPAIGN: "/phong-trao/"}


def all_stories(request: HttpRequest, form: str) -> HttpResponse:
    """Send the newest stories of all kinds."""
    return _feed(request, form, SITE, "/")


def of_archive(request: HttpRequest, form: str) -> HttpResponse:
    """Send the newest stories of all kinds, under the conditions of the archive."""
    return _feed(request, form, _("Lưu trữ"), "/luu-tru/")


def of_kind(request: HttpRequest, form: str, kind: str) -> HttpResponse:
    """Send the newest stories of a kind."""
    return _feed(request, form, str(Kind(kind).label), _PATHS[Kind(kind)], kind=kind)


def of_field(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    """Send the newest stories of a field."""
    field = get_object_or_404(Field, slug=slug)
    base = Conditions(links={"field": field.pk})
    return _feed(request, form, field.name, field.get_absolute_url(), base=base, fixed=(FIELD,))


def of_place(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    """Send the newest stories of a place, or of what it was as `?tu=` says."""
    place = get_object_or_404(Place.objects.with_province(), slug=slug)
    narrowed = read_narrowed(History(place), request.GET) if asked_slug(request.GET) else None
    base = narrowed.conditions if narrowed else place_conditions(place)
    name, kept = place.full_name_with_province, ""
    if narrowed:
        name, kept = f"{narrowed.place.full_name_with_province} → {name}", narrowed.query
    return _feed(request, form, name, f"/dia-phuong/{place.slug}/", base=base, fixed=(PLACE,), kept=kept)


def of_tag(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    """Send the newest stories with a tag."""
    tag = get_object_or_404(public_tags(), slug=slug)
    return _feed(request, form, tag.name, tag.get_absolute_url(), base=Conditions(links={"tag": tag.pk}))


def of_author(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    """Send the newest stories of an author."""
    author = get_object_or_404(Author, slug=slug)
    base = Conditions(links={"author": author.pk})
    return _feed(request, form, author.name, author.get_absolute_url(), base=base)


def of_campaign(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    """Send the newest stories of a campaign."""
    campaign = get_object_or_404(Listing, address=CampaignPage.address_of(slug), kind=Kind.CAMPAIGN)
    base = Conditions(links={"campaign": campaign.pk})
    return _feed(request, form, campaign.title, campaign.get_absolute_url(), base=base, fixed=(CAMPAIGN,))


def of_document(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    """Send the newest stories that cite a document."""
    document = get_object_or_404(OfficialDocument, slug=slug)
    base = Conditions(links={"document": document.pk})
    return _feed(request, form, document.display_number, document.get_absolute_url(), base=base)


def of_documents(request: HttpRequest, form: str) -> HttpResponse:
    """Send the latest official documents, under the conditions of their list."""
    conditions = DocumentFilter(request.GET)
    documents = documents_of(conditions).order_by("-day", "-pk")[:ITEMS]
    items = [_document_item(request, document) for document in documents]
    return send(request, _channel(form, _("Văn bản"), "/van-ban/", conditions), items)


def _document_item(request: HttpRequest, document: OfficialDocument) -> dict[str, Any]:
    address = request.build_absolute_uri(document.get_absolute_url())
    return {
        "title": " – ".join(filter(None, (document.number, document_title(document)))),
        "link": address,
        "description": escape(document.summary),
        "pubdate": dates.at(document.date) if document.date else None,
        # No entry of Atom goes without it (RFC 4287, 4.1.2).
        "updateddate": dates.at(document.day),
        "unique_id": address,
        "unique_id_is_permalink": True,
        "author_name": document.issuer or None,
        "categories": [document.get_kind_display()],
    }


def _feed(
    request: HttpRequest,
    form: str,
    name: str,
    path: str,
    *,
    kind: str = "",
    base: Conditions | None = None,
    fixed: tuple[str, ...] = (),
    kept: str = "",
) -> HttpResponse:
    conditions = StoryFilter(request.GET, kind, fixed)
    stories = stories_of(newest_ids(conditions.conditions().within(base).rows(), ITEMS))
    channel = _channel(form, name, path, conditions, kept)
    changed = max((story.changed_at for story in stories), default=None)
    return send(request, channel, [story_item(request, story) for story in stories], changed)


def _channel(form: str, name: str, path: str, conditions: Filter, kept: str = "") -> Channel:
    query = "&".join(part for part in (kept, conditions.query()) if part)
    return Channel(form, name, path, [words for words, _query in conditions.chips()], query)


def stories_of(ids: Sequence[int]) -> list[Listing]:
    """Return the stories of a feed with their pictures, fields and authors."""
    authors = Prefetch(
        "author_links", ListingAuthor.objects.select_related("author").order_by("author__sort_key", "pk")
    )
    fields = Prefetch("field_links", ListingField.objects.select_related("field").order_by("field__position", "pk"))
    rows = Listing.objects.filter(pk__in=ids).select_related("cover").prefetch_related(authors, fields)
    found = in_order({row.pk: row for row in rows}, ids)
    renditions.prefetch([story.cover for story in found], *PRESETS)
    return found


def story_item(request: HttpRequest, story: Listing) -> dict[str, Any]:
    """Return what a feed tells of a story, as the feed generators of Django name it."""
    # The permanent short address names the story whatever becomes of its title.
    return {
        "title": clean_line(story.title),
        "link": request.build_absolute_uri(story.get_absolute_url()),
        # Feed readers take it for HTML.
        "description": escape(clean_line(story.lead)),
        "pubdate": story.sort_date if story.date_known else None,
        "updateddate": story.changed_at,
        "unique_id": request.build_absolute_uri(f"/b/{story.pk}/"),
        "unique_id_is_permalink": True,
        "author_name": ", ".join(link.author.name for link in story.author_links.all()) or None,
        "categories": [link.field.name for link in story.field_links.all()],
        "picture": _picture(request, story),
    }


def _picture(request: HttpRequest, story: Listing) -> dict[str, str] | None:
    """Return the picture of a story as media RSS describes it, if it is ready."""
    rendition = widest(story.cover)
    if story.cover is None or rendition is None:
        return None
    return {
        "url": request.build_absolute_uri(rendition.url),
        "type": "image/webp",
        "medium": "image",
        "width": str(rendition.width),
        "height": str(rendition.height),
        "description": story.cover.default_alt_text,
    }
