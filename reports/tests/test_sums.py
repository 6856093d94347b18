"""Every table adds up to what was counted: random views against sums made here, another way."""

import datetime
import random
from collections import Counter

import pytest

from core.dates import today
from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory
from places.models import Unit
from reports.breakdowns.counting import count, count_by_page
from reports.breakdowns.naming import NOT_PUBLIC, NOT_SORTED
from reports.breakdowns.tables import TABLES
from reports.figures import begun, course_of, times_of_day, views_of_days, visitors
from reports.question import Question
from reports.spans import DAY, Against, Span, Step
from stories.factories import make_article, make_author, make_exemplar, make_field
from stories.models import ListingAuthor, ListingField, ListingPlace
from visits.choices import Device, OtherPage, Source
from visits.clock import first_hour
from visits.factories import mark_folded
from visits.figures import site_figures
from visits.lines import View
from visits.models import SiteDay
from visits.services import record

pytestmark = pytest.mark.django_db
DAYS = 400


@pytest.fixture
def world():
    """Stories of every sort, one of them gone and one deleted, and some months of random views."""
    fields, authors = [make_field() for _ in range(3)], [make_author() for _ in range(2)]
    unit = Unit.objects.create(name="Phòng Văn hóa")
    province = ProvinceFactory()
    commune = CommuneFactory(parent=province)
    stories = [
        make_exemplar(fields=fields[:2], authors=authors[:1], unit=unit, place=commune),
        make_exemplar(fields=fields[1:], authors=authors, place=province),
        make_article(unit=unit),
        make_article(fields=fields[:1]),
        make_article(fields=fields[:1], place=commune),
    ]
    stories[3].unpublish()
    gone = stories[4].pk
    stories[4].delete()
    return [story.pk for story in stories[:4]] + [gone], viewed([story.pk for story in stories[:4]] + [gone])


def viewed(stories):
    """Return random views, which are counted."""
    dice = random.Random(8)
    views = []
    for _ in range(600):
        day = today() - dice.choice([0, 1, 2, 5, 20, 45, 88, 89, 90, 91, 200, 364, 365, DAYS]) * DAY
        page = dice.choice([*stories, *OtherPage.values])
        source = dice.choice(Source.values)
        poster = dice.choice([1, 12, 9999]) if source == Source.POSTER else 0
        hour = first_hour(day) + dice.choice([0, 6, 7, 12, 23])
        views.append((View(hour, page, source, poster, dice.choice(Device.values)), dice.randint(1, 9)))
    record([*views, (View(first_hour(today() - 2000 * DAY), stories[0]), 1)])
    mark_folded()
    return views


def spans():
    """Return the spans that are looked at."""
    return [Span.of_days(days, today()) for days in (1, 7, 30, 365)] + [Span(today() - DAYS * DAY, today() - 40 * DAY)]


def expected(views, span, key):
    """Return views by `key`, added up here; a key of None leaves a view out, several count it several times."""
    found = Counter()
    for view, times in views:
        if span.first <= view.day <= span.last:
            for one in key(view):
                found[one] += times
    return found


def found_in(question, slug):
    """Return the lines of a table that have views in the span."""
    (found,) = count(question, [TABLES[slug].part()])
    assert found.number == len(found.rows)
    return {(row.key, row.extra): row.views for row in found.rows if row.views}


def earlier_in(question, slug):
    """Return the lines of a table that have views in the span before."""
    (found,) = count(question, [TABLES[slug].part()])
    return {(row.key, row.extra): row.earlier for row in found.rows if row.earlier}


def linked(model, column):
    """Return what stories are linked to, by story."""
    found = {}
    for story, target in model.objects.values_list("story_id", column):
        found.setdefault(story, []).append(target)
    return found


@pytest.mark.parametrize("against", [Against.BEFORE, Against.YEAR, Against.NOTHING])
def test_every_table_says_what_was_counted(world, against):
    stories, views = world
    public = set(stories[:3])

    def by(links):
        def keys(view):
            if view.page < 0:
                return []
            return [(pk, 0) for pk in links.get(view.page, [NOT_SORTED])] if view.page in public else [(NOT_PUBLIC, 0)]

        return keys

    keys = {
        "bai": lambda view: [(view.page, 0)] if view.page > 0 else [],
        "trang-khac": lambda view: [(view.page, 0)] if view.page < 0 else [],
        "linh-vuc": by(linked(ListingField, "field_id")),
        "tac-gia": by(linked(ListingAuthor, "author_id")),
        "nguon": lambda view: [(view.source, view.poster)],
        "thiet-bi": lambda view: [(view.device, 0)],
        "ap-phich": lambda view: [(view.poster, view.page)] if view.poster else [],
    }
    for span in spans():
        question = Question(span, against, begun=begun())
        for slug, key in keys.items():
            assert found_in(question, slug) == expected(views, span, key), (slug, span)
            before = expected(views, question.before, key) if question.before else {}
            assert earlier_in(question, slug) == before, (slug, span)


