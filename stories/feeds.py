"""Every list as an RSS feed, with the same conditions in its address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from places.models import Place
from stories.choices import Kind
from stories.filters import CAMPAIGN, FIELD, PLACE, StoryFilter, place_conditions
from stories.models import Author, CampaignPage, Field, Listing, OfficialDocument
from stories.pages.lists import merged
from stories.querysets import Conditions, in_order, newest_ids, public_tags

ITEMS = 30


def all_stories(request: HttpRequest) -> HttpResponse:
    """Send the newest stories of all kinds."""
    return _feed(request, "Lan Tỏa", "/")


def of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Send the newest stories of a kind."""
    paths = {Kind.EXEMPLAR: "/guong/", Kind.ARTICLE: "/tin-tuc/", Kind.CAMPAIGN: "/phong-trao/"}
    return _feed(request, str(Kind(kind).label), paths[Kind(kind)], kind=kind)


def of_field(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the newest stories of a field."""
    field = get_object_or_404(Field, slug=slug)
    base = Conditions(links={"field": field.pk})
    return _feed(request, field.name, field.get_absolute_url(), base=base, fixed=(FIELD,))


def of_place(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the newest stories of a place."""
    place = get_object_or_404(Place.objects.with_province(), slug=slug)
    base = Conditions(columns=place_conditions(place))
    path = f"/dia-phuong/{place.slug}/"
    return _feed(request, place.full_name_with_province, path, base=base, fixed=(PLACE,))


def of_tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the newest stories with a tag."""
    tag = get_object_or_404(public_tags(), slug=slug)
    return _feed(request, tag.name, tag.get_absolute_url(), base=Conditions(links={"tag": tag.pk}))


def of_author(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the newest stories of an author."""
    author = get_object_or_404(Author, slug=slug)
    base = Conditions(links={"author": author.pk})
    return _feed(request, author.name, author.get_absolute_url(), base=base)


def of_campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the newest stories of a campaign."""
    campaign = get_object_or_404(Listing, address=CampaignPage.address_of(slug), kind=Kind.CAMPAIGN)
    base = Conditions(links={"campaign": campaign.pk})
    return _feed(request, campaign.title, campaign.get_absolute_url(), base=base, fixed=(CAMPAIGN,))


def of_document(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the newest stories that cite a document."""
    document = get_object_or_404(OfficialDocument, slug=slug)
    base = Conditions(links={"document": document.pk})
    return _feed(request, document.display_number, document.get_absolute_url(), base=base)


def _feed(
    request: HttpRequest,
    name: str,
    path: str,
    *,
    kind: str = "",
    base: Conditions | None = None,
    fixed: tuple[str, ...] = (),
) -> HttpResponse:
    form = StoryFilter(request.GET, kind, fixed)
    ids = newest_ids(merged(form.conditions(), base).rows(), ITEMS)
    query = form.query()
    question = f"?{query}" if query else ""
    feed = Rss201rev2Feed(
        title=name if name == "Lan Tỏa" else f"{name} · Lan Tỏa",
        link=request.build_absolute_uri(path + question),
        description=_("Chuyện người tốt, việc tốt và các điển hình tiên tiến."),
        language="vi",
        feed_url=request.build_absolute_uri(f"{path}rss/{question}"),
    )
    found = Listing.objects.select_related("main_field").in_bulk(ids)
    for story in in_order(found, ids):
        feed.add_item(**_item(request, story))
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def _item(request: HttpRequest, story: Listing) -> dict[str, Any]:
    # The permanent short address names the story whatever becomes of its title.
    return {
        "title": story.title,
        "link": request.build_absolute_uri(story.get_absolute_url()),
        "description": story.lead,
        "pubdate": story.sort_date if story.date_known else None,
        "updateddate": story.changed_at,
        "unique_id": request.build_absolute_uri(f"/b/{story.pk}/"),
        "unique_id_is_permalink": True,
        "categories": [story.main_field.name] if story.main_field else [],
    }
