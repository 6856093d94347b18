"""People of the newsroom, signed in, and the form of a story as a browser sends it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts import roles
from accounts.models import User
from stories.choices import Kind
from stories.services.shelves import open_shelf

Newcomer = Callable[[str], Client]


def make_user(role: str = "", name: str = "", **values: Any) -> User:
    """Return a person of the newsroom; without a role, one who may do anything."""
    name = name or f"nguoi-{User.objects.count()}"
    if not role:
        return User.objects.create_superuser(name, f"{name}@example.vn", **values)
    user = User.objects.create_user(name, f"{name}@example.vn", **values)
    user.groups.add(Group.objects.get(name=role))
    return user


def sign_in(user: User) -> Client:
    """Return a browser in which `user` has signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin(db: None) -> Client:
    """A superuser's browser."""
    return sign_in(make_user())


@pytest.fixture
def writer(db: None) -> Client:
    """A cộng tác viên's browser."""
    return sign_in(make_user(roles.WRITER, "ctv"))


@pytest.fixture
def editor(db: None) -> Client:
    """A biên tập viên's browser."""
    return sign_in(make_user(roles.EDITOR, "btv"))


@pytest.fixture
def approver(db: None) -> Client:
    """A người duyệt's browser."""
    return sign_in(make_user(roles.APPROVER, "duyet"))


@pytest.fixture
def moderator(db: None) -> Client:
    """A kiểm duyệt viên's browser."""
    return sign_in(make_user(roles.MODERATOR, "kiem"))


@pytest.fixture
def administrator(db: None) -> Client:
    """A quản trị's browser."""
    return sign_in(make_user(roles.ADMINISTRATOR, "qt"))


def add_url(kind: Kind = Kind.EXEMPLAR) -> str:
    """Return the address of the empty form."""
    model = {Kind.EXEMPLAR: "exemplarpage", Kind.ARTICLE: "articlepage", Kind.CAMPAIGN: "campaignpage"}[kind]
    return reverse("wagtailadmin_pages:add", args=["stories", model, open_shelf(kind).pk])


def edit_url(story: Any) -> str:
    """Return the address of the form of `story`."""
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def exemplar_form(**values: Any) -> dict[str, Any]:
    """Return what the form of an exemplar sends."""
    return _sent(
        {
            "title": "Bà Ban giữ mương",
            "slug": "ba-ban-giu-muong",
            "subject_name": "Quàng Thị Ban",
            "subject_type": "ca-nhan",
            "grade": "viec-tot",
            "body": streamfield([("text", rich_text("<p>Nước về.</p>"))]),
            "how_to": streamfield([]),
            "comment_notifications": "",
            **{name: inline_formset([]) for name in ("awards", "links", "updates", "chosen_related", "comments")},
            **values,
        }
    )


def campaign_form(**values: Any) -> dict[str, Any]:
    """Return what the form of a campaign sends."""
    texts = ("purpose", "requirements", "contents", "criteria")
    return _sent(
        {
            "title": "Cả nước chung sức",
            "slug": "ca-nuoc-chung-suc",
            "level": "tinh",
            "body": streamfield([]),
            "comment_notifications": "",
            **{name: rich_text("") for name in texts},
            **{name: inline_formset([]) for name in ("updates", "chosen_related", "comments")},
            **values,
        }
    )


def _sent(values: dict[str, Any]) -> dict[str, Any]:
    # Several chosen ids go under one name, unlike the parts of blocks and rows.
    several = {name: value for name, value in values.items() if isinstance(value, list)}
    return nested_form_data({name: value for name, value in values.items() if name not in several}) | several
