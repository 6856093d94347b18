"""Whatever a signed-in person sends to whatever address of the newsroom, the answer is calm and never a 500."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from core.newsroom import NewsroomMiddleware
from stories.factories import make_exemplar
from stories.models import Author, ExemplarPage, OfficialDocument
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
# What Wagtail's views and ours read, in the address and in forms.
NAMES = [
    "action",
    "action-publish",
    "action-workflow-action",
    "against",
    "alias",
    "aliases-INITIAL_FORMS",
    "aliases-TOTAL_FORMS",
    "allow_external_link",
    "alt_text",
    "ancestor_of",
    "app_label",
    "author",
    "body-count",
    "cap",
    "cau",
    "child_of",
    "children_of",
    "collection",
    "collection_id",
    "comment_count",
    "comments-TOTAL_FORMS",
    "content_type",
    "date",
    "descendant_of",
    "device",
    "email",
    "email-link-chooser-email_address",
    "email_address",
    "export",
    "external-link-chooser-url",
    "field",
    "file",
    "files",
    "first_published_at",
    "format",
    "from_index",
    "groups",
    "id",
    "ids",
    "import_file_name",
    "input_format",
    "is_changes",
    "issuer",
    "kind",
    "la-gi",
    "lam",
    "latest_revision_created_at",
    "level",
    "limit",
    "link_text",
    "live",
    "loaded_revision_id",
    "loai",
    "locale",
    "match_subclass",
    "model_name",
    "moi-hon",
    "multiple",
    "name",
    "new_parent_page",
    "new_slug",
    "new_title",
    "nhom",
    "number",
    "object_id",
    "offset",
    "old_path",
    "order",
    "ordering",
    "overwrite_revision_id",
    "p",
    "page",
    "page_type",
    "parent",
    "parent_page",
    "password",
    "per_page",
    "permanent",
    "place",
    "position",
    "poster",
    "q",
    "redirect_link",
    "restriction_type",
    "reverse",
    "revision_id",
    "root_page",
    "search",
    "since",
    "site",
    "slug",
    "sort",
    "source",
    "span",
    "step",
    "story",
    "subject",
    "subject_type",
    "tags",
    "task_name",
    "task_type",
    "term",
    "title",
    "to_index",
    "unit",
    "until",
    "url",
    "user",
    "user_perms",
    "username",
    "workflow-action-extra-data",
    "workflow-action-name",
    "workflow_pages-TOTAL_FORMS",
    "workflow_tasks-TOTAL_FORMS",
]
HUGE = "9" * 30
REQUESTS = [
    ("get", None),
    ("post", None),
    ("get", "chữ"),
    ("post", "chữ"),
    ("get", HUGE),
    ("post", HUGE),
    ("post", "1"),
    ("post", "\x00"),
]
# The parts of an address, where a number or a word will not do.
PARTS = {
    "app_label": "stories",
    "app_name": "stories",
    "content_type_app_name": "stories",
    "model_name": "exemplarpage",
    "content_type_model_name": "exemplarpage",
    "action": "delete",
}
LEFT_OUT = {"wagtailadmin_logout"}


def addresses(patterns: Any, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Return every named address of the newsroom."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name and pattern.name not in LEFT_OUT:
                yield f"{namespace}{pattern.name}", pattern
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, inner)


def newsroom_addresses() -> list[Any]:
    """Return them as parameters of a test."""
    newsroom = next(part for part in get_resolver().url_patterns if str(part.pattern) == "quan-tri/")
    return [pytest.param(*found, id=found[0]) for found in addresses(newsroom.url_patterns)]


def filled(name: str, pattern: URLPattern, story: ExemplarPage) -> str:
    """Return the address of something that exists, as far as one can tell."""
    model = getattr(pattern.callback, "view_initkwargs", {}).get("model")
    model = apps.get_model(model) if isinstance(model, str) else model
    row = model._default_manager.first() if model else None
    known = PARTS | {"parent_page_id": story.get_parent().pk, "destination_id": story.get_parent().pk}
    known |= {"page_id": story.pk, "page_pk": story.pk, "revision_id": story.latest_revision_id}
    parts = {part: known.get(part, row.pk if row else 1) for part in pattern.pattern.converters}
    groups = pattern.pattern.regex.groupindex if not parts else {}
    return reverse(name, kwargs=parts or ({"pk": 1} | dict.fromkeys(groups, "live") | {"pk": 1} if groups else {}))


@pytest.mark.parametrize(("name", "pattern"), newsroom_addresses())
def test_every_address_of_the_newsroom_takes_anything(name, pattern):
    story = make_exemplar(title="Bà Ban")
    story.save_revision()
    address = filled(name, pattern, story)
    user = make_user()
    failures = []
    for way, value in REQUESTS:
        browser = sign_in(user)
        browser.raise_request_exception = False
        sent = {} if value is None else dict.fromkeys(NAMES, value)
        if value == HUGE:
            # Django stops at a thousand rows, which take a while to show.
            sent = {name: "2" if name.endswith("TOTAL_FORMS") else value for name in NAMES}
        with transaction.atomic():
            before = transaction.savepoint()
            status = getattr(browser, way)(address, sent).status_code
            connection.needs_rollback = False
            transaction.savepoint_rollback(before)
        if status >= 500:
            failures.append((way, value, status))
    assert not failures


@pytest.fixture
def admin():
    """The browser of one who may do anything; a fault is answered, not raised."""
    browser = sign_in(make_user())
    browser.raise_request_exception = False
    return browser


@pytest.mark.parametrize("way", ["get", "post"])
def test_the_chooser_makes_no_documents(admin, way):
    assert getattr(admin, way)("/quan-tri/van-ban/chon/create/", {"subject": "Tay"}).status_code == 404
    assert admin.get("/quan-tri/van-ban/chon/").status_code == 200
    assert not OfficialDocument.objects.exists()


def test_what_is_refused_is_said_in_vietnamese_and_logged_with_its_origin(admin, caplog):
    response = admin.post(f"/quan-tri/pages/{make_exemplar().pk}/copy/", {})
    assert response.status_code == 400
    assert 'lang="vi"' in response.content.decode()
    record = next(record for record in caplog.records if record.name == "core.newsroom")
    assert (record.levelname, record.exc_info[0].__name__) == ("ERROR", "MultiValueDictKeyError")


def test_an_address_to_go_on_to_that_is_none_is_refused_before_anything_is_done(admin):
    story = make_exemplar()
    for action in ("lock", "delete", "unpublish"):
        assert admin.post(f"/quan-tri/pages/{story.pk}/{action}/", {"next": "x"}).status_code == 400
    story.refresh_from_db()
    assert (story.locked, story.live) == (False, True)
    following = {"next": "/quan-tri/guong/"}
    assert admin.post(f"/quan-tri/pages/{story.pk}/lock/", following).url == following["next"]


@pytest.mark.parametrize("error", [AttributeError, KeyError, TypeError, ValueError])
def test_our_own_faults_stay_faults(error):
    """Code of ours stands in the traceback; so it does for a request that carries nothing."""

    def fault():
        raise error("của ta")

    requests = RequestFactory()
    middleware = NewsroomMiddleware(lambda request: None)
    for request in (requests.post("/quan-tri/x/"), requests.get("/quan-tri/x/"), requests.post("/x/")):
        with pytest.raises(error) as caught:
            fault()
        assert middleware.process_exception(request, caught.value) is None


def test_two_people_who_save_the_same_name_in_the_same_instant_are_told(admin, monkeypatch):
    """The first check of our form comes before the other's author is stored, our save after it."""
    Author.objects.create(name="Lò Văn Sơn")
    check, checks = Author.validate_constraints, []

    def check_too_early(author, **kwargs):
        checks.append(author)
        if len(checks) > 1:
            check(author, **kwargs)

    monkeypatch.setattr(Author, "validate_constraints", check_too_early)
    typed = {"name": "Lò Văn Sơn", "unit_name": "", "biography": "Viết về bản làng.", "slug": ""}
    response = admin.post("/quan-tri/tac-gia/new/", typed)
    assert response.status_code == 200
    assert "Viết về bản làng." in response.content.decode()
    assert response.context["form"].errors
    assert Author.objects.filter(name="Lò Văn Sơn").count() == 1


def test_when_saving_fails_twice_the_answer_says_how_to_go_on(admin, monkeypatch):
    def fail(*args, **kwargs):
        raise IntegrityError("đã có")

    monkeypatch.setattr(Author, "save", fail)
    response = admin.post("/quan-tri/tac-gia/new/", {"name": "Lò Văn Sơn", "unit_name": "", "biography": ""})
    assert response.status_code == 409
    assert "chữ đã gõ vẫn còn" in response.content.decode()
