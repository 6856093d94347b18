"""What the shell of every page asks of the site: its information pages, its search, its own address."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_noop
from wagtail.models import Page

from core.caching import remember
from core.sites import site_of
from home.models import InformationPage

register = template.Library()


@dataclass(frozen=True)
class PageLink:
    """A page of the foot."""

    title: str
    url: str


# Section, words and address of the main lists; the first column marks the current one.
_MAIN = (
    ("guong", gettext_noop("Gương điển hình"), "/guong/"),
    ("viec-tot", gettext_noop("Việc tốt"), "/guong/?muc=viec-tot"),
    ("phong-trao", gettext_noop("Phong trào"), "/phong-trao/"),
    ("linh-vuc", gettext_noop("Lĩnh vực"), "/linh-vuc/"),
    ("dia-phuong", gettext_noop("Địa phương"), "/dia-phuong/"),
    ("van-ban", gettext_noop("Văn bản"), "/van-ban/"),
    ("tin-tuc", gettext_noop("Tin tức"), "/tin-tuc/"),
    ("gioi-thieu", gettext_noop("Giới thiệu"), "/gioi-thieu/"),
)


@register.simple_tag
def main_links() -> list[tuple[str, str, str]]:
    """Return section, words and address of each item of the main menu."""
    return [(section, gettext(words), url) for section, words, url in _MAIN]


@register.simple_tag
def information_pages() -> list[PageLink]:
    """Return the public information pages in the order of the tree."""
    return remember("home:information", _information_pages)


def _information_pages() -> list[PageLink]:
    # By type, and sorted here: otherwise the database walks the whole tree to find these few. They stand right below
    # the front page, so only a restriction of their own can close one while the rest of the site is open.
    kind = ContentType.objects.get_for_model(InformationPage)
    pages = Page.objects.filter(content_type=kind, live=True, view_restrictions=None).order_by()
    return [PageLink(title, f"/{slug}/") for _path, title, slug in sorted(pages.values_list("path", "title", "slug"))]


@register.simple_tag
def search_address() -> str:
    """Return the address of the search, "" while the site has none."""
    try:
        return reverse("search")
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def canonical(context: template.Context, path: str | None) -> str:
    """Return the one full address of the page, "" where there is none (errors, previews)."""
    request = context.get("request")
    if not path or request is None:
        return ""
    site = site_of(request)
    return f"{site.root_url if site else ''}{path}"


@register.simple_tag(takes_context=True)
def crumbs_data(context: template.Context, crumbs: list[Any]) -> dict[str, Any]:
    """Return the way to the page as schema.org's BreadcrumbList."""
    root = canonical(context, "/").rstrip("/")
    steps = [("Trang chủ", "/"), *((crumb.name, crumb.url) for crumb in crumbs)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, **({"item": root + url} if url else {})}
            for number, (name, url) in enumerate(steps, start=1)
        ],
    }
