"""What two people, or one who is quick, do to the same story."""

import pytest
from django.http import HttpResponse
from playwright.sync_api import Page, expect

from core.drafts import OneDraftCreateView
from core.versions import NewestVersionEditView
from stories.factories import make_exemplar
from stories.models import ExemplarPage

TITLE = "Bà Ban giữ mương"
ASKED = "Bấm lưu lần nữa nếu muốn thay bản ấy"


@pytest.fixture
def story(newsroom):
    """A story that waits for nobody."""
    return make_exemplar(title=TITLE, publish=False)


def open_story(page: Page, story: ExemplarPage) -> Page:
    """Open the form of the story."""
    page.goto(f"/quan-tri/pages/{story.pk}/edit/")
    return page


def type_and_wait(page: Page, lead: str) -> None:
    """Type the lead, and wait until the form has saved itself."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")):
        page.fill("[name=lead]", lead)
        # Wagtail does not see what is typed in the first seconds; say that there is something.
        page.dispatch_event("[data-edit-form]", "w-unsaved:add")


def newest(story: ExemplarPage) -> str:
    """Return the lead of the newest version."""
    story.refresh_from_db()
    return story.get_latest_revision_as_object().lead


def save(page: Page) -> None:
    """Press the first button below the form."""
    page.locator("footer button[type=submit]").first.click()


@pytest.fixture
def lost_answers(monkeypatch):
    """What saves itself is stored, but the browser never learns of it; a list of those."""
    lost = []

    def lose_answers_of(view_class):
        post = view_class.post

        def lose_the_answer(view, request, *args, **kwargs):
            answer = post(view, request, *args, **kwargs)
            if not view.expects_json_response:
                return answer
            lost.append(answer)
            return HttpResponse(status=502)

        monkeypatch.setattr(view_class, "post", lose_the_answer)

    lose_answers_of(OneDraftCreateView)
    lose_answers_of(NewestVersionEditView)
    return lost


def test_save_pressed_before_the_first_draft_is_there_makes_one_draft(sign_in, lost_answers):
    page = sign_in("bien-tap")
    page.goto("/quan-tri/guong/viet/")
    page.get_by_role("link", name="Trang trắng").click()
    page.fill("[name=title]", TITLE)
    with page.expect_response(lambda answer: answer.status == 502):
        page.locator("[name=lead]").press_sequentially("Mười một năm", delay=200)
    assert lost_answers
    page.fill("[name=lead]", "Mười một năm giữ nước.")
    save(page)
    page.wait_for_url("**/edit/**")
    assert newest(ExemplarPage.objects.get()) == "Mười một năm giữ nước."


def test_the_second_editor_is_told_and_loses_nothing(sign_in, story):
    first, second = open_story(sign_in("bien-tap"), story), open_story(sign_in("duyet"), story)
    first.fill("[name=lead]", "Bản của người thứ nhất.")
    with first.expect_navigation():
        save(first)
    second.fill("[name=lead]", "Bản của người thứ hai.")
    # The form asks every ten seconds what others did; a question that left before the first saved knows nothing of it.
    expect(second.locator("#w-save-confirmation-dialog")).to_contain_text(
        "bien-tap đã lưu một phiên bản mới", timeout=30_000
    )
    save(second)
    warning = second.get_by_role("dialog", name="bien-tap đã lưu một phiên bản mới")
    expect(warning).to_contain_text("các thay đổi của bien-tap sẽ bị ghi đè", timeout=20_000)
    assert second.input_value("[name=lead]") == "Bản của người thứ hai."
    assert newest(story) == "Bản của người thứ nhất."
    with second.expect_navigation():
        warning.get_by_role("button", name="Lưu bản nháp").click()
    assert newest(story) == "Bản của người thứ hai."
    kept = [version.as_object().lead for version in story.revisions.all()]
    assert "Bản của người thứ nhất." in kept
    assert not second.get_by_text(ASKED).count()


def test_a_press_before_the_form_has_heard_of_the_other_version_is_asked_about(sign_in, story):
    first, second = open_story(sign_in("bien-tap"), story), sign_in("duyet")
    # The form asks what others did, and is never told.
    second.route("**/editing-sessions/ping/**", lambda ping: ping.fulfill(json={"other_sessions": [], "html": "<p>"}))
    open_story(second, story)
    first.fill("[name=lead]", "Bản của người thứ nhất.")
    with first.expect_navigation():
        save(first)
    second.fill("[name=lead]", "Bản của người thứ hai.")
    with second.expect_navigation():
        save(second)
    expect(second.get_by_text(ASKED)).to_contain_text("bien-tap đã lưu một phiên bản mới hơn lúc")
    assert second.input_value("[name=lead]") == "Bản của người thứ hai."
    assert newest(story) == "Bản của người thứ nhất."
    with second.expect_navigation():
        save(second)
    assert newest(story) == "Bản của người thứ hai."
    kept = [version.as_object().lead for version in story.revisions.all()]
    assert "Bản của người thứ nhất." in kept


@pytest.mark.parametrize("answered", [True, False])
def test_nobody_is_asked_about_what_their_own_form_has_saved(request, sign_in, story, answered):
    if not answered:
        request.getfixturevalue("lost_answers")
    page = open_story(sign_in("bien-tap"), story)
    type_and_wait(page, "Mười một năm")
    assert newest(story) == "Mười một năm"
    page.fill("[name=lead]", "Mười một năm giữ nước.")
    with page.expect_navigation():
        save(page)
    assert newest(story) == "Mười một năm giữ nước."
    assert not page.get_by_text(ASKED).count()
