"""The addresses of the API, version 1. What is answered is declared beside each, and the schema is made from that."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from api import directory, documentation
from api.answers import not_found, problem
from api.details import story_detail
from api.parameters import WrongParametersError, page_urls, read_nothing, read_stories
from api.shapes.base import Problem
from api.shapes.directory import Document, DocumentPage, FieldList, PlaceDetail, PlaceList
from api.shapes.stories import StoryDetail, StoryPage
from api.summaries import Summaries
from core.paging import cursor_page
from stories.choices import Kind

LARGEST_ID = 2**63 - 1
DESCRIPTION = (
    "Dữ liệu mở của Lan Tỏa, chỉ để đọc: chỉ có những gì ai cũng đọc được trên trang. Không cần khóa, không có cookie. "
    "Tham số lạ hoặc giá trị không hiểu được trả lời bằng 400 cùng tên tham số."
)


class VietnameseRenderer(JSONRenderer):
    """JSON in which Vietnamese letters stand as they are."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Lan Tỏa",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    renderer=VietnameseRenderer(),
)


@api.exception_handler(WrongParametersError)
def wrong_parameters(request: HttpRequest, error: WrongParametersError) -> HttpResponse:
    """Name every parameter that says nothing."""
    detail = " ".join(f"{one.parameter}: {one.message}" for one in error.errors)
    return problem(400, detail, error.errors)


@api.exception_handler(Http404)
@api.exception_handler(ValidationError)
def nothing_here(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer an address that leads to nothing; only ids are read by the library, so it refuses nothing else."""
    return not_found(request)


def _about(name: str, summary: str, model: Any, *, parameters: Any = (), one: bool = False) -> dict[str, Any]:
    refusals: dict[int, Any] = {400: Problem, 404: Problem} if one else {400: Problem}
    return {
        "response": {200: model, **refusals},
        "operation_id": name,
        "url_name": f"api_{name}",
        "summary": summary,
        "description": "",
        "openapi_extra": {"parameters": list(parameters)},
    }


@api.get(
    "/stories/", **_about("stories", "Các bài, mới nhất trước", StoryPage, parameters=documentation.story_parameters())
)
def stories(request: HttpRequest) -> StoryPage:
    """Return a page of stories of all kinds, or of the one that "loai" names."""
    return _story_page(request)


@api.get("/stories/{int:pk}/", **_about("story", "Một bài, có cả nội dung", StoryDetail, one=True))
def story(request: HttpRequest, pk: int) -> StoryDetail:
    """Return a story."""
    read_nothing(request.GET)
    return story_detail(request, _id(pk))


@api.get(
    "/campaigns/",
    **_about(
        "campaigns", "Các phong trào thi đua, mới nhất trước", StoryPage, parameters=documentation.campaign_parameters()
    ),
)
def campaigns(request: HttpRequest) -> StoryPage:
    """Return a page of campaigns."""
    return _story_page(request, Kind.CAMPAIGN)


@api.get(
    "/documents/",
    **_about(
        "documents", "Các văn bản, mới ban hành trước", DocumentPage, parameters=documentation.document_parameters()
    ),
)
def documents(request: HttpRequest) -> DocumentPage:
    """Return a page of official documents."""
    return directory.document_page(request)


@api.get("/documents/{int:pk}/", **_about("document", "Một văn bản", Document, one=True))
def document(request: HttpRequest, pk: int) -> Document:
    """Return an official document."""
    read_nothing(request.GET)
    return directory.document_detail(request, _id(pk))


@api.get("/fields/", **_about("fields", "Mọi lĩnh vực, kèm số bài", FieldList))
def fields(request: HttpRequest) -> FieldList:
    """Return all fields of life."""
    read_nothing(request.GET)
    return directory.field_list(request)


@api.get("/places/", **_about("places", "Các tỉnh, thành phố có bài, kèm số bài", PlaceList))
def places(request: HttpRequest) -> PlaceList:
    """Return the provinces that have stories."""
    read_nothing(request.GET)
    return directory.place_list(request)


@api.get(
    "/places/{slug:slug}/",
    **_about("place", "Một địa phương, xưa hoặc nay, và các nơi bên trong", PlaceDetail, one=True),
)
def place(request: HttpRequest, slug: str) -> PlaceDetail:
    """Return a place."""
    read_nothing(request.GET)
    return directory.place_detail(request, slug)


def _story_page(request: HttpRequest, kind: str = "") -> StoryPage:
    asked = read_stories(request.GET, kind)
    page = cursor_page(asked.form.conditions().rows(), request.GET, size=asked.size)
    beside = page_urls(request, page)
    return StoryPage(items=Summaries(request, [row.story_id for row in page.rows]).stories(), **beside)


def _id(pk: int) -> int:
    if pk > LARGEST_ID:
        raise Http404(_("Không có số này."))
    return pk
