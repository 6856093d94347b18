"""The tree: made by code, hidden from editors, never sorted by hand."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from stories.choices import Kind
from stories.factories import make_exemplar
from stories.models import IndexPage, Shelf
from stories.services.shelves import open_shelf


@pytest.fixture
def index(db) -> IndexPage:
    return IndexPage.objects.get(kind=Kind.EXEMPLAR)


def test_a_shelf_opened_in_the_tree_is_the_list(admin):
    shelf = open_shelf(Kind.EXEMPLAR)
    assert admin.get(reverse("wagtailadmin_explore", args=[shelf.pk])).url == "/quan-tri/guong/"


def test_neither_shelves_nor_lists_are_made_by_hand(admin, index):
    for model, parent in (("shelf", index), ("indexpage", index.get_parent())):
        address = reverse("wagtailadmin_pages:add", args=["stories", model, parent.pk])
        assert admin.get(address, follow=True).redirect_chain[-1][0] == "/quan-tri/"


@pytest.mark.parametrize("name", ["delete", "move", "copy", "unpublish"])
def test_what_holds_the_tree_together_stays(admin, index, name):
    for page in (index, open_shelf(Kind.EXEMPLAR)):
        response = admin.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), follow=True)
        assert response.redirect_chain[-1][0] == "/quan-tri/"
        assert Page.objects.filter(pk=page.pk, live=True).exists()


def test_a_shelf_is_not_edited(admin):
    address = reverse("wagtailadmin_pages:edit", args=[open_shelf(Kind.EXEMPLAR).pk])
    assert admin.get(address, follow=True).redirect_chain[-1][0] == "/quan-tri/"


def test_an_index_page_is_edited(admin, index):
    assert admin.get(reverse("wagtailadmin_pages:edit", args=[index.pk])).status_code == 200


def test_sorting_by_hand_is_neither_offered_nor_done(admin, index):
    story = make_exemplar()
    for page in (index, story.get_parent()):
        assert not page.permissions_for_user(admin.get("/quan-tri/").wsgi_request.user).can_reorder_children()
    assert "ordering=ord" not in admin.get(reverse("wagtailadmin_explore", args=[index.pk])).content.decode()
    for page in (story, story.get_parent()):
        address = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
        response = admin.post(address, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        assert response.status_code == 403


def test_a_shelf_can_still_be_filled_and_emptied_by_code(db):
    story = make_exemplar()
    shelf = story.get_parent()
    story.delete()
    shelf = Shelf.objects.get(pk=shelf.pk)
    shelf.delete()
    assert not Shelf.objects.exists()
