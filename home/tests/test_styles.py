"""The style page: every component in every state, for the newsroom alone."""

import copy
import re

import pytest
from django.conf import settings
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory
from django.urls import reverse

from accounts import roles
from accounts.models import User
from core import palette
from core.sheets import TEMPLATES
from home import styles
from home.samples import samples

ADDRESS = "/kieu-mau/"
FOLDERS = styles.component_folders()
INCLUDED = re.compile(r"""\{% include "components/([a-z_]+)/""")
MISSING = "¿%s?"


@pytest.fixture
def member(django_user_model):
    def make(role: str | None) -> User:
        user = django_user_model.objects.create_user("thanh-vien", password="mot-mat-khau-dai")
        if role:
            user.groups.add(django_user_model.groups.field.related_model.objects.get(name=role))
        return user

    return make


@pytest.fixture
def engine():
    """Templates that say which variable is missing."""
    [configured] = copy.deepcopy(settings.TEMPLATES)
    options = configured["OPTIONS"] | {"string_if_invalid": MISSING}
    return DjangoTemplates(
        {"NAME": "strict", "DIRS": configured["DIRS"], "APP_DIRS": configured["APP_DIRS"], "OPTIONS": options}
    )


@pytest.mark.django_db
@pytest.mark.parametrize("address", [ADDRESS, "/kieu-mau/toi.css"])
def test_readers_find_nothing(client, member, address):
    assert client.get(address).status_code == 404
    client.force_login(member(None))
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_newsroom_sees_it_and_nobody_keeps_it(client, member):
    client.force_login(member(roles.EDITOR))
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert "noindex" in response.text
    assert "no-store" in response["Cache-Control"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert "style=" not in response.text and "<style" not in response.text
    for folder in FOLDERS:
        assert f'id="c-{folder.name}"' in response.text


@pytest.mark.django_db
def test_it_can_be_seen_by_night_and_by_day(client, member):
    client.force_login(member(roles.EDITOR))
    assert 'href="/kieu-mau/toi.css"' in client.get(ADDRESS, {"che-do": "toi"}).text
    assert ".css" not in client.get(ADDRESS, {"che-do": "x"}).text.partition("kieu-mau/")[2][:40]
    night = client.get("/kieu-mau/toi.css")
    assert night["Content-Type"].startswith("text/css")
    assert night.text.startswith(":root{color-scheme:dark;") and f"--paper:{palette.night()['paper']};" in night.text
    assert f"--paper:{palette.day()['paper']};" in client.get("/kieu-mau/sang.css").text


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "shown"), [(roles.ADMINISTRATOR, True), (roles.EDITOR, False)])
def test_administrators_find_it_in_the_help(client, member, role, shown):
    client.force_login(member(role))
    assert (ADDRESS in client.get(reverse("wagtailadmin_home")).text) is shown


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_component_has_rules_or_a_template_and_its_states(folder):
    names = {path.name for path in folder.iterdir()}
    assert names & {f"{folder.name}.css", f"{folder.name}.html"} or {name for name in names if name.endswith(".html")}
    assert styles.EXAMPLES in names
    assert styles.use_of(folder)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "folder", [one for one in FOLDERS if (one / styles.EXAMPLES).exists()], ids=lambda one: one.name
)
def test_every_state_is_drawn_with_nothing_missing(engine, folder):
    request = RequestFactory().get(ADDRESS)
    html = engine.get_template(f"components/{folder.name}/{styles.EXAMPLES}").render(samples(), request)
    assert re.findall(r"¿.*?\?", html) == []
    assert html.count('class="sample') >= 1


def test_every_component_that_a_page_includes_is_there():
    used = {name for path in TEMPLATES.rglob("*.html") for name in INCLUDED.findall(path.read_text(encoding="utf-8"))}
    assert used <= {folder.name for folder in FOLDERS}


def test_every_size_of_type_and_space_is_shown():
    sheet = (settings.BASE_DIR / "static/css/style_page.css").read_text(encoding="utf-8")
    shown = styles.lengths()
    assert all(f".scale__{name} " in sheet for name, _value in shown["type"])
    assert all(f".bar__{name} " in sheet for name, _value in shown["space"])
