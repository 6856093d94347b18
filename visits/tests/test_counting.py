"""Whatever comes, in whatever order, the counters agree with one another."""

import datetime

import pytest
from django.db.models import Sum
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from visits import counting
from visits.choices import Device, OtherPage, Source
from visits.clock import first_hour
from visits.factories import make_views
from visits.lines import Batch, Raised, View
from visits.models import DayViews, HourViews, MostRead, PageViews, SiteDay, Totals
from visits.popularity import refresh
from visits.services import forget_pages, record, set_origins
from visits.signals import views_counted
from visits.visitors import LARGEST_RANK, SIZE

DAY = datetime.date(2026, 12, 31)
PAGES = (1, 2, 3, 40, OtherPage.HOME.value)
views = st.builds(
    View,
    # Around new year, and before the hours that are kept.
    hour=st.sampled_from([first_hour(DAY) + number for number in (-24 * 200, -1, 0, 12, 23, 24)]),
    page=st.sampled_from(PAGES),
    source=st.sampled_from(Source.values),
    poster=st.sampled_from([0, 12]),
    device=st.sampled_from(Device.values),
)
raised = st.builds(
    Raised,
    day=st.sampled_from([DAY, DAY + datetime.timedelta(days=1)]),
    register=st.integers(0, SIZE - 1),
    rank=st.integers(1, LARGEST_RANK),
)
recording = st.tuples(
    st.just(record), st.lists(st.tuples(views, st.integers(1, 9)), max_size=8), st.lists(raised, max_size=4)
)
origins = st.tuples(st.just(set_origins), st.dictionaries(st.sampled_from(PAGES), st.integers(0, 500)))
forgetting = st.tuples(st.just(forget_pages), st.sets(st.sampled_from(PAGES), max_size=2))


def require_agreement():
    """Check that every sum is the same sum."""
    totals = Totals.objects.get()
    pages = PageViews.objects.aggregate(counted=Sum("counted", default=0), at_origin=Sum("at_origin", default=0))
    assert pages == {"counted": totals.counted, "at_origin": totals.at_origin}
    assert SiteDay.objects.aggregate(sum=Sum("views", default=0))["sum"] == totals.counted
    by_page = dict(DayViews.objects.values_list("page").annotate(Sum("views")))
    assert by_page == dict(PageViews.objects.filter(counted__gt=0).values_list("page", "counted"))
    by_day = dict(DayViews.objects.values_list("day").annotate(Sum("views")))
    assert by_day == dict(SiteDay.objects.filter(views__gt=0).values_list("day", "views"))
    assert all(day.visitors <= day.views for day in SiteDay.objects.all())
    hours = {}
    for hour in HourViews.objects.filter(hour__gte=first_hour(DAY)):
        hours[hour.page] = hours.get(hour.page, 0) + hour.views
    assert hours == dict(DayViews.objects.filter(day__gte=DAY).values_list("page").annotate(Sum("views")))


class AnyHistory(TestCase):
    """Views, origins and pages that are forgotten."""

    @given(st.lists(st.one_of(recording, origins, forgetting), min_size=1, max_size=8))
    @settings(max_examples=40, deadline=None)
    def test_all_sums_agree(self, history):
        seen = {}

        def hear(added, **kwargs):
            for page, number in added.items():
                seen[page] = seen.get(page, 0) + number

        views_counted.connect(hear)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(counting, "today", lambda: DAY)
            for service, *values in history:
                service(*values)
                if service is forget_pages:
                    seen = {page: number for page, number in seen.items() if page not in values[0]}
        require_agreement()
        stored = {row.page: row.counted + row.at_origin for row in PageViews.objects.all()}
        assert {page: number for page, number in seen.items() if number} == {
            page: number for page, number in stored.items() if number
        }

    @given(st.lists(st.tuples(views, st.integers(1, 9)), min_size=1, max_size=30), st.data())
    @settings(max_examples=30, deadline=None)
    def test_batches_add_up_however_they_are_cut(self, views, data):
        cut = data.draw(st.integers(0, len(views)))
        record(views)
        once = set(DayViews.objects.values_list("day", "page", "source", "poster", "device", "views"))
        forget_pages(PAGES)
        record(views[:cut])
        record(reversed(views[cut:]))
        assert set(DayViews.objects.values_list("day", "page", "source", "poster", "device", "views")) == once


@pytest.mark.django_db
class TestOrigins:
    """What a story was viewed where it comes from."""

    def test_it_counts_on(self):
        make_views(5, 3)
        set_origins({5: 479, 6: 159})
        assert dict(PageViews.objects.values_list("page", "at_origin")) == {5: 479, 6: 159}
        assert PageViews.objects.get(page=5).counted == 3
        require_agreement()

    def test_it_may_be_corrected(self):
        sent = []
        views_counted.connect(receiver := lambda added, **kwargs: sent.append(added))
        for number in (479, 479, 400, 0):
            set_origins({5: number})
        views_counted.disconnect(receiver)
        assert sent == [{5: 479}, {5: -79}, {5: -400}]
        assert Totals.objects.get().at_origin == 0

    def test_thousands_are_said_at_once(self):
        set_origins(dict.fromkeys(range(1, 3001), 2))
        assert Totals.objects.get().at_origin == 6000

    def test_less_than_never_is_refused(self):
        with pytest.raises(ValueError, match="less than never"):
            set_origins({5: 3, 6: -1})
        assert not PageViews.objects.exists()


@pytest.mark.django_db
def test_forgotten_pages_leave_every_counter():
    make_views(5, 30, day=DAY)
    make_views(6, 4, day=DAY)
    make_views(5, 2, day=DAY - datetime.timedelta(days=1))
    set_origins({5: 479, 6: 9})
    record([], [Raised(DAY, register, 3) for register in range(20)])
    refresh()
    forget_pages([5, 77])
    assert list(PageViews.objects.values_list("page", "counted", "at_origin")) == [(6, 4, 9)]
    assert list(SiteDay.objects.values_list("day", "views", "visitors")) == [(DAY, 4, 4)]
    assert not any(model.objects.filter(page=5).exists() for model in (HourViews, DayViews, MostRead))
    totals = Totals.objects.get()
    assert (totals.counted, totals.at_origin) == (4, 9)


@pytest.mark.django_db
def test_a_batch_costs_few_statements_however_large(django_assert_max_num_queries):
    batch = Batch()
    for page in range(1, 3000):
        batch.add(View(first_hour(DAY) + page % 24, page, page % 9))
    with django_assert_max_num_queries(16):
        counting.add(counting.Increments(batch), counting.lock_totals())
    assert PageViews.objects.count() == Totals.objects.get().counted == 2999
