"""Which indexes there are, by the names under which changes wait for them."""

from django.conf import settings

DATABASE, ELASTICSEARCH = "database", "elasticsearch"


def targets() -> tuple[str, ...]:
    """Return the indexes that must learn of every change: one `SearchChange` is written for each."""
    return (DATABASE, ELASTICSEARCH) if "readers" in settings.WAGTAILSEARCH_BACKENDS else (DATABASE,)
