"""The words that administrators watch and the names of our hosts, as they are kept between requests."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Site

from comments.models import WatchedWord
from comments.screening.words import Listed, Words, words_of
from core.caching import forget, remember

_KEY = "comments:words"
_HOSTS = "comments:hosts"


def watched_words() -> Words:
    """Return the words, ready to be found."""
    return _made_ready(remember(_KEY, _rows))


def own_hosts() -> Collection[str]:
    """Return the names under which the site is reached."""
    return remember(_HOSTS, lambda: tuple(Site.objects.values_list("hostname", flat=True)))


def _rows() -> tuple[tuple[str, bool, bool], ...]:
    return tuple(WatchedWord.objects.values_list("text", "is_refused", "is_exact"))


@lru_cache(maxsize=4)
def _made_ready(rows: tuple[tuple[str, bool, bool], ...]) -> Words:
    return words_of(Listed(*row) for row in rows)


@receiver(post_save, sender=WatchedWord)
@receiver(post_delete, sender=WatchedWord)
def forget_words(**kwargs: Any) -> None:
    """Let the words be read anew: at once here, elsewhere as soon as the change is stored."""
    forget(_KEY)
    transaction.on_commit(lambda: forget(_KEY))
