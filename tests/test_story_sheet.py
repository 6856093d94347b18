"""A story's page does without the sheet of lists: no rule for it may stand there."""

import re

import pytest
from bs4 import BeautifulSoup

from core.sheets import LISTS, stylesheet
from stories.models import Listing
from tests.journeys.kinds import make_content

_SELECTORS = re.compile(r"([^{}]+)\{[^{}]+\}")
# Parts of an element and what is done with it: any element may have them.
_STATES = re.compile(r"::?(?:after|before|hover|focus-visible|-webkit-details-marker)")


def selectors() -> set[str]:
    """Return what the rules of the sheet of lists are for."""
    return {_STATES.sub("", one) for found in _SELECTORS.findall(stylesheet(LISTS)) for one in found.split(",")}


@pytest.mark.django_db
def test_no_part_of_a_story_is_dressed_by_the_sheet_of_lists(client):
    make_content()
    assert ".item" in selectors()
    for kind in ("exemplar", "article"):
        for address in Listing.objects.filter(kind=kind).order_by("pk").values_list("address", flat=True)[:3]:
            text = client.get(f"/{address}/").content.decode()
            page = BeautifulSoup(text, "html.parser")
            # A script brings it when it opens the comments in their place.
            assert page.select("link[href*='/css/lists']") == []
            assert [one for one in selectors() if page.select(one)] == [], address
