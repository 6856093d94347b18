"""The indexes of readers' search: the database's, always kept, and Elasticsearch beside it where there is one."""

from search.backends.targets import DATABASE, ELASTICSEARCH, targets

__all__ = ["DATABASE", "ELASTICSEARCH", "targets"]
