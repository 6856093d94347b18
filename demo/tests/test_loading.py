"""Sample content comes, stays as people leave it, and goes without a trace."""

import gzip
import io

import brotli
import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import call_command
from wagtail.models import Page, Site

from accounts.models import User
from core.models import OrganSettings
from core.sheets import stylesheet
from demo import people
from demo.models import DemoRecord
from demo.people import PASSWORD, PEOPLE
from demo.samples import ORIGIN, samples
from search.models import AskedQuery, SearchDocument, SearchTerm
from stories.choices import Kind
from stories.factories import make_article
from stories.models import (
    ArticlePage,
    Author,
    CampaignPage,
    ExemplarPage,
    Listing,
    ListingTally,
    OfficialDocument,
    Section,
    Story,
    Tag,
)
from stories.services import listing
from visits.models import PageViews, SiteDay, Totals

pytestmark = pytest.mark.django_db
# Few enough to be quick, with one of each: campaigns, documents, links, an old address, a correction.
CHOSEN = 40
# Ten packets of 1,460 bytes come before the server waits for an answer (RFC 6928); headers take some of them.
FIRST_PACKETS = 14_336


def run(command, *options):
    output = io.StringIO()
    call_command(command, *options, stdout=output)
    return output.getvalue()


def counts():
    models = (model for model in apps.get_models() if model._meta.managed and model._meta.label != "sessions.Session")
    found = {model._meta.label: model._default_manager.count() for model in models}
    # Figures that have come back to nothing stay as noughts.
    noughts = {model._meta.label: model.objects.filter(number__gt=0).count() for model in (ListingTally, SearchTerm)}
    return found | noughts | {Totals._meta.label: Totals.objects.exclude(counted=0, at_origin=0).count()}


def files():
    folders, names = (
        default_storage.listdir("original_images") if default_storage.exists("original_images") else ([], [])
    )
    return len(folders) + len(names)


@pytest.fixture
def few(monkeypatch):
    """Load the first samples only, and few days of visits."""
    rows = list(samples())[:CHOSEN]
    monkeypatch.setattr("demo.loading.samples", lambda: iter(rows))
    monkeypatch.setattr("demo.visits._DAYS", 20)
    return rows


@pytest.fixture
def loaded(few):
    run("load_demo")


