"""The forms of pages about the site make one draft, and ask before an older version takes the place of the newest."""

import re

import pytest
from django.urls import reverse
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from core.drafts import KEY
from core.editing import SafePages
from home.models import HomePage, InformationPage
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
ITSELF = {"HTTP_ACCEPT": "application/json"}
TITLE = "Quy chế bình chọn"


@pytest.fixture
def admin():
    return sign_in(make_user())


def add_url() -> str:
    return reverse("wagtailadmin_pages:add", args=["home", "informationpage", HomePage.objects.get().pk])


def sent(title: str, **values: str):
    """Return what the form of an information page sends."""
    form = {"title": title, "slug": "quy-che", "lead": "", "comment_notifications": "", "body": streamfield([])}
    return nested_form_data({**form, "comments": inline_formset([]), **values})


def found(name: str, page) -> dict[str, str]:
    """Return the hidden values of a form whose names match."""
    return dict(re.findall(rf'name="({name})" value="([^"]*)"', page.content.decode()))


def only_draft() -> InformationPage:
    return InformationPage.objects.get(slug__startswith="quy-che")


def newest_title() -> str:
    return only_draft().get_latest_revision_as_object().title


@pytest.mark.parametrize("slug", ["quy-che", "quy-che-binh-chon"])
def test_save_pressed_while_the_draft_saves_itself_goes_into_that_draft(admin, slug):
    key = found(KEY, admin.get(add_url()))
    assert admin.post(add_url(), sent("Quy chế", **key), **ITSELF).json()["success"]
    assert admin.post(add_url(), sent(TITLE, slug=slug, **key)).status_code == 302
    assert newest_title() == TITLE


def test_what_saves_itself_late_makes_no_second_draft(admin):
    key = found(KEY, admin.get(add_url()))
    admin.post(add_url(), sent(TITLE, **key))
    assert admin.post(add_url(), sent("Quy", slug="quy-che-2", **key), **ITSELF).status_code == 400
    assert newest_title() == TITLE


def test_an_older_version_does_not_take_the_place_of_the_newest(admin):
    admin.post(add_url(), sent(TITLE))
    edit_url = reverse("wagtailadmin_pages:edit", args=[only_draft().pk])
    other = sign_in(make_user(name="nguoi-khac"))
    form = found(r"loaded_revision_\w+", other.get(edit_url))
    admin.post(edit_url, sent("Của người thứ nhất"))
    answer = other.post(edit_url, sent("Của người thứ hai", **form))
    assert "đã lưu một phiên bản mới hơn" in answer.content.decode()
    assert 'value="Của người thứ hai"' in answer.content.decode()
    assert newest_title() == "Của người thứ nhất"
    assert other.post(edit_url, sent("Của người thứ hai", **found(r"loaded_revision_\w+", answer))).status_code == 302
    assert newest_title() == "Của người thứ hai"


def test_every_page_of_the_site_has_these_forms():
    ours = [model for model in get_page_models() if model is not Page]
    assert all(isinstance(page_viewset_registry.get_by_type(model), SafePages) for model in ours)
