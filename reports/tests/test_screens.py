"""The screens: who is let in, what is said first, and nothing that a user may not see."""

import datetime
import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import roles
from core.dates import today
from places.factories import CommuneFactory
from places.models import PlaceSettings, Unit
from reports.breakdowns.tables import TABLES
from reports.spans import DAY
from reports.tests.conftest import SCREEN
from search.models import AskedQuery
from stories.factories import make_article, make_author, make_exemplar, make_field, restrict
from stories.tests.admin.conftest import make_user, sign_in
from visits.choices import Device, OtherPage, Source
from visits.factories import make_views, mark_folded
from visits.models import SiteDay

pytestmark = pytest.mark.django_db


def page(browser, address="", **params):
    """Return the text of a screen."""
    response = browser.get(f"{SCREEN}{address}", params)
    assert response.status_code == 200
    return response.content.decode()


def words(text):
    """Return what is read of a screen, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.split("<main", 1)[-1]))


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (roles.WRITER, False),
        (roles.MODERATOR, False),
        (roles.EDITOR, True),
        (roles.APPROVER, True),
        (roles.ADMINISTRATOR, True),
        ("", True),
    ],
)
def test_those_who_edit_approve_and_administer_are_let_in(role, may):
    browser = sign_in(make_user(role, "ai-do"))
    for address in ("", *(f"{slug}/" for slug in TABLES)):
        response = browser.get(f"{SCREEN}{address}")
        assert (response.status_code == 200) == may
        assert may or response.status_code == 302
    assert ("/quan-tri/thong-ke/" in browser.get("/quan-tri/").content.decode()) == may


def test_a_site_that_nobody_has_read_says_so(browser):
    text = words(page(browser))
    assert "Chưa có lượt xem nào" in text
    assert "Bộ đếm đang nghỉ" in text
    assert "Không so sánh:" not in text
    for slug in TABLES:
        assert "Chưa có lượt xem nào." in words(page(browser, f"{slug}/"))


def test_the_figures_come_first_with_their_change(browser):
    story = make_exemplar(title="Bà Ban giữ mương")
    make_views(story.pk, 50, day=today() - 8 * DAY)
    make_views(OtherPage.HOME, 6, day=today() - 13 * DAY)
    make_views(story.pk, 30)
    make_views(OtherPage.HOME, 40)
    SiteDay.objects.filter(day=today()).update(visitors=12)
    text = words(page(browser, span="7"))
    assert "Lượt xem 70 +25 % kỳ so sánh: 56" in text
    assert "Khách 12 mới có cộng khách của từng ngày" in text
    assert "Bài được xem 1 không đổi" in text
    assert "Trung bình một ngày 10" in text
    assert "Hôm nay chưa hết ngày" in text
    assert "Bà Ban giữ mương Mở “Bà Ban giữ mương” 30 43 % 50 −40 %" in text


def test_the_public_block_is_shown_as_readers_see_it(browser):
    make_views(OtherPage.HOME, 3)
    make_views(OtherPage.HOME, 4, day=today() - 6 * DAY)
    make_views(OtherPage.HOME, 5, day=today() - 300 * DAY)
    assert "Hôm nay 3 7 ngày 7 30 ngày 7 365 ngày 12 Tất cả 12" in words(page(browser))
    mark_folded(timezone.now() - datetime.timedelta(hours=1))
    assert "Bộ đếm đang nghỉ" in words(page(browser))


def test_what_is_typed_stays_and_mistakes_are_said(browser):
    text = page(browser, span="own", since="31/2/2026", poster="mười")
    assert 'value="31/2/2026"' in text
    assert 'value="mười"' in text
    assert "Ngày không hợp lệ." in text
    assert '<details class="lt-ask" open>' in text


def test_a_file_is_not_handed_over_for_a_form_with_mistakes(browser):
    response = browser.get(SCREEN, {"export": "xlsx", "poster": "mười"})
    assert response["Content-Type"].startswith("text/html")


def test_every_line_narrows_the_report_without_a_script(browser):
    field = make_field(name="Nông nghiệp sạch")
    story = make_exemplar(fields=[field])
    make_views(story.pk, 5, source=Source.ZALO, device=Device.PHONE)
    text = page(browser, span="7")
    assert f'href="{SCREEN}?span=7&amp;field={field.pk}"' in text
    assert f'href="{SCREEN}?span=7&amp;source=2"' in text
    narrowed = page(browser, span="7", field=field.pk)
    assert "Lĩnh vực: Nông nghiệp sạch" in words(narrowed)
    assert "Khách – chỉ đếm được cho cả trang" in words(narrowed)


def test_one_story_is_told_with_all_its_views_and_where_its_readers_come_from(browser):
    story = make_exemplar(title="Bà Ban giữ mương")
    make_views(story.pk, 5, day=today() - 500 * DAY)
    make_views(story.pk, 2, source=Source.POSTER, poster=12)
    text = words(page(browser, span="7", story=story.pk))
    assert "Từ trước đến nay 7 kể cả ở trang cũ" in text
    assert "Mã QR: Áp phích số 12 2 100 %" in text
    assert (
        f"thong-ke/?span=30&amp;story={story.pk}" in browser.get(f"/quan-tri/pages/{story.pk}/edit/").content.decode()
    )


def test_stories_that_are_gone_keep_their_views_and_show_a_title_to_those_who_work_on_them():
    deleted, unpublished, restricted = make_exemplar(), make_article(title="Rút lại"), make_article(title="Nội bộ")
    gone = deleted.pk
    for story in (deleted, unpublished, restricted):
        make_views(story.pk, 4)
    deleted.delete()
    unpublished.unpublish()
    restrict(restricted)
    text = words(page(sign_in(make_user(roles.EDITOR, "btv")), "bai/"))
    assert f"(bài đã gỡ) #{gone}" in text
    assert "Rút lại (không đăng nữa)" in text
    assert "Bài không còn đăng" in words(page(sign_in(make_user(roles.EDITOR, "btv2")), "linh-vuc/"))
    stranger = make_user(roles.MODERATOR, "kiem")
    stranger.groups.first().permissions.add(_right())
    text = words(page(sign_in(stranger), "bai/"))
    assert "Rút lại" not in text
    assert "Nội bộ" not in text
    assert f"(bài đã gỡ) #{unpublished.pk}" in text


def _right():
    return Permission.objects.get(codename="view_dayviews", content_type__app_label="visits")


def test_titles_are_text(browser):
    story = make_exemplar(title="<script>alert(1)</script> & “Bà”")
    make_views(story.pk)
    text = page(browser) + page(browser, "bai/") + page(browser, story=story.pk)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “Bà”" in text


def test_a_table_goes_by_pages_and_in_the_order_wanted(browser):
    authors = [make_author(name=f"Lò Văn {letter}") for letter in "ABC"]
    stories = [make_exemplar(authors=[author]) for author in authors]
    for story, now, before in zip(stories, (5, 9, 7), (1, 20, 6), strict=True):
        make_views(story.pk, now)
        make_views(story.pk, before, day=today() - 8 * DAY)
    make_views(stories[0].pk, day=today() - 100 * DAY)

    def order(sort):
        return re.findall(r"Lò Văn (\w)</a>", page(browser, "tac-gia/", span="7", sort=sort))

    assert order("views") == order("gì đó") == ["B", "C", "A"]
    assert order("earlier") == ["B", "C", "A"]
    assert order("rise") == ["A", "C", "B"]
    assert order("fall") == ["B", "C", "A"]
    assert order("name") == ["A", "B", "C"]


def test_pages_of_a_table_hold_every_line_once(browser):
    for number in range(1, 121):
        make_views(OtherPage.HOME, number, source=Source.POSTER, poster=number)
    found = []
    for number in (1, 2, 3):
        found += re.findall(r"Áp phích số (\d+)</a>", page(browser, "ap-phich/", p=str(number)))
    assert found == [str(number) for number in range(120, 0, -1)]
    assert "51–100 trong 120" in words(page(browser, "ap-phich/", p="2"))
    assert "1–50 trong 120" in words(page(browser, "ap-phich/", p="99"))
    assert "1–50 trong 120" in words(page(browser, "ap-phich/", p="chữ"))


def test_what_was_searched_and_not_found_is_for_those_who_may_know(browser):
    AskedQuery.objects.create(day=today(), query="cau treo", times=7, results=0)
    AskedQuery.objects.create(day=today(), query="ruong bac thang", times=9, results=4)
    text = words(page(browser))
    assert "cau treo 7" in text
    assert "ruong bac thang" not in text
    stranger = make_user(roles.MODERATOR, "kiem")
    stranger.groups.first().permissions.add(_right())
    assert "cau treo" not in page(sign_in(stranger))


def test_a_site_of_one_province_counts_by_its_communes(browser):
    commune = CommuneFactory(name="Chiềng La")
    make_views(make_exemplar(place=commune).pk)
    assert "Tỉnh, thành phố Địa phương" in words(page(browser))
    settings = PlaceSettings.for_site(make_article().get_site())
    settings.province = commune.parent
    settings.save()
    assert "Xã, phường Địa phương" in words(page(browser))


def test_an_unknown_table_is_not_there(browser):
    assert browser.get(f"{SCREEN}gi-do/").status_code == 404


def test_as_many_questions_to_the_database_for_many_stories_as_for_few(browser):
    fields = [make_field() for _ in range(3)]
    unit = Unit.objects.create(name="Phòng Văn hóa")

    def more(number):
        for _ in range(number):
            story = make_exemplar(fields=fields, authors=[make_author()], unit=unit, place=CommuneFactory())
            make_views(story.pk, 2, source=Source.ZALO)
            make_views(story.pk, 1, day=today() - 40 * DAY)
            make_views(story.pk, 1, day=today() - 70 * DAY)

    def asked(address):
        page(browser, address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(browser, address)
        return len(queries)

    more(2)
    few = {address: asked(address) for address in ("", "bai/", "xa/", "ap-phich/")}
    more(12)
    assert {address: asked(address) for address in few} == few
    assert few[""] <= 32
    assert max(few["bai/"], few["xa/"], few["ap-phich/"]) <= 18