def test_what_belongs_together_adds_up(world):
    _stories, views = world
    for span in spans():
        question = Question(span, begun=begun())
        sums, _nothing = count_by_page(question, [])
        total = sum(times for view, times in views if span.first <= view.day <= span.last)
        assert sums.views == total == sum(views_of_days(question, span).values())
        assert sums.earlier == sum(views_of_days(question, question.before).values())
        assert sum(found_in(question, "bai").values()) + sum(found_in(question, "trang-khac").values()) == total
        assert sums.of_stories == sum(found_in(question, "bai").values())
        assert sums.stories == len(found_in(question, "bai"))
        for slug in ("nguon", "thiet-bi"):
            assert sum(found_in(question, slug).values()) == total
        # A story has several fields and authors, but one unit.
        assert sum(found_in(question, "linh-vuc").values()) >= sums.of_stories
        assert sum(found_in(question, "don-vi").values()) == sums.of_stories


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("against", [Against.BEFORE, Against.YEAR])
def test_the_points_of_a_chart_add_up_to_the_figures(world, step, against):
    for span in spans():
        if step == Step.HOUR and span.days > 7:
            continue
        question = Question(span, against, step, begun=begun())
        points = course_of(question)
        assert sum(point.views or 0 for point in points) == sum(views_of_days(question, span).values())
        if any(point.earlier is not None for point in points):
            earlier = sum(views_of_days(question, question.before).values())
            assert sum(point.earlier for point in points) == earlier


def test_hours_of_the_day_add_up_over_the_days_of_which_hours_are_kept(world):
    _stories, views = world
    for days in (1, 30, 90, 365):
        span = Span.of_days(days, today())
        kept = Span.of_days(min(days, 90), today())
        points = times_of_day(Question(span))
        counted = expected(views, kept, lambda view: [(view.hour + 7) % 24])
        assert [point.views for point in points] == [counted[hour] for hour in range(24)]


def test_the_same_totals_as_readers_see(world):
    figures = site_figures()
    shown = {1: figures.today, 7: figures.week, 30: figures.month, 365: figures.year}
    for days, views in shown.items():
        assert count_by_page(Question(Span.of_days(days, today())), [])[0].views == views


def test_visitors_are_those_of_each_day_and_known_for_the_whole_site_only(world):
    SiteDay.objects.update(visitors=3)
    span = Span.of_days(7, today())
    days = SiteDay.objects.filter(day__gte=span.first).count()
    assert visitors(Question(span), span) == 3 * days
    assert visitors(Question(span, narrowed={"source": Source.ZALO}), span) is None
    assert visitors(Question(span), None) is None


def test_narrowing_leaves_what_was_asked_for(world):
    stories, views = world
    span = Span.of_days(365, today())
    field = ListingField.objects.filter(story_id=stories[0]).first().field
    of_field = set(ListingField.objects.filter(field=field).values_list("story_id", flat=True))
    asked = {
        "field": (field, lambda view: view.page in of_field),
        "unit": (Unit.objects.get(), lambda view: view.page in (stories[0], stories[2])),
        "kind": ("article", lambda view: view.page == stories[2]),
        "source": (Source.ZALO, lambda view: view.source == Source.ZALO),
        "poster": (12, lambda view: view.poster == 12),
        "device": (Device.UNKNOWN, lambda view: view.device == Device.UNKNOWN),
    }
    for name, (value, holds) in asked.items():
        question = Question(span, narrowed={name: value})
        total = sum(times for view, times in views if span.first <= view.day <= span.last and holds(view))
        assert count_by_page(question, [])[0].views == total, name
        assert sum(views_of_days(question, span).values()) == total, name
    both = Question(span, narrowed={"field": field, "source": Source.ZALO})
    total = expected(views, span, lambda view: ["x"] if view.page in of_field and view.source == Source.ZALO else [])
    assert count_by_page(both, [])[0].views == total["x"]


def test_places_count_as_they_are_and_as_they_were():
    reform = datetime.date(2025, 7, 1)
    old_province, province = ProvinceFactory(valid_to=reform), ProvinceFactory(valid_from=reform)
    district = CommuneFactory(kind="huyen", parent=old_province, valid_to=reform)
    old, new = CommuneFactory(parent=district, valid_to=reform), CommuneFactory(parent=province, valid_from=reform)
    SuccessionFactory(old=old_province, new=province)
    SuccessionFactory(old=old, new=new)
    story = make_exemplar(place=old)
    without = make_exemplar()
    record([(View(first_hour(today()), story.pk), 5), (View(first_hour(today()), without.pk), 2)])
    question = Question(Span.of_days(1, today()))
    for slug, place in (
        ("tinh", province), ("xa", new), ("tinh-cu", old_province), ("huyen-cu", district), ("xa-cu", old)
    ):  # fmt: skip
        assert found_in(question, slug) == {(place.pk, 0): 5, (NOT_SORTED, 0): 2}, slug
        assert ListingPlace.objects.filter(story=story.pk, place=place).exists()
        narrowed = Question(question.span, narrowed={"place": place})
        assert count_by_page(narrowed, [])[0].views == 5
