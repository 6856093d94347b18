"""Abbreviations and words that mean the same, as administrators keep them; held by the process."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from core.vietnamese import exact_keys, folded_key, has_marks
from core.vietnamese.abbreviations import Abbreviations, abbreviations_of
from search.kept import Kept
from search.models import Abbreviation, SynonymGroup
from search.models.vocabulary import LONGEST_WORD
from search.types import Key

# The exact keys of a word of a group.
Span = tuple[Key, ...]


class _Member(NamedTuple):
    keys: Span
    others: tuple[Span, ...]


@dataclass(frozen=True)
class SynonymTable:
    """The words of all groups, by their folded keys."""

    members: Mapping[tuple[Key, ...], tuple[_Member, ...]]
    # How many syllables the longest word has.
    longest: int

    def of(self, keys: Sequence[Key], is_accented: bool) -> list[Span]:
        """Return, as exact keys, what else can be said for the syllables with these exact keys.

        A syllable without marks may be one with marks, unless it is all there is: "ngo" is too much else beside "ngô".
        A word without marks ("heo") is sure to be itself only in an accented query.
        """
        found: dict[Span, None] = {}
        for member in self.members.get(tuple(map(folded_key, keys)), ()):
            if _is_said(member.keys, keys, is_accented):
                found.update(dict.fromkeys(member.others))
        return [span for span in found if span != tuple(keys)]


def synonym_table(groups: Iterable[Iterable[str]]) -> SynonymTable:
    """Return the table of groups of words; words of no syllable or of too many are left out."""
    members: dict[tuple[Key, ...], list[_Member]] = {}
    for group in groups:
        spans = list(dict.fromkeys(span for span in map(exact_keys, group) if 0 < len(span) <= LONGEST_WORD))
        for span in spans:
            others = tuple(other for other in spans if other != span)
            members.setdefault(tuple(map(folded_key, span)), []).append(_Member(span, others))
    longest = max(map(len, members), default=0)
    return SynonymTable({keys: tuple(found) for keys, found in members.items()}, longest)


def abbreviations() -> Abbreviations:
    """Return the short forms that stand for full ones in all that is indexed and asked."""
    return _abbreviations.get()


def synonyms() -> SynonymTable:
    """Return the words that mean the same."""
    return _synonyms.get()


def forget_vocabulary() -> None:
    """Read the words anew, here at once, and everywhere as soon as what was written can be read."""
    for kept in (_abbreviations, _synonyms):
        kept.forget()
        transaction.on_commit(kept.forget)


def _is_said(meant: Span, typed: Sequence[Key], is_accented: bool) -> bool:
    if len(meant) == 1:
        return meant[0] == typed[0] and (is_accented or has_marks(typed[0]))
    return all(one == other or not has_marks(other) for one, other in zip(meant, typed, strict=True))


def _short_forms() -> Iterator[tuple[str, str]]:
    yield from Abbreviation.objects.order_by("folded", "pk").values_list("short", "full")


def _groups() -> Iterator[list[str]]:
    return (group.members() for group in SynonymGroup.objects.order_by("pk"))


def _read_abbreviations(held: Abbreviations | None) -> Abbreviations:
    return abbreviations_of(_short_forms())


def _read_synonyms(held: SynonymTable | None) -> SynonymTable:
    return synonym_table(_groups())


_abbreviations = Kept("abbreviations", _read_abbreviations)
_synonyms = Kept("synonyms", _read_synonyms)
