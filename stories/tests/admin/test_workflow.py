"""The way to publication, through the screens that people use."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, TaskState

from stories.factories import make_exemplar
from stories.models import ExemplarPage, Listing
from stories.tests.admin.conftest import add_url, edit_url, exemplar_form, make_user, sign_in

SUBMIT = {"action-submit": "1"}


def submit(client, **values) -> ExemplarPage:
    assert client.post(add_url(), exemplar_form(**values) | SUBMIT).status_code == 302
    return ExemplarPage.objects.get()


def act(client, story, action: str, comment: str = ""):
    state = story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, action, state.pk])
    return client.post(address, {"comment": comment})


def waits_at(story) -> str:
    story = ExemplarPage.objects.get(pk=story.pk)
    return story.current_workflow_task.name if story.current_workflow_task else ""


def refused(client, address: str, data=None) -> bool:
    """Say whether the answer is Wagtail's refusal, in Vietnamese."""
    response = client.post(address, data, follow=True) if data else client.get(address, follow=True)
    words = " ".join(str(message) for message in response.context["messages"])
    return response.redirect_chain[-1][0] == "/quan-tri/" and "không" in words


def test_a_story_goes_from_writer_to_editor_to_approver_to_readers(writer, editor, approver):
    story = submit(writer)
    assert waits_at(story) == "Biên tập"
    assert "Bà Ban giữ mương" in editor.get("/quan-tri/").content.decode()

    edited = exemplar_form(lead="Lời mở đầu của biên tập viên")
    assert editor.post(edit_url(story), edited).status_code == 302
    act(editor, story, "approve")
    assert waits_at(story) == "Duyệt đăng"
    assert not Listing.objects.exists()

    assert "Bà Ban giữ mương" in approver.get("/quan-tri/").content.decode()
    act(approver, story, "approve")
    story.refresh_from_db()
    assert story.live
    assert story.lead == "Lời mở đầu của biên tập viên"
    assert Listing.objects.get().title == "Bà Ban giữ mương"


def test_sending_a_story_is_called_so(writer, editor):
    assert "Gửi duyệt" in writer.get(add_url()).content.decode()
    story = submit(writer)
    act(editor, story, "reject", "Thiếu năm.")
    assert "Gửi duyệt lại" in writer.get(edit_url(story)).content.decode()


def test_an_editor_who_submits_needs_no_second_editor(editor):
    story = submit(editor)
    assert waits_at(story) == "Duyệt đăng"
    first, second = TaskState.objects.order_by("pk")
    assert (first.status, first.finished_by.username) == (TaskState.STATUS_APPROVED, "btv")
    assert second.status == TaskState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("returning", ["editor", "approver"])
def test_a_returned_story_comes_back_with_its_remark(request, writer, editor, approver, returning):
    story = submit(writer)
    if returning == "approver":
        act(editor, story, "approve")
    act(request.getfixturevalue(returning), story, "reject", "Đoạn 2: chưa rõ năm nào.")
    page = writer.get("/quan-tri/").content.decode()
    assert "Trả lại để sửa" in page
    assert "Đoạn 2: chưa rõ năm nào." in page
    assert "Đoạn 2: chưa rõ năm nào." in writer.get(edit_url(story)).content.decode()


def test_a_returned_story_is_sent_again_to_where_it_came_from(writer, editor, approver):
    story = submit(writer)
    act(editor, story, "approve")
    act(approver, story, "reject", "Thiếu năm.")
    again = exemplar_form(lead="Đã thêm năm 2021") | SUBMIT
    assert writer.post(edit_url(story), again).status_code == 302
    assert waits_at(story) == "Duyệt đăng"


def test_a_writer_cannot_publish(writer):
    writer.post(add_url(), exemplar_form() | {"action-publish": "1"})
    assert not ExemplarPage.objects.get().live


def test_an_editor_cannot_publish(editor):
    story = make_exemplar(publish=False)
    editor.post(edit_url(story), exemplar_form() | {"action-publish": "1"})
    story.refresh_from_db()
    assert not story.live


def test_a_writer_cannot_open_the_story_of_another(writer):
    assert refused(writer, edit_url(make_exemplar(publish=False)))


def test_a_writer_cannot_approve(writer):
    story = submit(writer)
    act(writer, story, "approve")
    assert waits_at(story) == "Biên tập"


@pytest.mark.parametrize("name", ["edit", "delete", "unpublish", "move", "copy"])
def test_a_moderator_signs_in_but_touches_no_story(moderator, name):
    story = make_exemplar()
    assert moderator.get("/quan-tri/").status_code == 200
    assert refused(moderator, reverse(f"wagtailadmin_pages:{name}", args=[story.pk]))


def test_an_approver_publishes_at_once(approver):
    approver.post(add_url(), exemplar_form() | {"action-publish": "1"})
    assert ExemplarPage.objects.get().live


@pytest.mark.parametrize("role", ["writer", "editor"])
def test_writers_and_editors_leave_the_sites_own_pages_alone(request, role):
    client = request.getfixturevalue(role)
    home = Page.objects.get(slug="trang-chu")
    assert refused(client, reverse("wagtailadmin_pages:add", args=["home", "informationpage", home.pk]))
    assert refused(client, reverse("wagtailadmin_pages:edit", args=[home.pk]))


def test_news_of_the_way_is_sent_in_vietnamese_to_those_concerned(writer, editor, approver):
    make_user(name="may-chu")
    story = submit(writer)
    assert {message.to[0] for message in mail.outbox} == {"btv@example.vn"}
    act(editor, story, "reject", "Thiếu năm.")
    assert mail.outbox[-1].to == ["ctv@example.vn"]
    for message in mail.outbox:
        text = message.subject + message.body
        assert "Bà Ban giữ mương" in text
        assert not any(word in text for word in (" has been ", " moderation", "You can "))


def test_a_dead_mail_server_stops_nobody(settings, writer, editor):
    settings.EMAIL_BACKEND = "accounts.mail.PatientEmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    assert waits_at(submit(writer)) == "Biên tập"


def test_an_administrator_looks_after_people_fields_and_places(administrator):
    for address in ("/quan-tri/users/", "/quan-tri/users/new/", "/quan-tri/linh-vuc/new/", "/quan-tri/dia-phuong/new/"):
        assert administrator.get(address).status_code == 200


@pytest.mark.parametrize("role", ["writer", "editor", "approver", "moderator"])
@pytest.mark.parametrize("address", ["/quan-tri/users/", "/quan-tri/linh-vuc/new/", "/quan-tri/dia-phuong/new/"])
def test_nobody_else_does(request, role, address):
    assert refused(request.getfixturevalue(role), address)


def test_a_person_without_any_role_is_kept_out(db):
    user = make_user()
    user.is_superuser = False
    user.save()
    response = sign_in(user).get("/quan-tri/guong/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/quan-tri/login/")


def test_the_tree_is_in_the_menu_of_administrators_only(admin, administrator, approver, editor):
    tree, first_list = '"name": "explorer"', "/quan-tri/guong/"
    for client, shown in ((admin, True), (administrator, True), (approver, False), (editor, False)):
        page = client.get("/quan-tri/").content.decode()
        assert (tree in page) is shown
        assert first_list in page
