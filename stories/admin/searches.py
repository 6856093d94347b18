"""What the pickers of the editor's form ask while somebody types."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin.auth import user_has_any_page_permission

from stories.admin.lookup import LIMIT, authors_named, documents_about, find_fields, stories_titled, typed
from stories.choices import Kind
from stories.models import ArticlePage, Author, CampaignPage, ExemplarPage, OfficialDocument, Story

_MODELS: dict[str, type[Story]] = {
    Kind.EXEMPLAR: ExemplarPage,
    Kind.ARTICLE: ArticlePage,
    Kind.CAMPAIGN: CampaignPage,
}


@require_GET
def fields(request: HttpRequest) -> JsonResponse:
    """Return fields for `?q=`."""
    return _answer((field.pk, field.name) for field in find_fields(_query(request)))


@require_GET
def authors(request: HttpRequest) -> JsonResponse:
    """Return authors for `?q=`."""
    found = authors_named(Author.objects.all(), _query(request))[:LIMIT] if typed(_query(request)) else []
    return _answer((author.pk, str(author)) for author in found)


@require_GET
def documents(request: HttpRequest) -> JsonResponse:
    """Return official documents for `?q=`, a number or words of the subject."""
    query = _query(request)
    found = documents_about(OfficialDocument.objects.all(), query)[:LIMIT] if typed(query) else []
    return _answer((document.pk, str(document)) for document in found)


@require_GET
def stories(request: HttpRequest) -> JsonResponse:
    """Return stories for `?q=`, of one kind with `?loai=`; drafts too, so only for those who work on pages."""
    query = _query(request)
    if not typed(query) or not user_has_any_page_permission(request.user):
        return _answer(())
    model = _MODELS.get(request.GET.get("loai", ""), Story)
    found = stories_titled(model.objects.all(), query).order_by("-live", "-latest_revision_created_at")[:LIMIT]
    return _answer((story.pk, _title(story)) for story in found.only("pk", "title", "draft_title", "live"))


def _title(story: Story) -> str:
    title = story.draft_title or story.title
    return str(title if story.live else _("%(title)s (chưa đăng)") % {"title": title})


def _query(request: HttpRequest) -> str:
    return request.GET.get("q", "")


def _answer(pairs: Iterable[tuple[int, str]]) -> JsonResponse:
    rows: list[dict[str, Any]] = [{"id": pk, "text": text} for pk, text in pairs]
    return JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False})
