"""The stories of a province, past or present, in either geography: one query that an index answers, at any number."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.factories import load_real
from stories.factories import make_exemplar
from stories.filters import place_conditions
from stories.models import Listing
from stories.querysets import NEWEST_FIRST
from stories.tests.public.crowds import make_crowd

UNITS = (
    "tinh-quang-nam", "thanh-pho-da-nang", "huyen-nui-thanh-quang-nam", "xa-tam-hiep-quang-nam", "xa-nui-thanh-da-nang",
)  # fmt: skip


@pytest.fixture
def units(db, tmp_path):
    return load_real(tmp_path, "huyen-nui-thanh-quang-nam", "huyen-thuan-chau-son-la")


def listed(place) -> list[int]:
    rows = place_conditions(place).rows().order_by(*NEWEST_FIRST)
    return list(rows.values_list("story_id", flat=True)[:20])


def plan_of(place) -> str:
    with CaptureQueriesContext(connection) as queries:
        listed(place)
    (query,) = queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{query['sql']}")
        return "\n".join(str(row) for row in cursor.fetchall())


def test_a_story_counts_in_both_geographies_and_nowhere_else(units):
    then, now = make_exemplar(place=units["xa-tam-hiep-quang-nam"]), make_exemplar(place=units["xa-nui-thanh-da-nang"])
    make_exemplar(place=units["xa-nong-lay-son-la"])
    for slug in UNITS:
        expected = [then.pk] if slug == "xa-tam-hiep-quang-nam" else [now.pk, then.pk]
        assert listed(units[slug]) == expected, slug
    old = make_exemplar(place=units["tinh-quang-nam"])
    assert old.pk in listed(units["thanh-pho-da-nang"]) and old.pk not in listed(units["huyen-nui-thanh-quang-nam"])


@pytest.mark.parametrize("slug", UNITS)
def test_no_table_is_scanned_and_nothing_sorted(units, slug):
    story = make_exemplar(place=units["xa-tam-hiep-quang-nam"])
    make_crowd(story, 1500, {})
    make_crowd(make_exemplar(place=units["xa-nong-lay-son-la"]), 1500, {})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = plan_of(units[slug])
    # PostgreSQL walks the index of all dates where half of all stories are of the place.
    assert any(f"listing_{index}" in plan for index in ("place_date", "province_now", "date")), plan
    for word in ("SCAN", "TEMP B-TREE", "Seq Scan", "Sort"):
        assert word not in plan, plan


def test_pages_of_past_and_present_places_cost_the_same_at_any_number(units, client):
    addresses = [f"/guong/?dia-phuong={slug}" for slug in UNITS]
    story = make_exemplar(place=units["xa-tam-hiep-quang-nam"])
    make_crowd(story, 30, {})

    def queries(address: str) -> int:
        client.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    few = {address: queries(address) for address in addresses}
    make_crowd(story, 3000, {})
    assert Listing.objects.count() > 3000
    assert {address: queries(address) for address in addresses} == few
    assert max(few.values()) <= 12
