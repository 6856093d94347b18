"""From what a reader typed to what is asked of an index."""

from core.text import clean_line
from core.vietnamese import Syllable, has_marks, syllables
from core.vietnamese.abbreviations import written_out
from search.statistics import Statistics
from search.types import Alternative, AskedSyllable, Phrase, Understood
from search.understanding.citations import Citation, citations
from search.understanding.draft import Draft
from search.understanding.fields import field_spans
from search.understanding.filler import filler
from search.understanding.gazetteer import gazetteer
from search.understanding.rewriting import put_right
from search.understanding.slips import Slips
from search.understanding.slots import slots
from search.understanding.spelling import Vocabulary, vocabulary
from search.understanding.synonyms import Synonyms
from search.vocabulary import abbreviations

LONGEST = 200
# Marks of their own and unseen signs go when the text is cleaned; nobody types more of them than letters.
_LONGEST_RAW = 1000
# Full forms are longer than what was typed.
_MOST_SYLLABLES = 64


def understand(text: str, statistics: Statistics) -> Understood:
    """Return what `text` asks of the index that `statistics` tells of; never fails, whatever was typed."""
    typed, is_cut = _cut(text)
    words = vocabulary.get()
    meant = _put_right(typed, words, statistics)
    found = syllables(meant)
    is_cut = is_cut or len(found) > _MOST_SYLLABLES
    cited = citations(meant)
    found = found[:_MOST_SYLLABLES]
    draft = Draft(meant, found, _literal(found, cited), statistics, words)
    return _understood(draft, typed, is_cut, _phrases(found, cited))


def _understood(draft: Draft, typed: str, is_cut: bool, phrases: tuple[Phrase, ...]) -> Understood:
    places = slots(draft, gazetteer.get()) if draft.syllables else ()
    placed = {at for slot in places for at in range(slot.start, slot.start + slot.length)}
    settled = placed | draft.literal
    empty = filler(draft)
    slips, synonyms = Slips(draft, empty, settled), Synonyms(draft, settled)
    draft.learn([*slips.keys(), *synonyms.keys()])
    return Understood(
        text=draft.text,
        typed=typed,
        is_cut=is_cut,
        syllables=_asked(draft, empty, placed, slips.alternatives()),
        synonyms=synonyms.spans(),
        places=places,
        phrases=phrases,
        fields=field_spans(draft, settled),
    )


def _cut(text: str) -> tuple[str, bool]:
    """Return the text cleaned and cut, at a space if there is one near, and whether anything was cut."""
    raw = text.strip()
    clean = clean_line(raw[:_LONGEST_RAW])
    if len(clean) <= LONGEST:
        return clean, len(raw) > _LONGEST_RAW
    cut = clean[: LONGEST + 1].rsplit(" ", 1)[0]
    return (cut if len(cut) > LONGEST / 2 else clean[:LONGEST]), True


def _put_right(typed: str, words: Vocabulary, statistics: Statistics) -> str:
    """Return the text with Telex, VNI, joined syllables and abbreviations put right."""
    if not typed:
        return ""
    meant = put_right(typed, citations(typed), words, statistics)
    return written_out(meant, abbreviations())


def _literal(found: list[Syllable], cited: list[Citation]) -> frozenset[int]:
    return frozenset(at for at, one in enumerate(found) if any(c.start <= one.start < c.end for c in cited))


def _phrases(found: list[Syllable], cited: list[Citation]) -> tuple[Phrase, ...]:
    """Return what must occur as it stands; the number of a document however it is written."""
    phrases = []
    for start, end, is_number in cited:
        inside = [one for one in found if start <= one.start < end]
        keys = tuple(one.folded if is_number or not has_marks(one.exact) else one.exact for one in inside)
        if keys:
            phrases.append(Phrase(keys, is_number))
    return tuple(phrases)


def _asked(
    draft: Draft, empty: frozenset[int], placed: set[int], alternatives: dict[int, tuple[Alternative, ...]]
) -> tuple[AskedSyllable, ...]:
    # A query of filler alone is taken at its word.
    is_empty = not draft.syllables or all(at in empty for at in range(len(draft.syllables)))
    return tuple(
        AskedSyllable(
            *one,
            is_content=is_empty or at not in empty,
            is_marked=draft.marked[at],
            alternatives=alternatives.get(at, ()),
        )
        for at, one in enumerate(draft.syllables)
    )
