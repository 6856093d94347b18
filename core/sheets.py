"""The stylesheets of the public site, put together from the folders of its components.

Each component keeps its rules beside its template (`templates/components/NAME/NAME.css`), and those that no story needs
in `NAME.lists.css`. Readers get one small file, a second one where stories are listed, a third where they open the
comments, and one that only printers wait for. They are made when static files are collected, or asked for in
development: there is no build step and nothing to commit.
"""

from pathlib import Path

import rcssmin
from django.conf import settings

from core.made_files import MadeFinder

SITE, LISTS, COMMENTS, PRINT = ADDRESSES = "css/site.css", "css/lists.css", "css/comments.css", "css/print.css"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Later sheets win over earlier ones of the same weight: there are no cascade layers, which old phones would drop whole.
BEFORE = ("fonts", "tokens", "elements", "layout")
# What no story needs: someone who comes from a poster or a message to one story does not load it.
LISTED = frozenset(
    "campaign_card empty facet form front hit leaf lead lost pager panel ranked sent stats story_list toc".split()  # noqa: SIM905
)

# What nobody needs before the comments of a story are opened, or its thanks come near.
OPENED = frozenset({"comment", "thanks"})


def sheet_sources(address: str) -> list[Path]:
    """Return the files of a stylesheet in the order in which they decide."""
    sheets = TEMPLATES / "sheets"
    components = sorted((TEMPLATES / "components").glob("*/*.css"))
    if address == LISTS:
        return [*filter(_is_listed, components), sheets / "lists.css"]
    if address == PRINT:
        return [sheets / "print.css"]
    if address == COMMENTS:
        return [path for path in components if path.parent.name in OPENED]
    own = [path for path in components if not _is_listed(path) and path.parent.name not in OPENED]
    return [*(sheets / f"{name}.css" for name in BEFORE), *own, sheets / "story.css"]


def _is_listed(path: Path) -> bool:
    return path.parent.name in LISTED or path.name.endswith(".lists.css")


def stylesheet(address: str = SITE) -> str:
    """Return a whole stylesheet, without comments and needless space."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in sheet_sources(address))
    return str(rcssmin.cssmin(source))


class SheetFinder(MadeFinder):
    """Finds the stylesheets."""

    folder, addresses = "sheets", ADDRESSES

    def content(self, address: str) -> str:
        """Return a whole stylesheet."""
        return stylesheet(address)
