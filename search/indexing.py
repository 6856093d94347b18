"""Writes what readers search: the one writer of `SearchDocument`, of its tokens and of the statistics."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from search import tallies
from search.analysis import VERSION, Analysed, analyse, count_terms, terms_of
from search.backends import DATABASE, database_index
from search.changes import write_stories
from search.documents import DOCUMENT_NAME, STORY_NAME, Content, Reader, document_name, ids_of, story_name
from search.marks import KIND, mark
from search.models import SearchChange, SearchDocument, SearchTerm
from search.numbering import Numbering
from search.packing import unpack
from search.spreading import stories_naming
from search.statistics import DOCUMENTS, SPILL, SYLLABLES, add_numbers
from search.turns import take_turn
from search.types import CAMPAIGN, EXEMPLAR
from search.vocabulary import abbreviations

BATCH = 200
# Marks, which are the first of a document.
_NAMED_KINDS = {mark(KIND, EXEMPLAR), mark(KIND, CAMPAIGN)}


@dataclass
class Difference:
    """What indexing changed: names of documents."""

    added: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.all)

    @property
    def all(self) -> set[str]:
        """All that was changed in any way."""
        return self.added | self.changed | self.removed

    def __ior__(self, other: "Difference") -> "Difference":
        self.added |= other.added
        self.changed |= other.changed
        self.removed |= other.removed
        return self


def index(names: Iterable[str], reader: Reader | None = None) -> Difference:
    """Make the index say of these documents what is so now, in short transactions."""
    difference = Difference()
    for batch in batches(sorted(set(names))):
        difference |= _index_batch(batch, reader or Reader())
    return difference


def batches(names: list[str], size: int = BATCH) -> Iterator[list[str]]:
    """Yield the names in parts."""
    for start in range(0, len(names), size):
        yield names[start : start + size]


@transaction.atomic
def _index_batch(names: list[str], reader: Reader) -> Difference:
    take_turn()
    waiting = SearchChange.objects.filter(target=DATABASE, name__in=names)
    known = list(waiting.values_list("pk", flat=True))
    contents = reader.read(names)
    difference = put(stored(names), contents, analysed_all(contents))
    SearchChange.objects.filter(pk__in=known).delete()
    return difference


def analysed_all(contents: Mapping[str, Content]) -> dict[str, Analysed]:
    """Return what search keeps of documents, by name."""
    table = abbreviations()
    return {name: analyse(content.texts, content.marks, table) for name, content in contents.items()}


def stored(names: Collection[str]) -> dict[str, SearchDocument]:
    """Return the rows of these documents by name."""
    of_these = Q(story__in=ids_of(names, STORY_NAME)) | Q(document__in=ids_of(names, DOCUMENT_NAME))
    return {name_of(row): row for row in SearchDocument.objects.filter(of_these)}


def name_of(row: SearchDocument) -> str:
    """Return the name of a row: "s12" for a story, "d3" for an official document."""
    return document_name(row.document_id or 0) if row.story_id is None else story_name(row.story_id)


def put(
    old: Mapping[str, SearchDocument],
    contents: Mapping[str, Content],
    analysed: Mapping[str, Analysed],
    *,
    terms: Mapping[str, bytes] | None = None,
    is_whole: bool = False,
) -> Difference:
    """Store documents that differ from their rows, remove rows without a document; in a transaction, in one's turn.

    `terms` are those of all of `analysed`, counted and packed, if that was done already. Stories that say the name of
    one of them are noted, but not if `is_whole`: then they have their turn anyway.
    """
    difference = compare(old, contents, analysed)
    new = [(contents[name], analysed[name]) for name in contents if name in difference.added | difference.changed]
    counted = terms if len(new) == len(analysed) else None
    _replace([old[name] for name in difference.removed | difference.changed], new, counted)
    names = () if is_whole else difference.all
    if renamed := [pk for pk in ids_of(names, STORY_NAME) if _is_renamed(story_name(pk), old, contents)]:
        write_stories(stories_naming(renamed))
    return difference


def compare(
    old: Mapping[str, SearchDocument], contents: Mapping[str, Content], analysed: Mapping[str, Analysed]
) -> Difference:
    """Return in what the rows differ from what they should be."""
    changed = {name for name in old.keys() & contents.keys() if _differs(old[name], contents[name], analysed[name])}
    return Difference(set(contents.keys() - old.keys()), changed, set(old.keys() - contents.keys()))


def _is_renamed(name: str, old: Mapping[str, SearchDocument], contents: Mapping[str, Content]) -> bool:
    """Say whether other stories may say a name of this one that is not so any more."""
    row, content = old.get(name), contents.get(name)
    kinds = {document.marks.partition(" ")[0] for document in (row, content) if document}
    if not kinds & _NAMED_KINDS:
        return False
    if row is None or content is None:
        return True
    before, after = unpack(row.texts), content.texts
    return (before.title, before.meta.partition("\n")[0]) != (after.title, after.meta.partition("\n")[0])


def _differs(row: SearchDocument, content: Content, analysed: Analysed) -> bool:
    kept = (row.version, row.moment, row.marks, bytes(row.keys), bytes(row.texts))
    return kept != (VERSION, content.moment, analysed.marks, analysed.keys, analysed.texts)


def _replace(old: list[SearchDocument], new: list[tuple[Content, Analysed]], terms: Mapping[str, bytes] | None) -> None:
    if not old and not new:
        return
    target = database_index()
    if new and not SearchDocument.objects.exists():
        # What is left there belongs to rows that went without being discarded.
        target.clear()
    target.discard([row for row in old if row.version == VERSION])
    SearchDocument.objects.filter(pk__in=[row.pk for row in old if row.version != VERSION]).delete()
    numbering = Numbering()
    numbers = numbering.numbers(content.moment for content, _analysed in new)
    rows = [_row(number, *pair) for number, pair in zip(numbers, new, strict=True)]
    target.store(rows, [analysed.tokens for _content, analysed in new])
    _count(old, [analysed for _content, analysed in new], terms)
    if numbering.spill:
        _note_spill(numbering.spill)


def _row(number: int, content: Content, analysed: Analysed) -> SearchDocument:
    return SearchDocument(
        id=number,
        story_id=content.story,
        document_id=content.document,
        moment=content.moment,
        marks=analysed.marks,
        length=analysed.length,
        version=VERSION,
        keys=analysed.keys,
        texts=analysed.texts,
    )


def _count(old: list[SearchDocument], new: list[Analysed], terms: Mapping[str, bytes] | None) -> None:
    if terms is not None:
        tallies.note(terms)
    changes = count_terms(new) if terms is None else Counter()
    for row in old:
        changes.subtract(terms_of(unpack(row.keys)))
    changes[DOCUMENTS] += len(new) - len(old)
    changes[SYLLABLES] += sum(one.length for one in new) - sum(row.length for row in old)
    tallies.add(changes)


def _note_spill(spill: int) -> None:
    known = SearchTerm.objects.filter(pk=SPILL).values_list("number", flat=True).first() or 0
    if spill > known:
        add_numbers({SPILL: spill - known})
