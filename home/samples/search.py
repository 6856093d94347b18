"""Results of a search, and the pages beside them."""

from home.samples.pages import documents
from home.samples.stories import provinces, stories
from home.samples.words import LEAD, LONG_TITLE, TITLE
from search.pages.beside import Beside, PlacePage
from search.pages.results import Row
from search.types import Span


def hits() -> list[Row]:
    """Return a story with a picture, one of a long title without, and an official document."""
    known, bare = stories()["plain"], stories()["bare"]
    document = documents()[0]
    return [
        Row(_marked(TITLE, "giữ nước"), _marked(LEAD, "con mương"), story=known),
        Row(
            _marked(LONG_TITLE, "tự quản"), _marked("…và giữ ba năm liền không để xảy ra vụ trộm nào…", "ba năm"), bare
        ),
        Row(_marked(f"{document.number}: {document.subject}", "gương điển hình"), (), document=document),
    ]


def hits_beside() -> Beside:
    """Return a place that is no more, and a province."""
    province, _commune, _district, old = provinces()
    places = [
        PlacePage(old, "xã Nong Lay, nay là xã Chiềng La", "huyện Thuận Châu, tỉnh Sơn La", 4),
        PlacePage(province, "tỉnh Sơn La", "", 0),
    ]
    return Beside(places, [], [])


def _marked(text: str, found: str) -> tuple[Span, ...]:
    before, hit, after = text.partition(found)
    return (Span(before, False), Span(hit, bool(hit)), Span(after, False))
