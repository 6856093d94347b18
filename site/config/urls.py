"""The only list of routes of the site."""

from django.conf import settings
from django.urls import include, path, re_path, register_converter
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from core import views as core_views
from core.sites import serve
from core.views import reading
from home import styles
from home import views as home_views
from home.feeds import of_days
from home.site_map import site_map
from search import views as search_views
from stories import embedding, feeds, place_views, sharing, short, sitemaps, views, visit_views
from stories.feed_formats import FormatConverter

register_converter(FormatConverter, "feed")

handler400 = "core.views.bad_request"
handler403 = "core.views.permission_denied"
handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("healthz", core_views.healthz, name="healthz"),
    path("robots.txt", reading(core_views.robots), name="robots"),
    path("sitemap.xml", reading(sitemaps.sitemap_index), name="sitemap"),
    path("sitemap-<int:number>.xml", reading(sitemaps.sitemap_page), name="sitemap_page"),
    path("sitemap-tin-moi.xml", reading(sitemaps.news_sitemap), name="news_sitemap"),
    path("quan-tri/", include(admin_urls)),
    path("tep/", include(document_urls)),
    path("rss/", reading(feeds.all_stories), {"form": "rss"}, name="feed"),
    path("atom/", reading(feeds.all_stories), {"form": "atom"}, name="atom"),
    path("guong/<feed:form>/", reading(feeds.of_kind), {"kind": "exemplar"}),
    path("tin-tuc/<feed:form>/", reading(feeds.of_kind), {"kind": "article"}),
    path("phong-trao/<feed:form>/", reading(feeds.of_kind), {"kind": "campaign"}),
    path("phong-trao/<slug:slug>/<feed:form>/", reading(feeds.of_campaign)),
    path("linh-vuc/", reading(views.field_index), name="fields"),
    path("linh-vuc/<slug:slug>/", reading(views.field_page), name="field"),
    path("linh-vuc/<slug:slug>/<feed:form>/", reading(feeds.of_field)),
    path("dia-phuong/", reading(place_views.place_index), name="places"),
    path("dia-phuong/<str:slug>/", reading(place_views.place_page), name="place"),
    path("dia-phuong/<slug:slug>/<feed:form>/", reading(feeds.of_place)),
    path("the/<slug:slug>/", reading(views.tag_page), name="tag"),
    path("the/<slug:slug>/<feed:form>/", reading(feeds.of_tag)),
    path("tac-gia/<slug:slug>/", reading(views.author_page), name="author"),
    path("tac-gia/<slug:slug>/<feed:form>/", reading(feeds.of_author)),
    path("luu-tru/", reading(views.archive), name="archive"),
    path("luu-tru/<feed:form>/", reading(feeds.of_archive)),
    path("tim-kiem/", reading(search_views.search), name="search"),
    path("tim-kiem/goi-y/", reading(search_views.suggestions), name="search_suggestions"),
    path("van-ban/", reading(views.document_index), name="documents"),
    path("van-ban/<feed:form>/", reading(feeds.of_documents)),
    path("van-ban/<slug:slug>/", reading(views.document_page), name="document"),
    path("van-ban/<slug:slug>/<feed:form>/", reading(feeds.of_document)),
    path("so-do-trang/", reading(site_map), name="site_map"),
    path("moi-ngay/<feed:form>/", reading(of_days)),
    path("moi-ngay/", reading(home_views.day_archive), name="days"),
    re_path(r"^moi-ngay/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", reading(home_views.day_month), name="day_month"),
    re_path(
        r"^moi-ngay/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/$",
        reading(home_views.day_page),
        name="day",
    ),
    path("kieu-mau/", reading(styles.style_page), name="styles"),
    re_path(r"^kieu-mau/(sang|toi)\.css$", reading(styles.scheme_sheet), name="style_scheme"),
    re_path(r"^the-chia-se/([^/]+)\.jpg$", reading(sharing.share_card), name="share_card"),
    path("b/<int:pk>/", reading(short.short_address), name="short_address"),
    path("b/<int:pk>/ma-qr.svg", reading(short.qr_code), name="story_qr"),
    path("b/<int:pk>/luu/", reading(short.saved), name="story_saved"),
    path("nhung/<int:pk>/", reading(embedding.embed_card), name="embed"),
    path("oembed/", reading(embedding.oembed), name="oembed"),
    path("y-kien/", include("comments.urls")),
    path("cam-on/", include("reactions.urls")),
    path("xem/so-lieu/", reading(visit_views.figures), name="visit_figures"),
    path("xem/", include("visits.urls")),
    path("truy-cap/", reading(visit_views.visits_page), name="visits"),
    path("api/", include("api.urls")),
    # Pages as Wagtail serves them, for reading alone; below it, Wagtail's own addresses under /_util/.
    re_path(r"^((?!_util/)(?:[\w\-]+/)*)$", reading(serve)),
    path("", include(wagtail_urls)),
]

if settings.DEBUG:
    # Pictures while one works on the code; elsewhere the server in front sends them.
    for folder in ("images", "original_images"):
        pictures = {"document_root": settings.MEDIA_ROOT / folder}
        urlpatterns.insert(0, path(f"media/{folder}/<path:path>", reading(serve_file), pictures))
