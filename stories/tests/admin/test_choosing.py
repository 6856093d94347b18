"""Where a commune was split, the editor is asked: in the form and in a list, never in the way of a draft."""

import datetime

import pytest
from wagtail.models import PageLogEntry

from places.factories import CommuneFactory
from places.models import Place, Succession
from stories.factories import make_article, make_exemplar
from stories.models import ExemplarPage, Listing, Story
from stories.services.choosing import CHOSEN, candidates, choose, open_stories, suggested
from stories.tests.admin.conftest import add_url, edit_url, exemplar_form, make_user, sign_in

REFORM = datetime.date(2025, 7, 1)
LIST = "/quan-tri/chon-dia-phuong/"


class Split:
    """A past commune that went into two; the second took in another commune too."""

    def __init__(self) -> None:
        self.province = Place.objects.get(slug="tinh-son-la")
        self.old = CommuneFactory(name="Mường Cũ", parent=self.province, valid_to=REFORM)
        self.here = CommuneFactory(name="Mường Mới", parent=self.province, valid_from=REFORM)
        self.there = CommuneFactory(name="Chiềng Kia", parent=self.province, valid_from=REFORM)
        self.joined = CommuneFactory(name="Nà Bên", parent=self.province, valid_to=REFORM)
        for old, new in ((self.old, self.here), (self.old, self.there), (self.joined, self.there)):
            Succession.objects.create(old=old, new=new, kind="chia")


@pytest.fixture
def split(db) -> Split:
    return Split()


def press(client, story, place):
    return client.post(LIST, {"story": story.pk, "place": place.pk}, follow=True)


def stored(story) -> Story:
    return Story.objects.get(pk=story.pk)


def test_the_form_asks_only_where_a_commune_was_split(admin, split):
    assert "Nay thuộc đơn vị nào?" in admin.get(edit_url(make_exemplar(place=split.old))).content.decode()
    for place in (None, split.here, split.joined, split.province):
        assert "Nay thuộc đơn vị nào?" not in admin.get(edit_url(make_exemplar(place=place))).content.decode()


def test_the_answer_is_kept_and_can_be_taken_back(admin, split):
    admin.post(add_url(), exemplar_form(place=split.old.pk))
    story = ExemplarPage.objects.get()
    assert story.place_now is None
    admin.post(edit_url(story), exemplar_form(place=split.old.pk, place_today=split.there.pk))
    assert stored(story).place_now == split.there
    assert f'value="{split.there.pk}"' in admin.get(edit_url(story)).content.decode()
    admin.post(edit_url(story), exemplar_form(place=split.old.pk))
    assert stored(story).place_now == split.there
    admin.post(edit_url(story), exemplar_form(place=split.old.pk, place_today=""))
    assert stored(story).place_now is None


@pytest.mark.parametrize("value", ["0", "abc", "99999999999999999999", "\x00", "-1", "1 OR 1"])
def test_what_is_no_candidate_is_no_answer_and_nothing_is_lost(admin, split, value):
    admin.post(add_url(), exemplar_form(place=split.old.pk, place_today=value, lead="Lời mở đầu"))
    story = ExemplarPage.objects.get()
    assert (story.place_now, story.lead) == (None, "Lời mở đầu")


def test_a_choice_falls_with_the_place_it_was_made_for(admin, split):
    story = make_exemplar(place=split.old, place_now=split.there, is_place_now_chosen=True, publish=False)
    admin.post(edit_url(story), exemplar_form(place=split.joined.pk, place_today=split.here.pk))
    assert (stored(story).place, stored(story).place_now) == (split.joined, split.there)


def test_a_choice_in_a_draft_of_a_live_story_comes_with_its_publication(admin, split):
    story = make_exemplar(place=split.old)
    form = exemplar_form(place=split.old.pk, place_today=split.here.pk)
    admin.post(edit_url(story), form)
    assert stored(story).place_now is None
    admin.post(edit_url(story), form | {"action-publish": "1"})
    assert stored(story).place_now == split.here


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "Chuyện ở Chiềng Kia"}, "xã Chiềng Kia"),
        ({"lead": "Từ NÀ BÊN sang."}, "xã Nà Bên"),
        ({"place_as_written": "bản Ban, na ben"}, "xã Nà Bên"),
        ({"body": [("text", "<p>Con đường <b>Nà Bên</b></p>")]}, "xã Nà Bên"),
        ({"title": "Chuyện ở Mường Cũ"}, ""),
        ({"title": "Chuyện ở Chiềng Kiang"}, ""),
        ({"title": "Chiềng Kia và Mường Mới"}, ""),
    ],
)
def test_the_text_suggests_a_candidate(split, values, words):
    story = make_exemplar(place=split.old, **values)
    found = suggested(story, split.old, candidates([split.old])[split.old.pk])
    assert {row.place: row.words for row in found} == {split.here: "", split.there: words}


def test_the_name_of_the_old_district_tells_nothing(split):
    district = Place.objects.create(kind="huyen", name="Mường Mới", parent=split.province, valid_to=REFORM)
    split.old.parent = district
    split.old.save()
    story = make_exemplar(place=split.old, title="Sang Chiềng Kia", place_as_written="xã Mường Cũ, huyện Mường Mới")
    found = suggested(story, split.old, candidates([split.old])[split.old.pk])
    assert [row.place for row in found if row.is_suggested] == [split.there]


