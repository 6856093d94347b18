"""Roles: made by a command that may run again, exact about what each may do."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupPagePermission

from accounts import roles
from accounts.models import User


def rights(name: str) -> set[tuple[str, str]]:
    found = GroupPagePermission.objects.filter(group__name=name)
    return set(found.values_list("page__slug", "permission__codename"))


@pytest.mark.django_db
def test_the_five_roles_stand_alone():
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in roles.ROLES}


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_takes_back_what_was_added():
    before = {role.name: rights(role.name) for role in roles.ROLES}
    group = Group.objects.get(name=roles.MODERATOR)
    group.permissions.add(Permission.objects.get(codename="delete_user", content_type__app_label="accounts"))
    call_command("setup_site", verbosity=0)
    assert {role.name: rights(role.name) for role in roles.ROLES} == before
    assert not group.permissions.filter(codename="delete_user").exists()


@pytest.mark.django_db
def test_moderators_decide_on_comments_and_requests_and_delete_nothing():
    codes = set(Group.objects.get(name=roles.MODERATOR).permissions.values_list("codename", flat=True))
    assert codes == {
        "access_admin",
        "view_comment",
        "change_comment",
        "view_decision",
        "view_datarequest",
        "add_datarequest",
        "change_datarequest",
    }
    rights_of = {role.name: set(role.models) for role in roles.ROLES}
    assert rights_of[roles.MODERATOR] < rights_of[roles.ADMINISTRATOR]
    assert not any(right.startswith("comments.") for right in rights_of[roles.APPROVER])


@pytest.mark.django_db
def test_administrators_set_how_comments_are_handled():
    group = Group.objects.get(name=roles.ADMINISTRATOR)
    codes = set(group.permissions.filter(content_type__app_label="comments").values_list("codename", flat=True))
    assert {"change_commentsettings", "add_scopemode", "change_scopemode", "delete_scopemode"} <= codes
    assert not {"delete_comment", "delete_decision", "delete_datarequest", "delete_report"} & codes


@pytest.mark.django_db
def test_a_role_keeps_its_people():
    user = User.objects.create_user("ctv")
    user.groups.add(Group.objects.get(name=roles.WRITER))
    call_command("setup_site", verbosity=0)
    assert user.groups.get().name == roles.WRITER


@pytest.mark.django_db
def test_writers_and_editors_work_below_the_lists_approvers_everywhere():
    desks = {"guong", "tin-tuc", "phong-trao"}
    assert rights(roles.WRITER) == {(desk, "add_page") for desk in desks}
    assert rights(roles.EDITOR) == {(desk, code) for desk in desks for code in ("add_page", "change_page")}
    assert {page for page, _code in rights(roles.APPROVER)} == {"trang-chu"}
    assert rights(roles.MODERATOR) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "expected"), [(roles.ADMINISTRATOR, True), (roles.APPROVER, False)])
def test_the_administrators_are_known(role, expected):
    user = User.objects.create_user("ai-do")
    user.groups.add(Group.objects.get(name=role))
    assert roles.is_administrator(user) is expected
