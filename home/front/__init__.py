"""What the front page shows: the parts that the editors have arranged, filled with stories, each story once."""

from typing import Any

from django.utils.translation import gettext as _

from core import dates
from home.days import Leaf
from home.front.filling import fill, number_of_exemplars
from home.front.rows import Part, arrange

__all__ = ["example", "front_context"]


def front_context(page: Any) -> dict[str, Any]:
    """Return the rows of the front page `page` (a HomePage); a part with nothing to show is left out."""
    blocks = [(block.block_type, block.value) for block in page.parts if block.value["shown"]]
    parts = fill(blocks, page.lead_story_id)
    return _shown(parts) | {
        "description": _("Gương điển hình, việc tốt quanh ta và các phong trào thi đua."),
        "canonical_path": "/",
        "is_empty": all(part.name == "text" for part in parts),
        "leaf": Leaf(dates.today()),
    }


def example(name: str, value: Any) -> dict[str, Any]:
    """Return one part as it would look on this site now, for the editor who thinks of adding it."""
    return _shown(fill([(name, value)], None))


def _shown(parts: list[Part]) -> dict[str, Any]:
    return {"rows": arrange(parts), "number_of_exemplars": number_of_exemplars()}
