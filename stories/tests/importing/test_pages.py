"""Imported stories are pages like any other: in the tree, in the admin, in lists and in searches."""

import datetime
import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from accounts.models import User
from places.models import Place
from stories.blocks.text import TEXT_FEATURES
from stories.choices import Grade, Kind, SubjectType
from stories.importing import writing
from stories.models import ArticlePage, ExemplarPage, Listing, OfficialDocument, Shelf
from stories.services import listing, shelves

pytestmark = pytest.mark.django_db

FULL = {
    "id": "ba-ban",
    "kind": "exemplar",
    "title": "Bà Ban giữ mương",
    "lead": "Mười một năm giữ nước cho bốn bản.",
    "body": [
        {"type": "paragraph", "text": "Đoạn một <b>không phải HTML</b> & thế thôi."},
        {"type": "list", "items": ["- một", "- hai"]},
        {"type": "heading", "text": "Con mương"},
        {"type": "quote", "text": "Nước về thì ai cũng có phần."},
        {"type": "image", "file": None, "caption": "Con mương mùa cạn", "alt": None, "credit": None},
        {"type": "image", "file": None, "caption": None},
    ],
    "published": "2023-02-14T09:02",
    "fields": ["nông nghiệp", "Văn hóa - xã hội"],
    "place": {"province": "Ninh Thuận", "district": None, "commune": "xã Không Có", "as_written": "tỉnh Ninh Thuận cũ"},
    "subject_type": "cá nhân",
    "grade": "điển hình tiên tiến",
    "subject_name": "Quàng Thị Ban",
    "year": 2023,
    "tags": ["giữ nước", "Người cao tuổi"],
    "author": {"name": "Trần Đông Hải", "unit": "Ban biên tập"},
    "source": {"name": "Cổng xã", "url": "https://vidu.gov.vn/1", "published": "2023-02-13"},
    "documents": [{"number": "18/KH-UBND", "kind": None, "issuer": None, "date": None, "about": None}],
    "awards": [{"title": "Bằng khen", "decision": "1/QĐ", "date": "2024-01-02", "issuer": "Ủy ban"}],
    "views": 479,
}


@pytest.fixture
def story(run):
    run([FULL])
    return ExemplarPage.objects.get(origin="cong-cu", origin_id="ba-ban")


def test_every_key_lands_where_it_belongs(story):
    assert (story.title, story.lead, story.address) == (FULL["title"], FULL["lead"], "guong/ba-ban-giu-muong")
    assert (story.published_date, story.published_time) == (datetime.date(2023, 2, 14), datetime.time(9, 2))
    assert {field.name for field in story.fields.all()} == {"Nông nghiệp", "Văn hóa"}
    assert (story.subject_type, story.grade, story.year) == (SubjectType.PERSON, Grade.EXEMPLAR, 2023)
    assert story.subject_name == "Quàng Thị Ban"
    assert {tag.name for tag in story.tags.all()} == {"giữ nước", "Người cao tuổi"}
    assert [str(author) for author in story.authors.all()] == ["Trần Đông Hải - Ban biên tập"]
    assert (story.source_name, story.source_url) == ("Cổng xã", "https://vidu.gov.vn/1")
    assert story.source_date == datetime.date(2023, 2, 13)
    assert [document.number for document in story.documents.all()] == ["18/KH-UBND"]
    award = story.awards.get()
    assert (award.title, award.decision, award.date) == ("Bằng khen", "1/QĐ", datetime.date(2024, 1, 2))
    assert story.views_at_origin == 479


def test_a_place_of_its_time_knows_what_it_is_today(story):
    assert story.place_as_written == "tỉnh Ninh Thuận cũ"
    assert (story.place.name, story.place.is_past) == ("Ninh Thuận", True)
    assert story.place_now == story.province_now == Place.objects.present().get(name="Khánh Hòa")


def test_the_body_is_made_of_blocks(story):
    assert [block["type"] for block in story.body.raw_data] == ["text", "heading", "quote", "text"]
    assert story.body.raw_data[0]["value"] == (
        "<p>Đoạn một &lt;b&gt;không phải HTML&lt;/b&gt; &amp; thế thôi.</p><ul><li>một</li><li>hai</li></ul>"
    )
    assert story.body.raw_data[3]["value"] == "<p><i>Con mương mùa cạn</i></p>"


def test_the_tree_is_right(run, row, monkeypatch):
    monkeypatch.setattr(shelves, "CAPACITY", 53)
    monkeypatch.setattr("stories.importing.seats.CAPACITY", 53)
    run([row(id=f"b{number}", title=f"Bài {number}") for number in range(7)])
    assert not any(Page.find_problems())
    kept = Shelf.objects.filter(title__startswith="Tin").values_list("numchild", flat=True)
    assert sorted(kept) == [1, 3, 3]
    for page in ArticlePage.objects.all():
        assert page.url_path == f"{page.get_parent().url_path}{page.slug}/"
        assert (page.depth, page.numchild, page.locale_id) == (5, 0, page.get_parent().locale_id)


