"""The map for search engines: an index and pages of 10,000 addresses, read straight from the listing."""

import datetime
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse

from places.models import Place
from stories.models import Field, Listing, ListingField

PAGE_SIZE = 10_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LISTS = ("/", "/guong/", "/tin-tuc/", "/phong-trao/", "/linh-vuc/", "/dia-phuong/", "/van-ban/", "/moi-ngay/")

Entry = tuple[str, datetime.datetime | None]


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Name the pages of the map: 0 holds the lists, 1 and following the stories."""
    pages = -(-Listing.objects.count() // PAGE_SIZE)
    root = request.build_absolute_uri("/")
    entries = ((f"{root}sitemap-{number}.xml", None) for number in range(pages + 1))
    return _answer("sitemapindex", "sitemap", entries)


def sitemap_page(request: HttpRequest, number: int) -> HttpResponse:
    """Name the addresses of one page of the map."""
    root = request.build_absolute_uri("/").rstrip("/")
    if number == 0:
        return _answer("urlset", "url", ((root + path, None) for path in _list_paths()))
    if number > 10_000:
        raise Http404
    start = (number - 1) * PAGE_SIZE
    rows = list(Listing.objects.order_by("pk").values_list("address", "changed_at")[start : start + PAGE_SIZE])
    if not rows:
        raise Http404
    return _answer("urlset", "url", ((f"{root}/{address}/", changed) for address, changed in rows))


def _list_paths() -> Iterator[str]:
    yield from _LISTS
    fields = Field.objects.filter(Exists(ListingField.objects.filter(field=OuterRef("pk"))))
    yield from (f"/linh-vuc/{slug}/" for slug in fields.values_list("slug", flat=True))
    listed = Listing.objects.filter(province_now=OuterRef("pk"))
    places = Place.objects.filter(Exists(listed), level=1)
    yield from (f"/dia-phuong/{slug}/" for slug in places.values_list("slug", flat=True))


def _answer(root: str, item: str, entries: Iterable[Entry]) -> HttpResponse:
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">']
    for address, changed in entries:
        stamp = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
        parts.append(f"<{item}><loc>{escape(address)}</loc>{stamp}</{item}>")
    parts.append(f"</{root}>\n")
    return HttpResponse("\n".join(parts), content_type="application/xml; charset=utf-8")