def test_what_came_goes_and_nothing_else(few, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        own = make_article(title="Bài của chính trang này", tags=("nước sạch",))
    before, files_before = counts(), files()
    with django_capture_on_commit_callbacks(execute=True):
        run("load_demo")
    assert Listing.objects.count() > CHOSEN / 2
    assert SearchDocument.objects.count() > CHOSEN / 2
    assert SiteDay.objects.count() == 20
    assert Totals.objects.get().counted > 500
    with django_capture_on_commit_callbacks(execute=True):
        run("clear_demo")
    assert counts() == before
    assert files() == files_before
    assert not any(Page.find_problems())
    assert not listing.rebuild()
    assert ArticlePage.objects.get() == own


def test_what_others_have_come_to_use_stays(loaded):
    tag, author = Tag.objects.get(name="nước sạch"), Author.objects.first()
    cover = ExemplarPage.objects.exclude(cover=None).first().cover
    own = make_article(title="Bài của chính trang này", authors=[author], tags=("nước sạch",), cover=cover)
    run("clear_demo")
    assert (list(own.tags.all()), list(own.authors.all())) == ([tag], [author])
    assert ArticlePage.objects.get(pk=own.pk).cover == cover
    own.delete()
    run("clear_demo")
    assert not Tag.objects.filter(pk=tag.pk).exists()
    assert not DemoRecord.objects.exists()


def test_visits_of_a_sample_that_was_deleted_by_hand_go_too(loaded):
    page = PageViews.objects.filter(counted__gt=0).first().page
    Story.objects.get(pk=page).specific.delete()
    assert PageViews.objects.filter(page=page).exists()
    run("clear_demo")
    assert not PageViews.objects.exists()
    assert not SiteDay.objects.exists()


def test_some_searched_in_vain(loaded):
    assert AskedQuery.objects.filter(results=0, query="nuoi huou", times=2).exists()
    assert AskedQuery.objects.exclude(results=0).exists()


def test_loading_again_adds_nothing_and_takes_nothing_back(loaded):
    deleted = ExemplarPage.objects.filter(origin=ORIGIN, live=True).first()
    changed = ExemplarPage.objects.filter(origin=ORIGIN, live=True).last()
    deleted.delete()
    changed.title = "Tên do biên tập viên đặt"
    changed.save_revision().publish()
    before = counts()
    assert "Dữ liệu mẫu đã có đủ" in run("load_demo")
    assert counts() == before
    changed.refresh_from_db()
    assert changed.title == "Tên do biên tập viên đặt"


def test_an_interrupted_load_is_finished_by_the_next(few, monkeypatch):
    from demo import loading

    enrich, seen = loading.enrich, []

    def crash(page, sample, pages):
        seen.append(page)
        if len(seen) == 5:
            raise RuntimeError
        enrich(page, sample, pages)

    monkeypatch.setattr(loading, "enrich", crash)
    with pytest.raises(RuntimeError):
        run("load_demo")
    monkeypatch.setattr(loading, "enrich", enrich)
    run("load_demo")
    assert DemoRecord.objects.filter(key__startswith="row:").count() == CHOSEN
    assert Story.objects.filter(origin=ORIGIN, live=True).count() == Listing.objects.count()


def test_extras_are_on_the_pages(loaded, few):
    by_id = {row["id"]: row for row in few}
    exemplar = next(
        page for page in ExemplarPage.objects.filter(live=True) if by_id[page.origin_id]["extra"].get("facts")
    )
    extra = by_id[exemplar.origin_id]["extra"]
    assert (exemplar.subject_description, exemplar.deed) == (extra["subject_description"], extra["deed"])
    assert [block["type"] for block in exemplar.body.raw_data][1] == "numbers"
    assert exemplar.cover.credit == "dữ liệu mẫu"
    assert exemplar.live_revision == exemplar.latest_revision
    assert [update.text for update in exemplar.updates.all()] == [row["text"] for row in extra["updates"]]
    assert ExemplarPage.objects.exclude(links=None).exists()
    assert any(page.how_to for page in ExemplarPage.objects.all())
    campaign = CampaignPage.objects.get(origin_id="pt-nghin-viec-tot")
    assert campaign.purpose.startswith("<ul><li>")
    assert campaign.founding_documents.count() == 3
    assert OfficialDocument.objects.get(number="15/KH-BTĐ").origin == ORIGIN


def test_public_pages_of_samples_answer(loaded, client):
    for page in [*ExemplarPage.objects.filter(live=True)[:3], *CampaignPage.objects.all()[:2]]:
        assert client.get(page.url).status_code == 200


def test_a_story_and_its_rules_fit_into_the_first_packets(loaded, client):
    rules = len(brotli.compress(stylesheet().encode()))
    stories = Listing.objects.exclude(kind=Kind.CAMPAIGN).values_list("address", flat=True)
    pages = {address: gzip.compress(client.get(f"/{address}/").content, 6) for address in stories}
    assert len(pages) > CHOSEN / 2
    assert {address: len(page) + rules for address, page in pages.items() if len(page) + rules > FIRST_PACKETS} == {}


def test_editors_see_every_state(loaded):
    draft, waiting, scheduled = (Story.objects.get(origin_id=name) for name in ("ban-nhap", "cho-duyet", "hen-gio"))
    assert not any(page.live for page in (draft, waiting, scheduled))
    assert draft.owner.username == "cong-tac-vien"
    task = waiting.specific.current_workflow_task
    assert task.name == "Duyệt đăng"
    assert scheduled.specific.approved_schedule
    assert not Listing.objects.filter(pk__in=[draft.pk, waiting.pk, scheduled.pk]).exists()


def test_one_can_sign_in_as_every_role(loaded, client):
    printed = run("demo_logins")
    for person in PEOPLE:
        assert person.username in printed
        assert client.login(username=person.username, password=PASSWORD)
        assert client.get("/quan-tri/").status_code == 200
        groups = set(User.objects.get(username=person.username).groups.values_list("name", flat=True))
        assert groups == ({person.role} if person.role else set())


def test_no_sample_users_on_a_public_server(few, monkeypatch):
    monkeypatch.setattr("demo.management.commands.load_demo.is_trial_site", lambda: False)
    assert "Không tạo người dùng mẫu" in run("load_demo")
    assert not User.objects.filter(username__in=[person.username for person in PEOPLE]).exists()
    assert "Chưa có người dùng mẫu" in run("demo_logins")
    run("load_demo", "--with-users")
    assert len(people.logins()) == len(PEOPLE)


def test_a_user_of_that_name_is_left_alone(few):
    own = User.objects.create_user("quan-tri", password="của chính người này")
    run("load_demo")
    run("clear_demo")
    own.refresh_from_db()
    assert own.check_password("của chính người này")


def test_settings_of_the_organ_that_somebody_filled_in_stay(few):
    site = Site.objects.get(is_default_site=True)
    OrganSettings.objects.update_or_create(site=site, defaults={"organ": "Sở của chúng tôi"})
    run("load_demo")
    run("clear_demo")
    organ = OrganSettings.objects.get()
    assert (organ.organ, organ.notice) == ("Sở của chúng tôi", "")


def test_sections_come_with_the_articles():
    run("load_demo")
    assert Section.objects.count() == 4
    assert ArticlePage.objects.exclude(about=None).exists()
    assert (
        Story.objects.filter(origin=ORIGIN).count() == len([row for row in samples() if row["kind"] != "document"]) + 3
    )
