"""Beginning a story: no question about parents, a skeleton to write over."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from stories.choices import Kind
from stories.models import ExemplarPage, IndexPage, Shelf
from stories.services import shelves
from stories.tests.admin.conftest import campaign_form, exemplar_form, make_user, sign_in


def new_story(client: Client, address: str) -> Any:
    """Return the story as the form shows it."""
    response = client.get(address, follow=True)
    assert response.status_code == 200
    assert response.request["PATH_INFO"].startswith("/quan-tri/pages/add/stories/")
    return response.context["form"].instance


def words(story: Any) -> str:
    return str([block.value for name in ("body", "how_to") for block in getattr(story, name, [])])


def test_an_exemplar_offers_its_skeletons_first(writer):
    page = writer.get("/quan-tri/guong/viet/").content.decode()
    for text in ("Hồ sơ điển hình (đầy đủ)", "Một việc tốt (ngắn)", "Trang trắng", "?mau=ho-so", "?mau=viec-tot"):
        assert text in page


def test_an_article_opens_at_once(writer):
    assert not new_story(writer, "/quan-tri/tin-bai/viet/").body


def test_a_campaign_comes_with_its_skeleton(approver):
    assert "Phong trào nhằm đạt điều gì" in new_story(approver, "/quan-tri/phong-trao/viet/").purpose


@pytest.mark.parametrize(
    ("starter", "grade", "expected"),
    [("ho-so", "dien-hinh", ["Hoàn cảnh", "Họp bàn", "Đang lan tới đâu"]), ("viec-tot", "viec-tot", ["Sau việc ấy"])],
)
def test_the_form_is_filled_by_the_skeleton(writer, starter, grade, expected):
    story = new_story(writer, f"/quan-tri/guong/viet/?mau={starter}")
    assert story.grade == grade
    assert all(text in words(story) for text in expected)


@pytest.mark.parametrize("starter", ["trang", "khong-co", "../x", "phong-trao", "🙂"])
def test_an_unknown_skeleton_gives_an_empty_form(writer, starter):
    assert words(new_story(writer, f"/quan-tri/guong/viet/?mau={starter}")) == "[]"


def test_the_story_stands_on_an_open_shelf_and_belongs_to_its_writer(writer):
    address = writer.get("/quan-tri/guong/viet/?mau=viec-tot").url
    response = writer.post(address, exemplar_form())
    story = ExemplarPage.objects.get()
    assert response.url == f"/quan-tri/pages/{story.pk}/edit/"
    assert isinstance(story.get_parent().specific, Shelf)
    assert story.owner.username == "ctv"
    assert story.address == "guong/ba-ban-giu-muong"
    assert not story.live


def test_a_full_shelf_is_followed_by_another(monkeypatch, writer):
    monkeypatch.setattr(shelves, "CAPACITY", 2)
    monkeypatch.setattr(shelves, "MARGIN", 0)
    for number in range(3):
        address = writer.get("/quan-tri/guong/viet/?mau=viec-tot").url
        writer.post(address, exemplar_form(title=f"Bài {number}", slug=f"bai-{number}"))
    parents = {story.get_parent().pk for story in ExemplarPage.objects.all()}
    assert ExemplarPage.objects.count() == 3
    assert len(parents) == 2


def test_the_writers_own_unit_is_filled_in(db):
    from places.models import Unit

    unit = Unit.objects.create(name="Phòng Nội vụ Thuận Châu")
    client = sign_in(make_user(unit=unit))
    assert new_story(client, "/quan-tri/tin-bai/viet/").unit == unit


def test_hints_may_be_saved_but_not_shown_to_readers(approver):
    address = approver.get("/quan-tri/phong-trao/viet/").url
    hints = campaign_form(
        purpose='{"blocks":[{"key":"a","type":"unstyled","depth":0,"inlineStyleRanges":[],'
        '"entityRanges":[],"text":"[Phong trào nhằm đạt điều gì, cho ai?]"}],"entityMap":{}}'
    )
    response = approver.post(address, hints | {"action-publish": "1"})
    assert "Còn lời gợi ý chưa viết thay" in response.content.decode()
    assert approver.post(address, hints).status_code == 302


def test_a_site_that_is_not_set_up_says_so(admin):
    IndexPage.objects.get(kind=Kind.ARTICLE).delete()
    response = admin.get("/quan-tri/tin-bai/viet/", follow=True)
    assert "setup_site" in response.content.decode()


def test_a_moderator_cannot_begin(moderator):
    response = moderator.get("/quan-tri/guong/viet/", follow=True)
    assert response.redirect_chain[-1][0] == "/quan-tri/"
    assert not Page.objects.type(ExemplarPage).exists()
