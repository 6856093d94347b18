"""Sample content of the style page: made in memory, with the lengths and gaps that real content has."""

from types import SimpleNamespace
from typing import Any

from home.samples.blocks import blocks
from home.samples.comments import comments
from home.samples.front import leaves, rows
from home.samples.lists import LetterForm, listing, wrong_letter
from home.samples.pages import awards, crumbs, cycles, documents, page
from home.samples.pictures import drawing, photo
from home.samples.places import places
from home.samples.search import hits, hits_beside
from home.samples.stories import fields, provinces, stories
from home.samples.thanks import thanks
from home.samples.tools import tools
from home.samples.visits import visits
from home.samples.words import WORDS


def samples() -> dict[str, Any]:
    """Return what the examples of components draw from, by name."""
    return {
        "story": stories(),
        "picture": drawing(),
        "photo": photo(),
        "listing": listing(),
        "document": documents(),
        "page": page(),
        "field": fields(),
        "tied": {
            "fields": [SimpleNamespace(a=field.name, b=field.slug, c=field.colour) for field in fields()[:2]],
            "campaigns": [stories()["running"], stories()["over"]],
        },
        "province": provinces(),
        "at": places(),
        "crumb": crumbs(),
        "cycle": cycles(),
        "award": awards(),
        "form": LetterForm(),
        "wrong_form": wrong_letter(),
        "words": WORDS,
        "block": blocks(),
        "leaf": leaves(),
        "front_rows": rows(),
        "search_url": "/tim-kiem/",
        "hits": hits(),
        "hits_beside": hits_beside(),
        "said": comments(),
        "thanked": thanks(),
        "visits": visits(),
        **tools(),
    }
