"""What an index knows, written without one: the terms of some texts, and how many stories places have."""

from search.models import SearchTerm
from search.statistics import DOCUMENTS, SYLLABLES, Statistics
from search.tests.queries import Figures, zones
from search.types import Understood
from search.understanding import understand
from search.understanding.spelling import vocabulary
from stories.models import ListingTally


def learn(*texts: str, times: int = 1) -> None:
    """Make the index know these texts, each `times` over, and nothing else."""
    figures = Figures(zones(body=text) for text in texts * times)
    rows = {key: len(found) for key, found in figures.found.items()}
    rows |= {DOCUMENTS: figures.documents, SYLLABLES: int(figures.average_length * figures.documents)}
    SearchTerm.objects.all().delete()
    SearchTerm.objects.bulk_create(SearchTerm(key=key, number=number) for key, number in rows.items())
    vocabulary.forget()


def tell(**stories: int) -> None:
    """Give places, by their ids after "p", so many stories."""
    rows = [ListingTally(dimension="place", value=name[1:], kind="article", number=n) for name, n in stories.items()]
    ListingTally.objects.bulk_create(rows)


def read(text: str) -> Understood:
    """Return what the index as it is understands."""
    return understand(text, Statistics.now())
