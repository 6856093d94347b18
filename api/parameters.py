"""Reads the parameters of an address, strictly: what a page for people passes over is refused here by its name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from api.shapes.base import ParameterError
from core.paging import NEWER, OLDER, CursorPage
from stories.filter_forms import Filter
from stories.filters import KIND, KIND_SLUGS, MONTH, PLACE, StoryFilter, names_for
from stories.pages.documents import DocumentFilter

SIZE = "gioi-han"
DEFAULT_SIZE, LARGEST_SIZE = 20, 100
PAGING = (SIZE, OLDER, NEWER)
_LONGEST_SHOWN = 40


class WrongParametersError(Exception):
    """Parameters that say nothing, with what is wrong about each."""

    def __init__(self, messages: dict[str, str]) -> None:
        super().__init__(messages)
        self.errors = [ParameterError(parameter=name, message=words) for name, words in messages.items()]


F = TypeVar("F", bound=Filter)


@dataclass(frozen=True)
class ListQuery(Generic[F]):
    """What the address of a list asks for."""

    form: F
    size: int


def read_stories(params: QueryDict, kind: str = "") -> ListQuery[StoryFilter]:
    """Return what `params` ask of the list of `kind`; in the list of all kinds, "loai" chooses one with its filters.

    Raises:
        WrongParametersError: a parameter that this list does not have, or a value that says nothing.
    """
    chosen = kind or KIND_SLUGS.get(params.get(KIND, "").strip(), "")
    form = StoryFilter(params, chosen)
    known = (*names_for(chosen), *PAGING, *(() if kind else (KIND,)))
    size, wrong_size = _size(params)
    _refuse(_unknown(params, known, anywhere=not kind) | _of_form(form) | wrong_size)
    return ListQuery(form, size)


def read_documents(params: QueryDict) -> ListQuery[DocumentFilter]:
    """Return what `params` ask of the list of official documents.

    Raises:
        WrongParametersError: a parameter that this list does not have, or a value that says nothing.
    """
    form = DocumentFilter(params)
    size, wrong_size = _size(params)
    _refuse(_unknown(params, (*form.fields, *PAGING)) | _of_form(form) | wrong_size)
    return ListQuery(form, size)


def read_nothing(params: QueryDict) -> None:
    """Make sure that nothing is asked of an answer that takes no parameters.

    Raises:
        WrongParametersError: there is a parameter.
    """
    _refuse(_unknown(params, ()))


def page_urls(request: HttpRequest, page: CursorPage) -> dict[str, str | None]:
    """Return the full addresses of the pages beside `page` as `next` and `previous`.

    Raises:
        WrongParametersError: the address has a cursor that none of our pages gave.
    """
    if page.bad_cursor:
        name = OLDER if request.GET.get(OLDER) else NEWER
        _refuse({name: _("Không phải dấu trang do API này đưa ra.")})
    return {"next": _beside(request, OLDER, page.older), "previous": _beside(request, NEWER, page.newer)}


def _beside(request: HttpRequest, name: str, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    params = request.GET.copy()
    for paging in (OLDER, NEWER):
        params.pop(paging, None)
    params[name] = cursor
    return request.build_absolute_uri(f"{request.path}?{params.urlencode()}")


def _refuse(messages: dict[str, str]) -> None:
    if messages:
        raise WrongParametersError(messages)


def _unknown(params: QueryDict, known: Iterable[str], *, anywhere: bool = False) -> dict[str, str]:
    return {name[:_LONGEST_SHOWN]: _no_such(name, anywhere) for name in params if name not in known}


def _no_such(name: str, anywhere: bool) -> str:
    kinds = [slug for slug, kind in KIND_SLUGS.items() if name in names_for(kind)] if anywhere else []
    if not kinds:
        return _("Danh sách này không có tham số ấy.")
    return _("Tham số này chỉ dùng được cùng với %s.") % " / ".join(f"{KIND}={slug}" for slug in kinds)


def _of_form(form: Filter) -> dict[str, str]:
    # Fields of our own say what they want.
    return {
        name: str(errors[0]) if name in (PLACE, MONTH) else _("Giá trị này không có trong danh sách.")
        for name, errors in form.errors.items()
    }


def _size(params: QueryDict) -> tuple[int, dict[str, str]]:
    text = params.get(SIZE, "").strip()
    if not text:
        return DEFAULT_SIZE, {}
    size = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    if 1 <= size <= LARGEST_SIZE:
        return size, {}
    return DEFAULT_SIZE, {SIZE: _("Cần một số từ 1 đến %s.") % LARGEST_SIZE}
