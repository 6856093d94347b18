"""Every list as RSS and as Atom, with the same conditions in its address."""

import hashlib
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.translation import gettext as _

from core.text import clean_line
from media import renditions
from places.models import Place
from stories.choices import Kind
from stories.feed_formats import FORMATS
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
from stories.pictures import PRESETS, widest
from stories.querysets import Conditions, in_order, newest_ids, public_tags

ITEMS = 30
SITE = "Lan Tỏa"
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
    """Send the newest stories of a place."""
    place = get_object_or_404(Place.objects.with_province(), slug=slug)
    base = Conditions(columns=place_conditions(place))
    path = f"/dia-phuong/{place.slug}/"
    return _feed(request, form, place.full_name_with_province, path, base=base, fixed=(PLACE,))


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


def _feed(
    request: HttpRequest,
    form: str,
    name: str,
    path: str,
    *,
    kind: str = "",
    base: Conditions | None = None,
    fixed: tuple[str, ...] = (),
) -> HttpResponse:
    conditions = StoryFilter(request.GET, kind, fixed)
    stories = _stories(newest_ids(conditions.conditions().within(base).rows(), ITEMS))
    query = conditions.query()
    question = f"?{query}" if query else ""
    words = [words for words, _query in conditions.chips()]
    feed = FORMATS[form](
        title=" · ".join([*words, name] if name == SITE else [*words, name, SITE]),
        link=request.build_absolute_uri(path + question),
        description=_("Chuyện người tốt, việc tốt và các điển hình tiên tiến."),
        language="vi",
        author_name=SITE,
        feed_url=request.build_absolute_uri(f"{path}{form}/{question}"),
    )
    for story in stories:
        feed.add_item(**_item(request, story))
    return _answer(request, feed, stories)


def _answer(request: HttpRequest, feed: Any, stories: list[Listing]) -> HttpResponse:
    """Return the feed, or that it is what the reader already has."""
    content = feed.writeString("utf-8").encode()
    response = HttpResponse(content, content_type=feed.content_type)
    response["ETag"] = etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    changed = max((int(story.changed_at.timestamp()) for story in stories), default=None)
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, etag=etag, last_modified=changed, response=response) or response


def _stories(ids: list[int]) -> list[Listing]:
    """Return the stories of a feed with their pictures, fields and authors."""
    authors = Prefetch("author_links", ListingAuthor.objects.select_related("author").order_by("pk"))
    fields = Prefetch("field_links", ListingField.objects.select_related("field").order_by("field__position", "pk"))
    rows = Listing.objects.filter(pk__in=ids).select_related("cover").prefetch_related(authors, fields)
    found = in_order({row.pk: row for row in rows}, ids)
    renditions.prefetch([story.cover for story in found], *PRESETS)
    return found


def _item(request: HttpRequest, story: Listing) -> dict[str, Any]:
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
