"""Finds words that were sent before: the same, in another order, or with one of them changed."""

import datetime
import hashlib
import struct

from django.utils import timezone

from comments.models import Comment
from core.vietnamese import syllables

# As many signs as the column holds; each is one drawing.
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_DRAWINGS = 43
# Two sets of which one in eight words differs agree in 7 of 9 words; chance makes no two sets agree so often.
_ALIKE = 28
# Shorter texts are what many people say: "cảm ơn bác".
FEWEST_WORDS = 6
_DAYS = datetime.timedelta(days=30)
_SHORTLY = datetime.timedelta(days=1)
_COMPARED = 300


def words_in(text: str) -> set[str]:
    """Return the different words of `text`, folded."""
    return {syllable.folded for syllable in syllables(text) if syllable.folded}


def fingerprint_of(text: str) -> str:
    """Return 43 signs of the words of `text`, "" if it has none.

    The same words in any order have the same fingerprint. Of two fingerprints as many signs agree, nearly, as the two
    sets of words share of all their words: each sign is of the word that is drawn first in one of 43 drawings (MinHash:
    Broder, "On the resemblance and containment of documents", 1997).
    """
    words = words_in(text)
    if not words:
        return ""
    lots = (struct.unpack(f"{_DRAWINGS}I", hashlib.shake_128(word.encode()).digest(4 * _DRAWINGS)) for word in words)
    return "".join(_SIGNS[min(drawn) % len(_SIGNS)] for drawn in zip(*lots, strict=True))


def earlier(text: str, fingerprint: str, device: str) -> datetime.datetime | None:
    """Return when the same or nearly the same was sent before; None if it was not.

    Short texts count only when they come from the same device within a day. Two queries at most.
    """
    if not fingerprint:
        return None
    now = timezone.now()
    same = Comment.objects.filter(fingerprint=fingerprint).order_by("-created_at")
    if len(words_in(text)) < FEWEST_WORDS:
        if not device:
            return None
        same = same.filter(device=device, created_at__gt=now - _SHORTLY)
        return same.values_list("created_at", flat=True).first()
    found = same.filter(created_at__gt=now - _DAYS).values_list("created_at", flat=True).first()
    return found or _nearly(fingerprint, now)


def _nearly(fingerprint: str, now: datetime.datetime) -> datetime.datetime | None:
    """Compare with the latest comments of the site."""
    latest = Comment.objects.filter(created_at__gt=now - _DAYS).exclude(fingerprint="").order_by("-created_at")
    for sent, other in latest.values_list("created_at", "fingerprint")[:_COMPARED]:
        if sum(one == two for one, two in zip(fingerprint, other, strict=False)) >= _ALIKE:
            return sent
    return None
