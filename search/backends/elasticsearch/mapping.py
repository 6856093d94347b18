"""What a document looks like in Elasticsearch."""

from typing import Any

# How much more a word says in the title than in the body.
ZONES = {"title": 3.0, "lead": 1.6, "meta": 1.4, "body": 1.0}

# Tokens come made, with a space between; neighbours are tokens of their own, so that positions need not be kept.
_TOKENS = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    # The database has it all.
    "_source": {"enabled": False},
    "properties": {
        **dict.fromkeys(ZONES, _TOKENS),
        "marks": {"type": "keyword"},
        "moment": {"type": "date"},
        # The id of the `SearchDocument`, for an order among equals.
        "row": {"type": "long"},
    },
}

SETTINGS: dict[str, Any] = {
    "index": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        # Whoever writes refreshes.
        "refresh_interval": "-1",
    }
}
