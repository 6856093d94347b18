"""How comments are taken: the nearest setting holds, a closed site closes all, readers are told why."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page

from accounts import roles
from comments.choices import Mode
from comments.models import ScopeMode
from comments.modes import handling_of, site_settings
from comments.scopes import find_scope, named_scopes
from comments.services.setting_modes import ReasonMissing, set_mode
from core.public_pages import public_page
from stories.factories import make_article, make_exemplar
from stories.models import Listing, Section
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
MODES = "/quan-tri/y-kien/che-do/"


@pytest.fixture
def section():
    return Section.objects.create(name="Việc làng việc nước")


@pytest.fixture
def story(section):
    return make_article(title="Giếng nước bản Mòng", section=section)


@pytest.fixture
def browser():
    return sign_in(make_user(roles.ADMINISTRATOR))


def now(story):
    return handling_of(public_page(story.pk))


def settle(**values):
    settings = site_settings()
    for name, value in values.items():
        setattr(settings, name, value)
    settings.full_clean()
    settings.save()


def read(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def test_the_nearest_setting_holds(story, section):
    assert now(story).mode == Mode.FIRST
    set_mode("kind:article", Mode.AFTER)
    assert now(story).mode == Mode.AFTER
    set_mode(f"section:{section.pk}", Mode.GUESTS)
    assert now(story).mode == Mode.GUESTS
    set_mode(f"page:{story.pk}", Mode.CLOSED, "Bài về một vụ án")
    assert (now(story).mode, now(story).reason) == (Mode.CLOSED, "Bài về một vụ án")
    set_mode(f"page:{story.pk}", "")
    assert now(story).mode == Mode.GUESTS
    assert now(make_exemplar()).mode == Mode.FIRST


def test_a_closed_site_closes_what_was_opened_by_itself_and_says_why(story):
    set_mode(f"page:{story.pk}", Mode.AFTER)
    settle(mode=Mode.CLOSED, closed_reason="Trang đang chuyển máy chủ")
    assert (now(story).is_open, now(story).reason) == (False, "Trang đang chuyển máy chủ")


def test_old_stories_close_by_themselves_but_for_those_opened_by_hand(story):
    settle(close_after_days=30)
    old = make_article()
    Listing.objects.filter(pk=old.pk).update(sort_date=timezone.now() - datetime.timedelta(days=31))
    assert now(story).is_open
    assert "đã lâu" in now(old).reason
    set_mode("kind:article", Mode.AFTER)
    assert not now(old).is_open
    set_mode(f"page:{old.pk}", Mode.FIRST)
    assert now(old).is_open


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_closing_wants_a_reason(reason):
    with pytest.raises(ReasonMissing):
        set_mode("kind:article", Mode.CLOSED, reason)
    with pytest.raises(ValueError, match="nonsense"):
        set_mode("kind:article", "nonsense")
    assert not ScopeMode.objects.exists()


def test_the_rooms_above_name_their_kinds_and_sections(section, story):
    labels = {scope.name: scope.label for scope in named_scopes()}
    assert labels["kind:exemplar"] == "Loại bài: Gương điển hình"
    assert labels[f"section:{section.pk}"] == "Chuyên mục: Việc làng việc nước"
    assert find_scope(f"page:{story.pk}").label == "Giếng nước bản Mòng"


@pytest.mark.parametrize(
    "name", ["", "page:", "page:x", "page:-1", "page:²", "page:999999999999999999", "kind:x", "a/b"]
)
def test_what_is_no_scope_is_not_found(name):
    assert find_scope(name) is None


@pytest.mark.parametrize("role", [roles.WRITER, roles.EDITOR, roles.APPROVER, roles.MODERATOR])
def test_only_administrators_set_modes(role, story):
    browser = sign_in(make_user(role))
    for path in ("", "chon/?trang=1", "kind:article/"):
        assert browser.get(MODES + path).status_code in (302, 403)
    browser.post(f"{MODES}kind:article/", {"mode": Mode.AFTER})
    assert not ScopeMode.objects.exists()
    assert MODES not in browser.get("/quan-tri/").content.decode()


def test_the_screen_lists_the_site_the_kinds_the_sections_and_pages_of_their_own(browser, story, section):
    set_mode(f"page:{story.pk}", Mode.CLOSED, "Bài về một vụ án")
    ScopeMode.objects.create(scope=f"page:{10**9}", mode=Mode.AFTER)
    page = read(browser.get(MODES))
    rows = [row.get_text(" ", strip=True) for row in page.select(".lt-todo li")]
    assert rows[0].startswith("Toàn trang Duyệt trước")
    assert any(row.startswith("Chuyên mục: Việc làng việc nước như nơi rộng hơn") for row in rows)
    assert "Bài về một vụ án" in rows[-1]
    assert rows[-1].startswith("Giếng nước bản Mòng Đóng")


def test_a_mode_is_set_seen_and_taken_back(browser, section):
    address = f"{MODES}section:{section.pk}/"
    answer = browser.post(address, {"mode": Mode.CLOSED, "reason": "Chuyên mục lưu trữ"})
    assert answer.url == MODES
    row = ScopeMode.objects.get()
    assert (row.mode, row.reason, row.set_by.groups.get().name) == (
        Mode.CLOSED,
        "Chuyên mục lưu trữ",
        roles.ADMINISTRATOR,
    )
    form = read(browser.get(address))
    assert form.select_one("input[name=mode][checked]")["value"] == Mode.CLOSED
    browser.post(address, {"mode": "", "reason": ""})
    assert not ScopeMode.objects.exists()


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"mode": "closed", "reason": " "}, "Hãy ghi lý do đóng"),
        ({"mode": "closed", "reason": "x" * 301}, "300"),
        ({"mode": "nonsense"}, "nonsense"),
    ],
)
def test_a_wrong_form_comes_back(browser, values, word):
    page = read(browser.post(f"{MODES}kind:article/", values))
    assert word in page.get_text()
    assert not ScopeMode.objects.exists()


@pytest.mark.parametrize("path", ["page:0/", "page:x/", "nonsense/", f"page:{10**18}/", f"section:{10**40}/"])
def test_a_scope_that_is_none_is_not_found(browser, path):
    assert browser.get(MODES + path).status_code == 404
    assert browser.post(MODES + path, {"mode": "after"}).status_code == 404


def test_a_page_is_chosen_here_or_from_its_own_menu(browser, story):
    assert browser.get(f"{MODES}chon/", {"trang": story.pk}).url == f"{MODES}page:{story.pk}/"
    for wrong in ("", "x", "-1", "9" * 30):
        assert browser.get(f"{MODES}chon/", {"trang": wrong}).url == MODES
    menu = browser.get(f"/quan-tri/pages/{story.pk}/edit/").content.decode()
    assert f"{MODES}page:{story.pk}/" in menu
    assert "Ý kiến: Duyệt trước mọi ý kiến" in menu
    root = Page.objects.filter(depth=2).first()
    assert f"{MODES}page:{root.pk}/" not in browser.get(f"/quan-tri/pages/{root.pk}/edit/").content.decode()


def test_the_form_of_a_page_says_what_readers_see_now(browser, story):
    settle(mode=Mode.CLOSED, closed_reason="Trang đang chuyển máy chủ")
    text = read(browser.get(f"{MODES}page:{story.pk}/")).get_text()
    assert "Bạn đọc hiện thấy: Đóng." in text
    assert "Trang đang chuyển máy chủ" in text


def test_administrators_change_the_settings_of_the_site(browser):
    address = read(browser.get(MODES)).select_one(".lt-todo a")["href"]
    form = read(browser.get(address))
    values = {field["name"]: field.get("value", "") for field in form.select("#w-editor-form input[name]")}
    values |= {area["name"]: area.get_text() for area in form.select("textarea[name]")}
    values |= {"mode": "closed", "closed_reason": ""}
    assert "Hãy ghi lý do đóng" in read(browser.post(address, values)).get_text()
    browser.post(address, values | {"closed_reason": "Tết", "digest_to": "a@b.vn"})
    assert (site_settings().mode, site_settings().closed_reason) == (Mode.CLOSED, "Tết")


def test_moderators_do_not_change_the_settings(browser):
    address = read(browser.get(MODES)).select_one(".lt-todo a")["href"]
    assert sign_in(make_user(roles.MODERATOR)).get(address).status_code in (302, 403)
