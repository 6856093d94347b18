"""Where stories stand today follows the units, whatever happens to those."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from places.factories import CommuneFactory, load_real
from places.models import Place, Succession
from places.services import load_provinces
from stories.factories import make_article, make_exemplar
from stories.models import ArticlePage, Listing, Story
from stories.services import replacing
from stories.services.choosing import open_stories

REFORM = datetime.date(2025, 7, 1)


@pytest.fixture
def split(db):
    """A past commune of Sơn La that went into two of today."""
    load_provinces()
    son_la = Place.objects.get(slug="tinh-son-la")
    old = CommuneFactory(name="Cũ", parent=son_la, valid_to=REFORM)
    new = [CommuneFactory(name=name, parent=son_la, valid_from=REFORM) for name in ("Mới", "Kia")]
    for one in new:
        Succession.objects.create(old=old, new=one, kind="chia")
    return old, *new


def refresh() -> str:
    out = StringIO()
    call_command("refresh_places", stdout=out)
    return out.getvalue()


def listed_at(story) -> set[Place]:
    return {link.place for link in Listing.objects.get(pk=story.pk).place_links.select_related("place")}


def stand(story) -> tuple[Place | None, Place | None]:
    story = Story.objects.get(pk=story.pk)
    return story.place_now, story.province_now


def test_what_is_right_is_left_alone(split, django_assert_max_num_queries):
    make_article(place=split[0])
    assert "đã đúng" in refresh()
    with django_assert_max_num_queries(12):
        assert "của 1 bài đã đúng" in refresh()


def test_a_new_succession_moves_stories_and_drafts(split):
    old = CommuneFactory(name="Không rõ", parent=split[0].parent, valid_to=REFORM)
    story, draft = make_article(place=old), make_exemplar(place=old, publish=False)
    assert stand(story) == (None, old.parent)
    Succession.objects.create(old=old, new=split[1], kind="nhap")
    assert "2 bài đổi nơi chốn hiện nay, xếp lại 1 bài" in refresh()
    assert stand(story) == stand(draft) == (split[1], old.parent)
    assert listed_at(story) == {old, split[1], old.parent}
    assert "đã đúng" in refresh()


def test_a_choice_is_kept_while_it_holds_and_followed_when_its_unit_is_renamed(split):
    old, mine, _other = split
    story = make_article(place=old, place_now=mine, is_place_now_chosen=True)
    assert stand(story)[0] == mine
    refresh()
    assert stand(story)[0] == mine
    renamed = CommuneFactory(name="Mới nữa", parent=old.parent, valid_from=datetime.date(2026, 1, 1))
    Place.objects.filter(pk=mine.pk).update(valid_to=datetime.date(2026, 1, 1))
    Succession.objects.create(old=mine, new=renamed, kind="doi_ten")
    refresh()
    assert stand(story)[0] == renamed
    Succession.objects.filter(old=old, new=mine).update(is_withdrawn=True)
    Succession.objects.filter(old=mine).update(is_withdrawn=True)
    refresh()
    assert stand(story)[0] == split[2]


def test_the_listing_follows_even_where_the_story_itself_does_not_move(split):
    story = make_article(place=split[1])
    district = Place.objects.create(kind="huyen", name="Huyện cũ", parent=split[0].parent, valid_to=REFORM)
    Place.objects.filter(pk=split[1].pk).update(former_parent=district)
    assert district not in listed_at(story)
    assert "0 bài đổi nơi chốn hiện nay, xếp lại 1 bài" in refresh()
    assert district in listed_at(story)


def test_a_story_that_stands_nowhere_loses_what_it_had(split):
    story = make_article(place=split[1])
    Story.objects.filter(pk=story.pk).update(place=None)
    refresh()
    assert stand(story) == (None, None)
    assert listed_at(story) == set()


def test_stopped_in_the_middle_it_goes_on_where_it_was(split, monkeypatch):
    monkeypatch.setattr(replacing, "BATCH", 1)
    stories = [make_article(place=split[1]) for _ in range(3)]
    Story.objects.update(province_now=None)

    def stop(number: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replacing.replace_all(stop)
    assert [stand(story)[1] is None for story in stories] == [False, True, True]
    assert "2 bài đổi" in refresh()


def test_a_correction_takes_effect_at_once(split, django_capture_on_commit_callbacks):
    old = CommuneFactory(name="Không rõ", parent=split[0].parent, valid_to=REFORM)
    story = make_article(place=old)
    with django_capture_on_commit_callbacks(execute=True):
        link = Succession.objects.create(old=old, new=split[1], kind="nhap")
    assert stand(story)[0] == split[1]
    assert split[1] in listed_at(story)
    with django_capture_on_commit_callbacks(execute=True):
        link.delete()
    assert stand(story)[0] is None


def test_a_correction_concerns_the_stories_of_its_provinces_alone(db, tmp_path):
    units = load_real(tmp_path, "huyen-thuan-chau-son-la", "huyen-nui-thanh-quang-nam")
    here = [
        make_article(place=units[slug]) for slug in ("xa-nong-lay-son-la", "tinh-son-la", "huyen-thuan-chau-son-la")
    ]
    make_article(place=units["xa-tam-hiep-quang-nam"])
    assert replacing.replace_around([units["xa-chieng-la-son-la"].pk]).seen == len(here)
    assert replacing.replace_around([units["thanh-pho-da-nang"].pk]).seen == 1
    assert replacing.replace_around([0]).seen == 0


def test_a_load_leaves_it_to_the_command(split):
    story = make_article(place=split[0])
    Story.objects.filter(pk=story.pk).update(province_now=None)
    replacing.places_changed(Place, None)
    assert stand(story) == (None, None)
    replacing.places_changed(Place, {split[0].pk})
    assert stand(story) == (None, split[0].parent)


def test_what_was_plain_until_a_split_became_known_is_asked(split):
    old, mine, other = split
    link = Succession.objects.get(old=old, new=other)
    link.is_withdrawn = True
    link.save()
    story = make_article(place=old)
    assert stand(story)[0] == mine
    link.is_withdrawn = False
    link.save()
    refresh()
    assert stand(story) == (None, old.parent)
    assert list(open_stories()) == [Story.objects.get(pk=story.pk)]
    story = ArticlePage.objects.get(pk=story.pk)
    story.save_revision().publish()
    assert stand(story) == (None, old.parent)
