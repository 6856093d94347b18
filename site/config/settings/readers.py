"""Elasticsearch beside the database for readers' search, if the environment names one."""

import re
from typing import Any
from urllib.parse import unquote

import environ

TIME_OUT = 2.0
_ADDRESS = re.compile(r"(?P<scheme>\w+://)(?:(?P<user>[^:/@]*):(?P<password>[^/@]*)@)?(?P<rest>.*)")


def readers_backend(env: environ.Env) -> dict[str, dict[str, Any]]:
    """Return the entry of WAGTAILSEARCH_BACKENDS; nothing where no server is named.

    Nonsense is kept as it is, for `manage.py check` to name it (`search.checks`).
    """
    urls: list[str] = env.list("ELASTICSEARCH_URL", default=[])
    if not urls:
        return {}
    entry = {
        "BACKEND": "wagtail.search.backends.elasticsearch8",
        "URLS": [_without_credentials(url) for url in urls],
        "INDEX_PREFIX": env.str("INDEX_PREFIX", default="lantoa-"),
        "TIMEOUT": TIME_OUT,
        # Wagtail itself has nothing to do with it: the newsroom's search is the database's.
        "AUTO_UPDATE": False,
        "OPTIONS": {
            # Another node is tried where one refuses; nothing else is asked twice.
            "max_retries": len(urls) - 1,
            "retry_on_status": (),
            "retry_on_timeout": False,
            **_credentials(env, urls[0]),
            **(_tls(env) if urls[0].startswith("https") else {}),
        },
    }
    return {"readers": entry}


def _without_credentials(url: str) -> str:
    return _ADDRESS.sub(r"\g<scheme>\g<rest>", url)


def _credentials(env: environ.Env, url: str) -> dict[str, Any]:
    """Return an API key, or user and password: from variables of their own, or from the address."""
    in_url = _ADDRESS.match(url)
    user, password = (unquote(part or "") for part in in_url.group("user", "password")) if in_url else ("", "")
    user = env.str("ELASTICSEARCH_USER", default=user)
    password = env.str("ELASTICSEARCH_PASSWORD", default=password)
    key = env.str("ELASTICSEARCH_API_KEY", default="")
    return {**({"basic_auth": (user, password)} if user or password else {}), **({"api_key": key} if key else {})}


def _tls(env: environ.Env) -> dict[str, Any]:
    # "0" alone: a slip must not switch it off.
    if env.str("ELASTICSEARCH_VERIFY", default="1") == "0":
        return {"verify_certs": False, "ssl_show_warn": False}
    authority = env.str("ELASTICSEARCH_CA", default="")
    return {"ca_certs": authority} if authority else {}
