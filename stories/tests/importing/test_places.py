"""Where imported stories stand: at the unit of their time, whatever it is called, and what that is today."""

import pytest
from django.core.management import call_command

from places.factories import CommuneFactory, SuccessionFactory, load_real
from stories.models import ArticlePage, Listing
from stories.services.choosing import choose
from stories.tests.importing.test_command import REAL


@pytest.fixture
def units(db, tmp_path):
    return load_real(
        tmp_path, "huyen-thuan-chau-son-la", "thanh-pho-phuc-yen-vinh-phuc", "huyen-nui-thanh-quang-nam",
        "tinh-ninh-thuan",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "place", "place_now", "province_now"),
    [
        ("thuan-chau-2023", "huyen-thuan-chau-son-la", None, "tinh-son-la"),
        ("tay-ninh-336-ubnd", "tinh-tay-ninh-truoc-7-2025", "tinh-tay-ninh", "tinh-tay-ninh"),
        ("vinh-phuc-xay-dung-diem", "thanh-pho-phuc-yen-vinh-phuc", None, "tinh-phu-tho"),
        ("ninh-thuan-2590", "tinh-ninh-thuan", "tinh-khanh-hoa", "tinh-khanh-hoa"),
        ("nui-thanh-mo-hinh", "huyen-nui-thanh-quang-nam", None, "thanh-pho-da-nang"),
    ],
)
def test_the_real_articles_stand_at_the_right_places(units, name, place, place_now, province_now):
    if not REAL.exists():
        pytest.skip("the real articles are not beside the repository")
    call_command("import_stories", str(REAL))
    story = ArticlePage.objects.get(origin_id=name)
    assert story.place.slug == place
    assert (story.place_now and story.place_now.slug) == place_now
    assert story.province_now.slug == province_now
    assert f'"{story.place_as_written}"' in REAL.read_text(encoding="utf-8")
    listed = set(Listing.objects.get(pk=story.pk).place_links.values_list("place__slug", flat=True))
    assert {place, province_now, story.place.province.slug} <= listed


def test_the_date_of_a_story_tells_which_unit_of_a_name_it_is(units, run, row):
    place = {"province": "Sơn La", "district": None, "commune": "chieng la"}
    run([row(place=place, published="2024-05-06"), row(id="bai-2", title="Hai", place=place, published="2026-05-06")])
    before, after = ArticlePage.objects.order_by("origin_id")
    assert (before.place.slug, after.place.slug) == ("xa-chieng-la-son-la-truoc-7-2025", "xa-chieng-la-son-la")
    assert before.place_now == after.place_now == after.place


def test_a_name_that_may_be_several_and_a_date_that_does_not_fit_are_warned_of(units, run, row):
    for name in ("Đông Mẫu", "Đồng Mẫu"):
        CommuneFactory(name=name, parent=units["tinh-son-la"])
    out = run(
        [
            row(place={"province": "Sơn La", "commune": "dong mau"}),
            row(id="2", title="Hai", place={"province": "Sơn La", "district": "Thuận Châu"}, published="2026-05-06"),
        ]
    )
    assert "“dong mau” có thể là: xã Đông Mẫu, tỉnh Sơn La; xã Đồng Mẫu, tỉnh Sơn La." in out
    assert "huyện Thuận Châu, tỉnh Sơn La không có vào ngày 06/05/2026" in out


def test_a_name_is_looked_up_once(units, run, row, monkeypatch):
    from stories.importing import places

    asked = []
    find = places.find_place
    monkeypatch.setattr(places, "find_place", lambda **names: asked.append(names) or find(**names))
    place = {"province": "Sơn La", "district": "Thuận Châu", "commune": "Nong Lay"}
    run([row(id=str(n), title=f"Bài {n}", place=place, published=f"2024-05-{n:02}") for n in range(1, 9)])
    assert len(asked) == 1
    assert ArticlePage.objects.filter(place__slug="xa-nong-lay-son-la").count() == 8


def test_a_row_that_comes_again_leaves_the_answer_of_an_editor(units, run, row, admin_user):
    district = units["huyen-thuan-chau-son-la"]
    old = CommuneFactory(name="Cũ", parent=district, valid_to=district.valid_to)
    for slug in ("xa-chieng-la-son-la", "xa-muoi-noi-son-la"):
        SuccessionFactory(old=old, new=units[slug], kind="chia")
    told = row(
        place={"province": old.province.name, "district": old.parent.name, "commune": old.full_name},
        published="2024-05-06",
    )
    run([told])
    story = ArticlePage.objects.get()
    assert (story.place, story.place_now) == (old, None)
    answer = old.successors.first()
    assert choose(story, answer, admin_user)
    assert "Giữ nguyên: 1" in run([told])
    run([told | {"title": "Tên khác"}])
    story.refresh_from_db()
    assert (story.title, story.place_now, story.is_place_now_chosen) == ("Tên khác", answer, True)
    run([told | {"place": {"province": "Sơn La"}}])
    story.refresh_from_db()
    assert (story.place_now.slug, story.is_place_now_chosen) == ("tinh-son-la", False)
