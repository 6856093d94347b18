"""The map of the site for people: every list, section and page on one page."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from home.templatetags.site_pages import information_pages, main_links
from stories.models import Section, Stream
from stories.options import Choice, options_for
from stories.pages.lists import Crumb


@dataclass(frozen=True)
class Group:
    """Links that belong together under one heading."""

    heading: str
    links: tuple[tuple[str, str], ...]


def site_map(request: HttpRequest) -> HttpResponse:
    """Show every list, field, province, campaign, section, stream and information page."""
    context = {
        "title": _("Sơ đồ trang"),
        "description": _("Mọi mục của trang, xếp trên một trang."),
        "canonical_path": "/so-do-trang/",
        "crumbs": [Crumb(_("Sơ đồ trang"))],
        "groups": [group for group in _groups() if group.links],
    }
    return render(request, "pages/site_map.html", context)


def _groups() -> list[Group]:
    options = options_for("")
    return [
        Group(_("Các mục chính"), ((_("Trang chủ"), "/"), *((words, url) for _section, words, url in main_links()))),
        Group(_("Theo lĩnh vực"), _links(options.of("linh-vuc"), "/linh-vuc/{}/")),
        Group(_("Phong trào thi đua"), _links(options.of("phong-trao"), "/phong-trao/{}/")),
        Group(_("Theo tỉnh, thành phố"), _links(options.of("dia-phuong"), "/dia-phuong/{}/")),
        Group(_("Chuyên mục tin"), _links(options.of("chuyen-muc"), Section(slug="{}").get_absolute_url())),
        Group(_("Dòng sự kiện"), _links(options.of("dong-su-kien"), Stream(slug="{}").get_absolute_url())),
        Group(
            _("Về trang này"),
            (*((page.title, page.url) for page in information_pages()), (_("Thống kê truy cập"), "/truy-cap/")),
        ),
        Group(_("Cho máy đọc"), ((_("Nguồn tin RSS"), "/rss/"), (_("Sơ đồ cho máy tìm kiếm"), "/sitemap.xml"))),
    ]


def _links(choices: tuple[Choice, ...], address: str) -> tuple[tuple[str, str], ...]:
    return tuple((choice.name, address.format(choice.slug)) for choice in choices)
