"""The story of the day: chosen or picked, the same for everybody, and unchanged once the day is over."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core import dates
from home import days
from home.days import day_beside, entries_before, entries_of, entry_of, entry_of_today, next_month, pick, write_down
from home.models import DayChoice, DayRecord
from stories.factories import make_article, make_campaign, make_exemplar, make_hidden_stories
from stories.models import Story

pytestmark = pytest.mark.django_db
ONE = datetime.timedelta(days=1)
LONG_AGO = datetime.date(2020, 1, 1)


def exemplar(**values):
    return make_exemplar(**{"grade": "dien-hinh", "published_date": LONG_AGO, **values})


def hide(story):
    Story.objects.get(pk=story.pk).specific.unpublish()


def test_the_rule_gives_a_day_the_same_story_each_time_it_is_asked(today):
    for _number in range(5):
        exemplar()
    assert len({pick(today) for _time in range(3)}) == 1
    assert len({pick(today + ONE * number) for number in range(40)}) > 1


def test_what_is_published_meanwhile_changes_nothing(today):
    for _number in range(5):
        exemplar()
    before = pick(today)
    for _number in range(20):
        exemplar(published_date=today)
    assert pick(today) == before


def test_exemplars_come_before_deeds_and_deeds_before_news(today):
    news = make_article(published_date=LONG_AGO)
    assert pick(today) == news.pk
    deed = make_exemplar(grade="viec-tot", published_date=LONG_AGO)
    assert pick(today) == deed.pk
    chosen = exemplar()
    assert pick(today) == chosen.pk


def test_campaigns_and_what_is_not_public_are_never_picked(today):
    make_campaign(published_date=LONG_AGO)
    make_hidden_stories("Kín")
    assert pick(today) is None


def test_no_story_comes_again_while_there_are_others(today, turn_to):
    stories = [exemplar() for _number in range(6)]
    shown = []
    for number in range(6):
        turn_to(today + ONE * number)
        write_down()
        shown.append(DayRecord.objects.get(day=today + ONE * number).story_id)
    assert sorted(shown) == sorted(story.pk for story in stories)


def test_when_all_have_been_shown_the_one_that_waits_longest_comes_again(today):
    stories = [exemplar() for _number in range(3)]
    for number, story in enumerate(stories, start=1):
        DayRecord.objects.create(day=today - ONE * number, story=story)
    assert pick(today) == stories[-1].pk


def test_a_story_comes_again_after_half_a_year(today):
    story = exemplar()
    make_exemplar(grade="viec-tot", published_date=LONG_AGO)
    DayRecord.objects.create(day=today - days.NOT_AGAIN, story=story)
    assert pick(today) == story.pk


def test_the_rule_leaves_alone_what_an_editor_has_chosen_for_a_coming_day(today):
    kept, other = exemplar(), exemplar()
    DayChoice.objects.create(day=today + ONE * 3, story=kept)
    assert {pick(today + ONE * number) for number in range(3)} == {other.pk}


def test_an_editors_choice_stands_before_the_rule(today):
    exemplar()
    chosen = make_article(published_date=today)
    DayChoice.objects.create(day=today, story=chosen, note="Nhân ngày hội")
    entry = entry_of_today(today)
    assert (entry.story_id, entry.note) == (chosen.pk, "Nhân ngày hội")


@pytest.mark.parametrize("state", ["draft", "scheduled", "unpublished", "expired", "restricted"])
def test_a_choice_that_is_not_public_gives_way_to_the_rule(today, state):
    picked = exemplar()
    DayChoice.objects.create(day=today, story=make_hidden_stories("Kín")[state])
    assert entry_of_today(today).story_id == picked.pk


def test_what_hung_on_the_wall_in_the_morning_hangs_there_in_the_evening(today):
    for _number in range(5):
        exemplar()
    write_down()
    morning = entry_of_today(today).story_id
    DayRecord.objects.filter(day=today).update(story=next(pk for pk in _ids() if pk != morning))
    assert entry_of_today(today).story_id != morning


def _ids():
    return Story.objects.order_by("pk").values_list("pk", flat=True)


def test_a_story_that_is_hidden_during_the_day_gives_way_to_another(today):
    for _number in range(2):
        exemplar()
    write_down()
    hide(DayRecord.objects.get().story)
    entry = entry_of_today(today)
    assert entry is not None
    write_down()
    assert DayRecord.objects.get(day=today).story_id == entry.story_id


def test_a_day_that_is_over_does_not_change(today, turn_to):
    shown = exemplar()
    write_down()
    turn_to(today + ONE)
    for _number in range(5):
        exemplar()
    DayChoice.objects.create(day=today, story=make_article())
    assert entry_of(today).story_id == shown.pk


def test_the_note_is_written_down_with_the_story(today, turn_to):
    DayChoice.objects.create(day=today, story=exemplar(), note="Lời dẫn")
    write_down()
    DayChoice.objects.all().delete()
    turn_to(today + ONE)
    assert entry_of(today).note == "Lời dẫn"


def test_a_story_that_is_hidden_later_is_left_out_calmly(today):
    story, other = exemplar(), exemplar()
    DayRecord.objects.create(day=today - ONE, story=story)
    DayRecord.objects.create(day=today - ONE * 2, story=other)
    hide(story)
    assert [entry.story_id for entry in entries_before(today, 5)] == [other.pk]
    assert day_beside(today, later=False) == today - ONE * 2


def test_a_site_without_stories_has_no_leaf_and_writes_nothing(today):
    write_down()
    assert entry_of_today(today) is None
    assert not DayRecord.objects.exists()


@pytest.fixture
def keep_connection(monkeypatch):
    """The command closes idle connections, which in tests is where all data lies."""
    monkeypatch.setattr("home.management.commands.run_periodic.close_old_connections", lambda: None)


def test_the_periodic_work_writes_the_day_down_once(today, keep_connection):
    exemplar()
    call_command("run_periodic", "--once")
    call_command("run_periodic", "--once")
    assert DayRecord.objects.get().day == today


def test_the_periodic_work_goes_on_when_one_part_fails(today, keep_connection, monkeypatch):
    def fail(*_args, **_options):
        raise RuntimeError

    exemplar()
    monkeypatch.setattr("home.management.commands.run_periodic.call_command", fail)
    call_command("run_periodic", "--once")
    assert DayRecord.objects.exists()


def test_the_leaf_turns_at_midnight_in_vietnam(monkeypatch):
    before_midnight = datetime.datetime(2026, 7, 21, 16, 59, 59, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: before_midnight)
    assert dates.today() == datetime.date(2026, 7, 21)
    monkeypatch.setattr(timezone, "now", lambda: before_midnight + datetime.timedelta(seconds=1))
    assert dates.today() == datetime.date(2026, 7, 22)


def test_the_leaves_of_a_month_end_with_today(today):
    story = exemplar()
    for day in (datetime.date(2026, 6, 30), datetime.date(2026, 7, 1), datetime.date(2026, 7, 20)):
        DayRecord.objects.create(day=day, story=story)
    DayRecord.objects.create(day=datetime.date(2026, 7, 25), story=story)
    assert [entry.day.day for entry in entries_of(today)] == [21, 20, 1]
    assert [entry.day.day for entry in entries_of(datetime.date(2026, 6, 9))] == [30]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 1)))
def test_the_next_month_begins_after_at_most_31_days(day):
    following = next_month(day)
    assert following.day == 1
    assert ONE <= following - day <= ONE * 31


@pytest.mark.parametrize("ahead", [0, 1, 400])
def test_a_choice_is_for_today_or_a_day_to_come(today, ahead):
    choice = DayChoice(day=today + ONE * ahead, story=exemplar())
    choice.full_clean()
    choice.save()
    assert DayChoice.objects.get().day == today + ONE * ahead


def test_a_day_that_is_over_can_be_neither_chosen_nor_moved(today, turn_to):
    choice = DayChoice.objects.create(day=today, story=exemplar())
    turn_to(today + ONE)
    choice.day = today + ONE * 5
    for late in (choice, DayChoice(day=today, story=choice.story)):
        with pytest.raises(ValidationError) as refused:
            late.full_clean()
        assert "day" in refused.value.message_dict


def test_a_day_beyond_the_calendar_is_refused(today):
    with pytest.raises(ValidationError, match="2100"):
        DayChoice(day=datetime.date(2101, 1, 1), story=exemplar()).full_clean()


def test_one_day_has_one_choice(today):
    DayChoice.objects.create(day=today, story=exemplar())
    with pytest.raises(ValidationError, match="đã có chuyện được chọn"):
        DayChoice(day=today, story=exemplar()).full_clean()