def test_pages_can_be_added_by_hand_afterwards(run, row):
    run([row()])
    page = ArticlePage(title="Viết tay")
    shelves.open_shelf(Kind.ARTICLE).add_child(instance=page)
    run([row(), row(id="bai-2", title="Bài hai")])
    assert not any(Page.find_problems())
    assert ArticlePage.objects.count() == 3


def test_the_first_revision_is_what_wagtail_would_write(story):
    revision = story.latest_revision
    assert story.live_revision == revision == Revision.page_revisions.get(object_id=str(story.pk))
    wanted = json.loads(json.dumps(story.serializable_data(), cls=DjangoJSONEncoder))
    # Wagtail itself writes a revision before the page knows of it; PostgreSQL sorts the keys of a body.
    body = json.loads(wanted["body"])
    own = {"latest_revision": None, "live_revision": None, "body": body}
    assert json.loads(revision.content["body"]) == body
    assert revision.content | own == wanted | own
    assert (story.live, story.has_unpublished_changes, story.draft_title) == (True, False, story.title)


def test_references_are_those_that_wagtail_would_find(story):
    stored = ReferenceIndex.get_references_for_object(story)
    found = {(ref.to_content_type_id, ref.to_object_id, ref.model_path, ref.content_path) for ref in stored}
    assert found == set(ReferenceIndex._extract_references_from_object(story))
    assert found


def test_the_listing_is_right(story):
    row = Listing.objects.get()
    assert (row.title, row.lead, row.year) == (story.title, story.lead, 2023)
    assert not listing.rebuild()


def test_the_public_page_answers(story, client):
    response = client.get(story.url)
    assert response.status_code == 200
    assert "Bà Ban giữ mương" in response.content.decode()


def test_the_admin_opens_saves_and_unpublishes(story, admin_client):
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    response = admin_client.get(address)
    assert response.status_code == 200
    response = admin_client.post(address, _posted(response, story) | {"title": "Tên mới", "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    story.refresh_from_db()
    assert story.title == "Tên mới"
    assert [block["type"] for block in story.body.raw_data] == ["text", "heading", "quote", "text"]
    assert {tag.name for tag in story.tags.all()} == {"giữ nước", "Người cao tuổi"}
    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert not Listing.objects.exists()


def test_the_admin_search_finds_it(story):
    assert [page.pk for page in Page.objects.search("giữ mương")] == [story.pk]


def test_queries_do_not_grow_with_the_stories(run, row):
    def queries(count, name):
        with CaptureQueriesContext(connection) as captured:
            run([FULL | {"id": f"{name}{number}", "title": f"{name} {number}"} for number in range(count)])
        return len(captured)

    queries(1, "first")
    few, many = queries(5, "few"), queries(25, "many")
    assert many <= few + 20
    assert many < 100


def test_batches_are_committed_one_by_one(run, row, monkeypatch):
    rows = [row(id=f"b{number}", title=f"Bài {number}") for number in range(10)]
    monkeypatch.setattr("stories.importing.importer.BATCH", 3)
    broken = writing.insert_references
    calls = []

    def crash(new):
        calls.append(new)
        if len(calls) == 3:
            raise RuntimeError
        broken(new)

    monkeypatch.setattr(writing, "insert_references", crash)
    with pytest.raises(RuntimeError):
        run(rows)
    assert ArticlePage.objects.count() == Listing.objects.count() == 6
    assert not any(Page.find_problems())
    monkeypatch.setattr(writing, "insert_references", broken)
    assert "Mới: 4 (4 tin bài)" in run(rows)
    assert ArticlePage.objects.count() == Listing.objects.count() == 10
    assert not any(Page.find_problems())
    assert not listing.rebuild()


def test_documents_are_records_of_their_own(run):
    run(
        [
            FULL | {"documents": [{"number": "15/KH-BTĐ"}]},
            {
                "id": "vb",
                "kind": "document",
                "title": "Kế hoạch phát động",
                "lead": "Tóm tắt.",
                "documents": [{"number": "15/KH-BTĐ", "issuer": "Ban Thi đua", "date": "2023-02-20"}],
                "period": {"from": "2023-03-01", "to": "2028-12-31"},
            },
        ]
    )
    document = OfficialDocument.objects.get()
    assert (document.subject, document.issuer, document.summary) == ("Kế hoạch phát động", "Ban Thi đua", "Tóm tắt.")
    assert (document.kind, document.period_to) == ("ke-hoach", datetime.date(2028, 12, 31))
    assert document.stories.get().origin_id == "ba-ban"


def _posted(response, story):
    """Return what a browser would send: the form's inputs, and the blocks, which script draws."""
    inputs = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    blocks = [
        ("text", rich_text(value, features=TEXT_FEATURES)) if kind == "text" else (kind, value)
        for kind, value in ((block["type"], block["value"]) for block in story.body.raw_data)
    ]
    return inputs.dict() | nested_form_data({"body": streamfield(blocks), "how_to": streamfield([])})


@pytest.fixture
def admin_client(client, db):
    client.force_login(User.objects.create_superuser("quan-tri-thu", password="x"))
    return client
