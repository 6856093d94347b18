"""Sets up a site: its pages, roles, fields and places. Running it again changes nothing that people have changed."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from accounts.roles import sync_roles
from comments.screening.stock import load_watched_words
from core.sites import site_models
from home.information import starter_pages
from home.models import HomePage, InformationPage
from places.services import load_provinces
from search.stock import load_vocabulary
from stories.choices import Kind
from stories.models import IndexPage
from stories.services.taxonomy import load_fields
from stories.services.workflow import sync_workflow

_INDEXES = (
    (
        Kind.EXEMPLAR,
        "guong",
        _("Gương điển hình"),
        _("Những người, tập thể, gia đình và mô hình đã được cơ sở giới thiệu để nhiều nơi học theo."),
    ),
    (Kind.ARTICLE, "tin-tuc", _("Tin tức"), _("Chuyện về phong trào, cuộc gặp, cách làm hay.")),
    (
        Kind.CAMPAIGN,
        "phong-trao",
        _("Phong trào thi đua"),
        _("Ai phát động, để làm gì, và đã có những chuyện nào."),
    ),
)


@transaction.atomic
def setup_site() -> HomePage:
    """Make what a site needs before anything can be published; return its home page."""
    home = _home_page()
    _site(home)
    for kind, slug, title, introduction in _INDEXES:
        if not IndexPage.objects.filter(kind=kind).exists():
            _publish_below(home, IndexPage(kind=kind, slug=slug, title=title, introduction=introduction))
    if not InformationPage.objects.exists():
        for page in starter_pages():
            _publish_below(home, page)
    load_provinces()
    load_fields()
    load_vocabulary()
    load_watched_words()
    sync_workflow(home, sync_roles(home, IndexPage.objects.all()))
    return home


def _home_page() -> HomePage:
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    # Wagtail's own migrations leave a welcome page where ours goes.
    for welcome in root.get_children().filter(slug="home"):
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
    root = Page.get_first_root_node()
    home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="trang-chu")
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def _site(home: HomePage) -> None:
    address = settings.WAGTAILADMIN_BASE_URL.split("://")[-1].split("/")[0]
    host, _colon, port = address.partition(":")
    https = settings.WAGTAILADMIN_BASE_URL.startswith("https")
    site, _is_new = Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": host,
            "port": int(port or (443 if https else 80)),
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    for model in site_models():
        model.for_site(site)


def _publish_below(home: HomePage, page: Page) -> None:
    home.refresh_from_db()
    home.add_child(instance=page)
    page.save_revision().publish()
