"""What two people, or one who is quick, do to the same story."""

import pytest
from django.http import HttpResponse
from playwright.sync_api import Page, expect

from stories.admin.drafts import OneDraftCreateView
from stories.factories import make_exemplar
from stories.models import ExemplarPage

TITLE = "Bà Ban giữ mương"


@pytest.fixture
def story(newsroom):
    """A story that waits for nobody."""
    return make_exemplar(title=TITLE, publish=False)


def open_story(page: Page, story: ExemplarPage) -> Page:
    """Open the form of the story."""
    page.goto(f"/quan-tri/pages/{story.pk}/edit/")
    return page


def newest(story: ExemplarPage) -> str:
    """Return the lead of the newest version."""
    story.refresh_from_db()
    return story.get_latest_revision_as_object().lead


@pytest.fixture
def lost_answers(monkeypatch):
    """The draft that saves itself is stored, but the browser never learns of it; a list of those."""
    post, lost = OneDraftCreateView.post, []

    def lose_the_answer(view, request):
        answer = post(view, request)
        if not view.expects_json_response:
            return answer
        lost.append(answer)
        return HttpResponse(status=502)

    monkeypatch.setattr(OneDraftCreateView, "post", lose_the_answer)
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
    page.locator("footer button[type=submit]").first.click()
    page.wait_for_url("**/edit/**")
    assert newest(ExemplarPage.objects.get()) == "Mười một năm giữ nước."


def test_the_second_editor_is_told_and_loses_nothing(sign_in, story):
    first, second = open_story(sign_in("bien-tap"), story), open_story(sign_in("duyet"), story)
    with first.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")):
        first.fill("[name=lead]", "Bản của người thứ nhất.")
    second.fill("[name=lead]", "Bản của người thứ hai.")
    # The form asks every ten seconds what others did; a question that left before the first saved knows nothing of it.
    expect(second.locator("#w-save-confirmation-dialog")).to_contain_text(
        "bien-tap đã lưu một phiên bản mới", timeout=30_000
    )
    second.locator("footer button[type=submit]").first.click()
    warning = second.get_by_role("dialog", name="bien-tap đã lưu một phiên bản mới")
    expect(warning).to_contain_text("các thay đổi của bien-tap sẽ bị ghi đè", timeout=20_000)
    assert second.input_value("[name=lead]") == "Bản của người thứ hai."
    assert newest(story) == "Bản của người thứ nhất."
    with second.expect_navigation():
        warning.get_by_role("button", name="Lưu bản nháp").click()
    assert newest(story) == "Bản của người thứ hai."
    kept = [version.as_object().lead for version in story.revisions.all()]
    assert "Bản của người thứ nhất." in kept
