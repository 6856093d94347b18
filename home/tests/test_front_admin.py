"""Arranging the front page and choosing the story of a day, in the admin."""

import datetime

import pytest
from django.urls import reverse
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts import roles
from home.models import DayChoice, HomePage
from stories.factories import make_exemplar
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
PARTS = HomePage._meta.get_field("parts").stream_block
ADD = "/quan-tri/moi-ngay/new/"


@pytest.fixture
def approver():
    return sign_in(make_user(roles.APPROVER, "duyet"))


@pytest.fixture
def editor():
    return sign_in(make_user(roles.EDITOR, "btv"))


@pytest.fixture
def story():
    return make_exemplar(title="Bà Ban giữ mương", grade="dien-hinh", published_date="2020-01-01")


@pytest.mark.parametrize("name", sorted(PARTS.child_blocks))
def test_a_part_has_words_an_icon_and_an_example(approver, story, name):
    block = PARTS.child_blocks[name]
    assert str(block.label)
    assert str(block.get_description())
    assert block.meta.icon != "placeholder"
    assert block.is_previewable
    response = approver.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "css/site" in response.content.decode()


def test_the_example_of_a_part_shows_stories_of_this_site(approver, story):
    block = PARTS.child_blocks["exemplars"]
    response = approver.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert f'href="/{story.address}/"' in response.content.decode()


def sent(*parts, **values):
    """Return what the form of the front page sends."""
    return nested_form_data(
        {
            "title": "Lan Tỏa",
            "introduction": "",
            "lead_story": "",
            "parts": streamfield(list(parts)),
            "comment_notifications": "",
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "action-publish": "1",
            **values,
        }
    )


def edit_url() -> str:
    return reverse("wagtailadmin_pages:edit", args=[HomePage.objects.get().pk])


def test_an_approver_arranges_the_front_page(approver, story):
    assert reverse("front_page") in approver.get("/quan-tri/").content.decode()
    assert approver.get(reverse("front_page")).headers["Location"] == edit_url()
    news = ("news", {"shown": "on", "title": "Tin của ta", "count": "3"})
    day = ("day", {"title": "", "days_before": "0"})
    response = approver.post(edit_url(), sent(news, day, lead_story=str(story.pk)))
    assert response.status_code == 302
    home = HomePage.objects.get()
    found = [(block.block_type, block.value["shown"], block.value["title"]) for block in home.parts]
    assert found == [("news", True, "Tin của ta"), ("day", False, "")]
    assert home.lead_story_id == story.pk


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"button": "Xem", "address": "javascript:alert(1)"}, "https://…"),
        ({"button": "Xem", "address": "//noi-khac.example"}, "https://…"),
        ({"button": "Xem", "address": ""}, "Nút cần có nơi dẫn tới."),
        ({"button": "", "address": "/lien-he/"}, "Nút cần có chữ."),
    ],
)
def test_a_button_leads_somewhere(approver, value, words):
    settings = {"title": "Mời", "text": "", "image": None, "shown": True, **value}
    block = PARTS.child_blocks["text"]
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(settings))
    assert words in str([error.messages for error in refused.value.block_errors.values()])
    text = ("text", {"shown": "on", "title": "Mời", "text": "", "image": "", **value})
    assert approver.post(edit_url(), sent(text)).status_code == 200
    assert "text" not in [block.block_type for block in HomePage.objects.get().parts]


@pytest.mark.parametrize("count", ["0", "-1", "13", "x", ""])
def test_a_number_that_no_page_can_show_is_refused(approver, count):
    before = HomePage.objects.get().parts.raw_data
    response = approver.post(edit_url(), sent(("news", {"shown": "on", "title": "", "count": count})))
    assert response.status_code == 200
    assert list(HomePage.objects.get().parts.raw_data) == list(before)


def test_a_part_stands_once(approver):
    news = ("news", {"shown": "on", "title": "", "count": "3"})
    assert approver.post(edit_url(), sent(news, news)).status_code == 200


def test_an_editor_does_not_see_the_way_to_the_front_page(editor):
    assert reverse("front_page") not in editor.get("/quan-tri/").content.decode()
    assert editor.get(edit_url()).status_code == 302


@pytest.mark.parametrize("role", [roles.EDITOR, roles.APPROVER, roles.ADMINISTRATOR])
def test_editors_and_approvers_choose_the_story_of_a_day(role, story, today):
    client = sign_in(make_user(role))
    assert "/quan-tri/moi-ngay/" in client.get("/quan-tri/").content.decode()
    answer = client.post(ADD, {"day": "2026-07-27", "story": story.pk, "note": "Nhân Ngày Thương binh"}, follow=True)
    choice = DayChoice.objects.get()
    assert (choice.day, choice.story_id) == (datetime.date(2026, 7, 27), story.pk)
    text = answer.content.decode()
    assert "ngày 14 tháng Sáu năm Bính Ngọ" in text
    assert "chưa công khai" not in text.lower()


@pytest.mark.parametrize("role", [roles.WRITER, roles.MODERATOR])
def test_others_do_not(role, story):
    client = sign_in(make_user(role))
    assert client.get(ADD).status_code == 302
    assert "/quan-tri/moi-ngay/" not in client.get("/quan-tri/").content.decode()


def test_a_story_that_is_not_public_is_taken_with_a_word_of_warning(editor, today):
    draft = make_exemplar(title="Còn viết dở", publish=False)
    answer = editor.post(ADD, {"day": "2026-07-22", "story": draft.pk, "note": ""}, follow=True)
    assert DayChoice.objects.get().story_id == draft.pk
    text = answer.content.decode()
    assert "Bài “Còn viết dở” chưa công khai." in text
    assert "Chưa công khai" in text
    choice = DayChoice.objects.get()
    answer = editor.post(f"/quan-tri/moi-ngay/edit/{choice.pk}/", {"day": "2026-07-23", "story": draft.pk}, follow=True)
    assert "chưa công khai." in answer.content.decode()


@pytest.mark.parametrize("day", ["2026-07-20", "2101-01-01", "khong-phai-ngay", "", "2026-02-30"])
def test_a_day_that_cannot_be_chosen_is_refused_in_words(editor, story, today, day):
    answer = editor.post(ADD, {"day": day, "story": story.pk, "note": ""})
    assert answer.status_code == 200
    assert not DayChoice.objects.exists()
    assert "error" in answer.content.decode()


def test_one_day_is_not_chosen_twice(editor, story, today):
    DayChoice.objects.create(day=today, story=story)
    answer = editor.post(ADD, {"day": "2026-07-21", "story": story.pk, "note": ""})
    assert "Ngày này đã có chuyện được chọn" in answer.content.decode()
