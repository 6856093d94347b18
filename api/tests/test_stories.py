"""Stories by API: what a list and a single story say, and only of what is public."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import OrganSettings
from media.factories import DrawingFactory, ImageFactory
from places.models import Place
from stories.factories import (
    make_article,
    make_author,
    make_campaign,
    make_document,
    make_exemplar,
    make_hidden_stories,
)
from stories.models import Award, Field, StoryUpdate
from stories.tests.public import bodies

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


@pytest.fixture
def ties():
    """All that can hang on a story."""
    return {
        "fields": list(Field.objects.all()[:2]),
        "authors": [make_author(name="Lê Thị Hà", unit_name="Hội Nông dân")],
        "documents": [make_document(number="18/KH-UBND", kind="ke-hoach")],
        "campaigns": [make_campaign(title="Mương xanh")],
        "tags": ("nước",),
        "place": Place.objects.get(slug="tinh-son-la"),
        "cover": ImageFactory(credit="Nguyễn Văn An", may_be_reused=True),
    }


def titles(answer: dict) -> list[str]:
    """Return the titles of a list."""
    return [item["title"] for item in answer["items"]]


def test_a_story_in_a_list_says_what_is_known_of_it(ask, ties):
    story = make_exemplar(
        title="Bà Ban giữ mương",
        lead="Ba mươi năm.",
        published_date=datetime.date(2026, 2, 28),
        place_as_written="bản Nà Lếch",
        grade="dien-hinh",
        stage="tuyen-duong",
        year=2026,
        source_name="Báo Sơn La",
        source_url="https://bao.example/1",
        **ties,
    )
    found = next(item for item in ask("stories/")["items"] if item["id"] == story.pk)
    field = ties["fields"][0]
    assert (found["kind"], found["title"], found["lead"]) == ("exemplar", "Bà Ban giữ mương", "Ba mươi năm.")
    assert found["url"] == f"{HERE}/guong/ba-ban-giu-muong/"
    assert found["short_url"] == f"{HERE}/b/{story.pk}/"
    assert found["published"] == "2026-02-28T00:00:00+07:00"
    assert found["published_has_time"] is False
    assert found["updated"].endswith("+07:00")
    assert found["fields"][0] == {"name": field.name, "slug": field.slug, "url": f"{HERE}/linh-vuc/{field.slug}/"}
    assert [tag["name"] for tag in found["tags"]] == ["nước"]
    assert found["authors"] == [{"name": "Lê Thị Hà", "unit": "Hội Nông dân", "url": f"{HERE}/tac-gia/le-thi-ha/"}]
    assert (found["place"]["full_name"], found["place"]["slug"]) == ("tỉnh Sơn La", "tinh-son-la")
    assert found["place"]["province"]["name"] == "Sơn La"
    assert found["place_as_written"] == "bản Nà Lếch"
    assert found["subject_type"] == {"slug": "ca-nhan", "name": "Cá nhân"}
    assert (found["grade"]["slug"], found["stage"]["slug"], found["year"]) == ("dien-hinh", "tuyen-duong", 2026)
    assert found["source"] == {"name": "Báo Sơn La", "url": "https://bao.example/1", "date": None}
    assert found["licence"] == OrganSettings().reuse_line
    assert found["picture"]["url"].startswith(f"{HERE}/media/images/")
    assert found["picture"]["alt"] == ties["cover"].alt_text
    assert (found["picture"]["credit"], found["picture"]["may_be_reused"]) == ("Nguyễn Văn An", True)
    assert [campaign["title"] for campaign in found["campaigns"]] == ["Mương xanh"]


def test_what_is_not_known_is_null(ask):
    make_article(date_unknown=True)
    found = ask("stories/")["items"][0]
    nothing = ("published", "place", "subject_type", "grade", "stage", "year", "source", "picture", "period_from")
    assert {name: found[name] for name in nothing} == dict.fromkeys(nothing)
    assert (found["fields"], found["authors"], found["campaigns"]) == ([], [], [])


def test_a_time_is_told_where_it_is_known(ask):
    make_article(published_date=datetime.date(2026, 2, 28), published_time=datetime.time(9, 2))
    found = ask("stories/")["items"][0]
    assert (found["published"], found["published_has_time"]) == ("2026-02-28T09:02:00+07:00", True)


def test_a_drawing_is_given_as_it_is(ask):
    make_article(cover=DrawingFactory())
    picture = ask("stories/")["items"][0]["picture"]
    assert picture["url"].endswith(".svg")
    assert picture["is_drawing"] is True


def test_nothing_hidden_is_listed_or_found_by_its_number(ask):
    public = make_article(title="Công khai")
    hidden = make_hidden_stories("Chim kín tiếng")
    public.campaigns.add(hidden["restricted"])
    public.save_revision().publish()
    found = ask("stories/")
    assert titles(found) == ["Công khai"]
    assert found["items"][0]["campaigns"] == []
    assert ask("campaigns/")["items"] == []
    for state, story in hidden.items():
        if story.pk:
            assert "Chim" not in str(ask(f"stories/{story.pk}/", 404)), state


@pytest.mark.parametrize("number", ["0", "999999", str(2**63), "9" * 60])
def test_an_unknown_number_is_answered_in_json(ask, number):
    assert "Không có gì" in ask(f"stories/{number}/", 404)["detail"]


def test_the_story_itself_tells_all_of_it(ask, ties):
    body = bodies.body(
        bodies.heading("Con mương"),
        bodies.paragraph('<p>Bà đào &amp; đắp.<br/>Rồi <a href="/lien-he/">kể</a>.</p><p>Hết.</p>'),
        bodies.figure(ImageFactory()),
    )
    story = make_exemplar(
        body=body, deed="Đào mương.", subject_name="Bà Ban", level="tinh", correction_text="Sửa năm.", **ties
    )
    story.awards.add(Award(title="Bằng khen", decision="12/QĐ", date=datetime.date(2025, 1, 2), issuer="UBND tỉnh"))
    day = datetime.date(2026, 2, 1)
    story.awards.add(Award(title="Giấy khen", revoked_date=day, revoked_decision="9/QĐ", revoked_reason="Kê sai."))
    story.updates.add(StoryUpdate(date=datetime.date(2026, 3, 4), text="Mương đã dài 3 km."))
    story.save_revision().publish()
    found = ask(f"stories/{story.pk}/")
    assert f'href="{HERE}/lien-he/"' in found["body_html"]
    assert 'src="/media' not in found["body_html"]
    assert f"{HERE}/media/images/" in found["body_html"]
    assert "Con mương\nBà đào & đắp.\nRồi kể.\nHết." in found["body_text"]
    kept, lost = found["awards"]
    named = {"title": "Bằng khen", "decision": "12/QĐ", "issuer": "UBND tỉnh", "date": "2025-01-02"}
    assert kept == named | {"revoked": None}
    assert lost["revoked"] == {"date": "2026-02-01", "decision": "9/QĐ", "reason": "Kê sai."}
    assert found["updates"] == [{"date": "2026-03-04", "text": "Mương đã dài 3 km."}]
    assert found["documents"][0]["number"] == "18/KH-UBND"
    assert found["documents"][0]["kind"] == {"slug": "ke-hoach", "name": "Kế hoạch"}
    assert found["correction"] == {"date": None, "text": "Sửa năm."}
    assert (found["exemplar"]["subject_name"], found["exemplar"]["deed"]) == ("Bà Ban", "Đào mương.")
    assert found["exemplar"]["level"]["name"] == "Cấp tỉnh"
    assert found["campaign"] is None


def test_a_campaign_tells_its_purpose_and_grounds(ask):
    campaign = make_campaign(
        purpose="<p>Cho xanh.</p>",
        launcher="UBND tỉnh",
        period_from=datetime.date(2026, 1, 2),
        founding_documents=[make_document(number="1/CT", kind="chi-thi")],
    )
    make_exemplar()
    assert [item["period_from"] for item in ask("campaigns/")["items"]] == ["2026-01-02"]
    found = ask(f"stories/{campaign.pk}/")
    assert found["campaign"]["purpose_html"] == "<p>Cho xanh.</p>"
    assert found["campaign"]["launcher"] == "UBND tỉnh"
    assert [document["number"] for document in found["campaign"]["founding_documents"]] == ["1/CT"]
    assert found["exemplar"] is None


def test_pages_lead_through_all_stories_and_back(ask):
    for number in range(7):
        make_article(title=f"Tin {number}", published_date=datetime.date(2026, 1, 1 + number // 2))
    first = ask("stories/?loai=tin-tuc&gioi-han=3")
    second = ask(first["next"])
    third = ask(second["next"])
    assert first["previous"] is None
    assert third["next"] is None
    assert titles(first) + titles(second) + titles(third) == [f"Tin {number}" for number in range(6, -1, -1)]
    assert ask(third["previous"]) == second
    assert ask(second["previous"])["items"] == first["items"]
    assert "loai=tin-tuc" in first["next"]


def queries(ask, address: str) -> int:
    """Return the number of queries of an answer once pictures are made and options are kept."""
    ask(address)
    with CaptureQueriesContext(connection) as found:
        ask(address)
    return len(found)


@pytest.mark.parametrize("address", ["stories/", "stories/?loai=guong&dia-phuong=tinh-son-la&muc=viec-tot"])
def test_a_page_costs_the_same_for_1_and_for_30_stories(ask, ties, address):
    for _number in range(3):
        make_exemplar(**ties)
    joint = "&" if "?" in address else "?"
    few = queries(ask, f"{address}{joint}gioi-han=1")
    for _number in range(27):
        make_exemplar(**ties)
    assert few <= 12
    assert queries(ask, f"{address}{joint}gioi-han=100") == few


@pytest.mark.parametrize("make", [make_exemplar, make_article, make_campaign])
def test_a_story_costs_little(ask, ties, make):
    blocks = [bodies.figure(ImageFactory()), bodies.citation(make_document())]
    story = make(body=bodies.body(*blocks * 5), **ties)
    assert queries(ask, f"stories/{story.pk}/") <= 14
