"""The order of results: candidates of any index, compared with the query syllable by syllable."""

from search.ranking.question import Question
from search.ranking.ranker import Ranked, rank
from search.ranking.rows import Row, Rows

__all__ = ["Question", "Ranked", "Row", "Rows", "rank"]
