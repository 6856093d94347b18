"""Every public page says by which number a view of it is counted, and nothing else does."""

import datetime
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.models import Page, Site

from core.dates import today
from core.sites import default_site
from home.models import DayRecord, HomePage
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar, restrict
from stories.models import Field
from visits.choices import OtherPage
from visits.models import VisitSettings

pytestmark = pytest.mark.django_db
MARK = re.compile(r'<script src="/static/js/(?:visits|reading).js" data-page="(-?\d+)"')
PICTURE = re.compile(r'<noscript><img src="/xem/(-?\d+).gif([^"]*)" alt="" hidden></noscript>')
COUNTER = "https://f-emc.ngsp.gov.vn"
OWN_POLICY = "img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self';"


def marks(client, address: str) -> list[int]:
    """Return the numbers on the page: for the script, and for readers without one."""
    text = client.get(address, follow=True).content.decode()
    found = [*MARK.findall(text), *(page for page, _query in PICTURE.findall(text))]
    assert text.count("data-page=") + text.count("<noscript>") == len(found)
    return [int(number) for number in found]


@pytest.mark.parametrize("make", [make_exemplar, make_article, make_campaign])
def test_a_story_is_counted_by_its_id(client, make):
    story = make()
    assert marks(client, f"/{story.address}/") == [story.pk] * 2


@pytest.fixture
def day():
    """A past day with a story."""
    record = DayRecord.objects.create(day=today() - datetime.timedelta(days=1), story=make_exemplar())
    return f"/moi-ngay/{record.day:%Y/%m/%d}/"


def test_any_other_page_is_counted_by_its_kind(client, day):
    field, author, document = Field.objects.first(), make_author(), make_document()
    make_article(fields=[field], authors=[author], documents=[document], tags=("nước",))
    kinds = {
        OtherPage.HOME: ["/"],
        OtherPage.LIST: ["/guong/", "/tin-tuc/", "/luu-tru/", "/the/nuoc/", f"/tac-gia/{author.slug}/"],
        OtherPage.FIELD: ["/linh-vuc/", f"/linh-vuc/{field.slug}/"],
        OtherPage.PLACE: ["/dia-phuong/", "/dia-phuong/tinh-son-la/", "/dia-phuong/tinh-ninh-thuan/"],
        OtherPage.SEARCH: ["/tim-kiem/", "/tim-kiem/?q=con+muong"],
        OtherPage.DOCUMENT: ["/van-ban/", f"/van-ban/{document.slug}/"],
        OtherPage.DAY: ["/moi-ngay/", day],
        OtherPage.INFORMATION: ["/gioi-thieu/", "/so-do-trang/", "/api/", "/truy-cap/"],
    }
    assert set(kinds) == set(OtherPage)
    for kind, addresses in kinds.items():
        for address in addresses:
            assert marks(client, address) == [kind.value] * 2, address


def test_what_is_no_public_page_is_not_counted(client, admin_client):
    story, gone, closed = make_exemplar(), make_exemplar(), make_exemplar()
    gone.unpublish()
    restrict(closed)
    for address in (
        *("/khong-co/", "/dia-phuong/khong-co/", "/guong/?x=%00", f"/{gone.address}/", f"/{closed.address}/"),
        *(f"/nhung/{story.pk}/", f"/b/{story.pk}/luu/", f"/b/{closed.pk}/"),
    ):
        assert marks(client, address) == [], address
    for address in ("/quan-tri/", f"/quan-tri/pages/{story.pk}/edit/"):
        assert marks(admin_client, address) == [], address


def test_a_preview_is_not_counted():
    for page in (make_exemplar(), HomePage.objects.get(), Page.objects.get(slug="gioi-thieu").specific):
        text = page.make_preview_request().content.decode()
        assert "data-page" not in text
        assert "/xem/" not in text


def test_who_read_a_code_is_counted_so_without_a_script_too(client):
    story = make_exemplar()
    for asked, told in (("?qr=7", "?qr=7"), ("?qr=0", "?qr=0"), ("?qr=x", ""), ("", "")):
        text = client.get(f"/{story.address}/{asked}").content.decode()
        assert PICTURE.findall(text) == [(str(story.pk), told)], asked


@pytest.mark.parametrize("script", ["visits", "reading", "figures", "sheet", "emc"])
def test_the_scripts_are_there_and_small(script):
    assert 0 < Path(finders.find(f"js/{script}.js")).stat().st_size < 10_000


def choose(**values) -> None:
    """Change what is shown of visits."""
    stored = VisitSettings.for_site(default_site())
    for name, value in values.items():
        setattr(stored, name, value)
    stored.save()


def test_nobody_else_counts_unless_the_newsroom_wants_it(client):
    story = make_article()
    for address in ("/", "/guong/", f"/{story.address}/", "/truy-cap/"):
        response = client.get(address)
        assert OWN_POLICY in response.headers["Content-Security-Policy"]
        assert "ngsp" not in response.content.decode() + str(response.headers)
        assert "emc" not in response.content.decode()


def test_the_counter_of_the_state_counts_public_pages_alone(client, admin_client):
    story, closed = make_article(), make_article()
    restrict(closed)
    choose(emc_site="8981")
    for address in ("/", "/guong/", f"/{story.address}/", "/truy-cap/"):
        response = client.get(address)
        text, policy = response.content.decode(), response.headers["Content-Security-Policy"]
        assert text.count('<script src="/static/js/emc.js" data-site="8981" defer></script>') == 1
        for source in ("script-src", "img-src", "connect-src"):
            assert f"{source} 'self' {COUNTER}" in policy
        assert policy.count("https://") == 3 + len(settings.VIDEO_FRAME_SOURCES)
        assert "unsafe" not in policy
        assert "style-src 'self';" in policy
    assert "EMC" in client.get("/truy-cap/").content.decode()
    for address in ("/khong-co/", f"/{closed.address}/", f"/b/{story.pk}/luu/", f"/nhung/{story.pk}/"):
        assert "emc.js" not in client.get(address, follow=True).content.decode(), address
    newsroom = admin_client.get("/quan-tri/")
    assert COUNTER not in newsroom.content.decode() + newsroom.headers["Content-Security-Policy"]


@pytest.mark.parametrize("number", ["x", "12 ", '1"', "1" * 13, "١"])
def test_a_number_of_the_state_is_a_number(number):
    with pytest.raises(ValidationError):
        VisitSettings(site=Site.objects.get(), emc_site=number).clean_fields()


def test_a_page_without_a_request_is_not_counted():
    template = Template("{% load visits %}{% counted 'home' %}{% views_shown 0 %}")
    assert template.render(Context()) == ""
    assert template.render(Context({"request": RequestFactory().get("/")})) != ""
