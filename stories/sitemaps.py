"""The maps for search engines, read straight from the listing (https://www.sitemaps.org/protocol.html).

The stories stand in parts by their number: a story never moves to another part, and each is found by its index alone.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from django.db.models import F, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from core.caching import MINUTE, remember
from core.text import clean_line
from media.models import Rendition
from media.renditions import PRESETS
from places.graph import PlaceGraph
from places.models import Place
from stories.models import Field, Listing, OfficialDocument
from stories.tallies import ids_with_stories

PART = 10_000
# A map of Google News holds the last two days and at most a thousand stories.
NEWS_DAYS, MOST_NEWS = 2, 1_000
MOST_DOCUMENTS = 30_000
_NAMESPACES = {
    "": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
_LISTS = ("/", "/guong/", "/tin-tuc/", "/phong-trao/", "/linh-vuc/", "/dia-phuong/", "/van-ban/", "/luu-tru/")
_DAYS = "/moi-ngay/"
# What of each picture is ready for every story: the large one of a photograph, the small one of a drawing.
_PICTURES = (PRESETS["lead"].specs[-1], PRESETS["card"].drawn[-1])


@dataclass(frozen=True)
class Entry:
    """An address with what a map says of it; `news` holds the title and the moment of a fresh story."""

    address: str
    changed: datetime.datetime | None = None
    picture: str = ""
    news: tuple[str, datetime.datetime] | None = None


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Name the maps: 0 holds the lists, 1 and following the stories; one more the news, when there are any."""
    root = request.build_absolute_uri("/")
    entries = [Entry(f"{root}sitemap-0.xml")]
    parts = remember("stories:sitemaps", _parts, 10 * MINUTE)
    entries += [Entry(f"{root}sitemap-{number}.xml", changed) for number, changed in parts.items()]
    if _news().exists():
        entries.append(Entry(request.build_absolute_uri(reverse("news_sitemap"))))
    return _answer("sitemapindex", "sitemap", entries)


def sitemap_page(request: HttpRequest, number: int) -> HttpResponse:
    """Name the addresses of one part of the map."""
    root = request.build_absolute_uri("/").rstrip("/")
    if number == 0:
        return _answer("urlset", "url", (Entry(root + path) for path in _list_paths()))
    if number > 2**40:
        raise Http404
    within = Listing.objects.filter(pk__gte=(number - 1) * PART, pk__lt=number * PART)
    rows = list(within.order_by("pk").values_list("address", "changed_at", "cover_id"))
    if not rows:
        raise Http404
    pictures = _pictures(within)
    entries = (
        Entry(f"{root}/{address}/", changed, _full(request, pictures.get(cover, "")))
        for address, changed, cover in rows
    )
    return _answer("urlset", "url", entries)


def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Name the stories of the last two days, as Google News wants them."""
    rows = _news().order_by("-sort_date", "-pk").values_list("address", "changed_at", "title", "sort_date")
    entries = (
        Entry(request.build_absolute_uri(f"/{address}/"), changed, news=(clean_line(title), moment))
        for address, changed, title, moment in rows[:MOST_NEWS]
    )
    return _answer("urlset", "url", entries)


def _news() -> QuerySet[Listing]:
    now = timezone.now()
    return Listing.objects.filter(
        date_known=True, sort_date__gt=now - datetime.timedelta(days=NEWS_DAYS), sort_date__lte=now
    )


def _parts() -> dict[int, datetime.datetime]:
    """Return the parts that have stories, with the moment of the last change in each."""
    rows = Listing.objects.order_by().annotate(part=F("pk") / PART)
    pairs = rows.values_list("part").annotate(changed=Max("changed_at")).order_by("part")
    return {part + 1: changed for part, changed in pairs}


def _pictures(covers: QuerySet[Listing]) -> dict[int, str]:
    """Return the address of the picture of each cover that is ready; none is made here."""
    ready = Rendition.objects.filter(filter_spec__in=_PICTURES, image__in=covers.exclude(cover=None).values("cover"))
    storage = Rendition._meta.get_field("file").storage
    return {cover: storage.url(name) for cover, name in ready.values_list("image_id", "file")}


def _full(request: HttpRequest, address: str) -> str:
    return request.build_absolute_uri(address) if address else ""


def _list_paths() -> Iterator[str]:
    yield from _LISTS
    yield _DAYS
    fields = Field.objects.filter(pk__in=ids_with_stories("field"))
    yield from (f"/linh-vuc/{slug}/" for slug in fields.values_list("slug", flat=True))
    yield from (f"/dia-phuong/{slug}/" for slug in _places())
    documents = OfficialDocument.objects.order_by("-pk").values_list("slug", flat=True)
    yield from (f"/van-ban/{slug}/" for slug in documents[:MOST_DOCUMENTS])


def _places() -> list[str]:
    """Return the addresses of places with stories; what a single unit of today took over only leads there."""
    slugs = dict(Place.objects.filter(pk__in=ids_with_stories("place")).values_list("pk", "slug"))
    graph = PlaceGraph.ahead(slugs)
    return [slug for pk, slug in slugs.items() if graph.nodes[pk].is_present or len(graph.present(pk)) != 1]


def _answer(root: str, item: str, entries: Iterable[Entry]) -> HttpResponse:
    lines = [_line(item, entry) for entry in entries]
    used = [name for name in _NAMESPACES if not name or any(f"<{name}:" in line for line in lines)]
    names = " ".join(f'xmlns{":" if name else ""}{name}="{_NAMESPACES[name]}"' for name in used)
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {names}>", *lines, f"</{root}>\n"])
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def _line(item: str, entry: Entry) -> str:
    inner: Mapping[str, str] = {
        "loc": escape(entry.address),
        "lastmod": entry.changed.isoformat(timespec="seconds") if entry.changed else "",
        "news:news": _news_words(*entry.news) if entry.news else "",
        "image:image": f"<image:loc>{escape(entry.picture)}</image:loc>" if entry.picture else "",
    }
    return f"<{item}>{''.join(f'<{name}>{value}</{name}>' for name, value in inner.items() if value)}</{item}>"


def _news_words(title: str, moment: datetime.datetime) -> str:
    return (
        "<news:publication><news:name>Lan Tỏa</news:name><news:language>vi</news:language></news:publication>"
        f"<news:publication_date>{moment.isoformat(timespec='seconds')}</news:publication_date>"
        f"<news:title>{escape(title)}</news:title>"
    )
