"""Who may change and delete what others have put into the library."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from accounts import roles
from accounts.models import User
from media.factories import DocumentFactory, ImageFactory
from media.models import Document, Image

pytestmark = pytest.mark.django_db
MINE, OTHERS = "của mình", "của người khác"


def sign_in(role: str) -> tuple[Client, User]:
    user = User.objects.create_user("ai-do")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client, user


def fill(user: User) -> None:
    root = Collection.get_first_root_node()
    for title, owner in ((MINE, user), (OTHERS, None)):
        ImageFactory(title=title, uploaded_by_user=owner, collection=root)
        DocumentFactory(title=title, uploaded_by_user=owner, collection=root)


def titles(model: type[Image] | type[Document]) -> set[str]:
    return set(model.objects.values_list("title", flat=True))


@pytest.mark.parametrize(
    ("role", "left"),
    [
        (roles.WRITER, {OTHERS}),
        (roles.EDITOR, {OTHERS}),
        (roles.APPROVER, {OTHERS}),
        (roles.MODERATOR, {MINE, OTHERS}),
        (roles.ADMINISTRATOR, set()),
    ],
)
@pytest.mark.parametrize("bulk", [False, True])
def test_only_administrators_delete_what_others_have_uploaded(role, left, bulk):
    client, user = sign_in(role)
    fill(user)
    for model, one in ((Image, "wagtailimages:delete"), (Document, "wagtaildocs:delete")):
        for row in model.objects.all():
            several = reverse("wagtail_bulk_action", args=["media", model._meta.model_name, "delete"])
            client.post(f"{several}?id={row.pk}&next=/" if bulk else reverse(one, args=[row.pk]))
        assert titles(model) == left


@pytest.mark.parametrize(("role", "may"), [(roles.WRITER, False), (roles.EDITOR, True), (roles.APPROVER, True)])
def test_writers_change_only_what_they_have_uploaded(role, may):
    client, user = sign_in(role)
    fill(user)
    for model, address in ((Image, "wagtailimages:edit"), (Document, "wagtaildocs:edit")):
        for title, expected in ((MINE, True), (OTHERS, may)):
            row = model.objects.get(title=title)
            assert (client.get(reverse(address, args=[row.pk])).status_code == 200) is expected


@pytest.mark.parametrize("role", [roles.WRITER, roles.EDITOR, roles.APPROVER, roles.ADMINISTRATOR])
def test_whoever_writes_chooses_from_the_whole_library(role):
    client, user = sign_in(role)
    fill(user)
    for model, chooser in ((Image, "wagtailimages_chooser"), (Document, "wagtaildocs_chooser")):
        page = client.get(reverse(f"{chooser}:choose")).json()["html"]
        for row in model.objects.all():
            assert row.title in page
            assert client.get(reverse(f"{chooser}:chosen", args=[row.pk])).status_code == 200
