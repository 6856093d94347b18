"""What every index of readers' search can do."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from search.types import Conditions, Figures, Match


class IndexAway(Exception):
    """The index does not answer; another one should be asked."""


class Index(ABC):
    """Finds documents by tokens and marks. Ids are those of `SearchDocument`, of public documents alone."""

    @abstractmethod
    def best(self, matches: Sequence[tuple[Match, int]], conditions: Conditions) -> list[list[int]]:
        """Return for each match its likeliest documents, at most the number beside it.

        Raises:
            IndexAway: there is no answer in time.
        """

    @abstractmethod
    def newest(self, match: Match, conditions: Conditions, start: int, stop: int) -> list[int]:
        """Return the documents that match, newest first, from `start` up to `stop`.

        Raises:
            IndexAway: there is no answer in time.
        """

    @abstractmethod
    def figures(self, match: Match, conditions: Conditions, names: Iterable[str]) -> Figures:
        """Count the documents that match, in all and by the marks of these letters.

        Raises:
            IndexAway: there is no answer in time.
        """
