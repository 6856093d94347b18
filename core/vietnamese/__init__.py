"""Vietnamese text for machines: syllables and their keys, slips and ways of typing. Pure: knows no Django."""

from core.vietnamese.keys import bigram, exact_key, folded_key, has_marks
from core.vietnamese.syllables import Syllable, exact_keys, syllables

__all__ = ["Syllable", "bigram", "exact_key", "exact_keys", "folded_key", "has_marks", "syllables"]