def test_a_name_of_one_word_counts_only_with_its_kind(split):
    split.here.name = "Ban"
    split.here.save()
    units = candidates([split.old])[split.old.pk]
    person, commune = (make_exemplar(place=split.old, title=title) for title in ("Bà Ban giữ mương", "Bà con xã Ban"))
    assert not any(row.words for row in suggested(person, split.old, units))
    assert any(row.words for row in suggested(commune, split.old, units))


def test_the_list_holds_split_communes_alone_and_says_when_it_is_empty(admin, split):
    district = Place.objects.create(kind="huyen", name="Huyện", parent=split.province, valid_to=REFORM)
    Place.objects.filter(pk=split.old.pk).update(parent=district)
    unknown = CommuneFactory(name="Không rõ", parent=split.province, valid_to=REFORM)
    for place in (None, split.here, split.joined, split.province, district, unknown):
        make_article(place=place)
    page = admin.get(LIST)
    assert "Không còn bài nào phải chọn." in page.content.decode()
    story = make_article(place=split.old, title="Chuyện ở Nà Bên")
    assert list(open_stories().values_list("pk", flat=True)) == [story.pk]
    page = admin.get(LIST).content.decode()
    assert "gợi ý: bài nhắc tới xã Nà Bên" in page and "xã Mường Mới, tỉnh Sơn La" in page
    assert "1 bài cần chọn địa phương hiện nay" in admin.get("/quan-tri/").content.decode()


def test_one_press_answers_for_readers_and_for_drafts_and_publishes_nothing_else(admin, split):
    story = make_exemplar(place=split.old, lead="Cũ")
    draft = ExemplarPage.objects.get(pk=story.pk)
    draft.lead = "Bản nháp"
    draft.save_revision()
    assert "nay thuộc xã Chiềng Kia" in press(admin, story, split.there).content.decode()
    listing = Listing.objects.get(pk=story.pk)
    assert (listing.place_now, listing.lead) == (split.there, "Cũ")
    assert listing.place_links.filter(place=split.there).exists()
    latest = ExemplarPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert (latest.place_now, latest.lead) == (split.there, "Bản nháp")
    latest.save_revision().publish()
    assert stored(story).place_now == split.there
    entry = PageLogEntry.objects.get(action="stories.choose_place")
    assert entry.user is not None and "xã Chiềng Kia" in entry.message
    assert "Không còn bài nào phải chọn." in admin.get(LIST).content.decode()


def test_a_draft_that_stands_elsewhere_keeps_its_own_place(admin, split):
    story = make_exemplar(place=split.old)
    draft = ExemplarPage.objects.get(pk=story.pk)
    draft.place = split.joined
    draft.save_revision()
    press(admin, story, split.here)
    draft.get_latest_revision().publish()
    assert (stored(story).place, stored(story).place_now) == (split.joined, split.there)


def test_only_those_who_may_edit_a_story_answer_for_it(writer, editor, split):
    story = make_exemplar(place=split.old)
    assert "Không còn bài nào" in writer.get(LIST).content.decode()
    press(writer, story, split.here)
    assert stored(story).place_now is None
    assert story.title in editor.get(LIST).content.decode()
    press(editor, story, split.here)
    assert stored(story).place_now == split.here


def test_a_locked_story_waits(editor, split):
    story = make_exemplar(place=split.old)
    Story.objects.filter(pk=story.pk).update(locked=True, locked_by=make_user(name="khac"))
    press(editor, story, split.here)
    assert stored(story).place_now is None


@pytest.mark.parametrize("place", ["", "x", "0", "\x00", "9" * 30])
def test_a_press_that_means_nothing_changes_nothing(admin, split, place):
    story = make_exemplar(place=split.old)
    answer = admin.post(LIST, {"story": story.pk, "place": place}, follow=True)
    assert "hãy chọn lại" in answer.content.decode()
    assert stored(story).place_now is None
    answer = admin.post(LIST, {"story": place, "place": split.here.pk}, follow=True)
    assert "Bài này không còn" in answer.content.decode()


def test_the_list_costs_the_same_for_many_stories(admin, split, django_assert_max_num_queries):
    costs = []
    for number in (2, 10):
        for _number in range(number):
            make_article(place=split.old)
        admin.get(LIST)
        with django_assert_max_num_queries(30) as found:
            assert admin.get(LIST).status_code == 200
        costs.append(len(found))
    assert costs[0] == costs[1]


def test_strangers_do_not_see_it(client, moderator, split):
    assert client.get(LIST).status_code == 302
    make_user(name="khong-quyen")
    assert sign_in(make_user(name="ai-do")).get(LIST).status_code == 200


def test_the_second_of_two_answers_is_refused_and_told_the_first(admin, split):
    story = make_exemplar(place=split.old)
    press(admin, story, split.here)
    said = press(admin, story, split.there).content.decode()
    assert stored(story).place_now == split.here
    assert "đã được chọn rồi: nay thuộc xã Mường Mới, tỉnh Sơn La" in said
    assert PageLogEntry.objects.filter(action=CHOSEN).count() == 1


def test_of_two_answers_at_once_the_first_is_kept(split, admin_user):
    story = stored(make_exemplar(place=split.old))
    assert choose(story, split.here, admin_user)
    assert not choose(story, split.there, admin_user)
    assert stored(story).place_now == split.here


def test_a_story_that_was_deleted_in_the_meantime_is_said_to_be_gone(admin, split):
    story = make_exemplar(place=split.old)
    pk = story.pk
    story.delete()
    response = admin.post(LIST, {"story": pk, "place": split.here.pk}, follow=True)
    assert response.status_code == 200 and "Bài này không còn" in response.content.decode()
