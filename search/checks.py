"""What `manage.py check` says of Elasticsearch's settings."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.utils.translation import gettext as _

# What Elasticsearch allows in the name of an index.
_PREFIX = re.compile(r"(?:[a-z0-9][a-z0-9_-]*)?")
_LOCAL = {"localhost", "127.0.0.1", "::1"}


@register()
def check_elasticsearch(**_kwargs: Any) -> list[CheckMessage]:
    """Return what is wrong with the settings; nothing is asked of the server."""
    entry = settings.WAGTAILSEARCH_BACKENDS.get("readers")
    return [*_of_entry(entry)] if entry else []


def _of_entry(entry: dict[str, Any]) -> Iterator[CheckMessage]:
    urls, options = entry.get("URLS", []), entry.get("OPTIONS", {})
    for url in urls:
        if not _is_address(url):
            text = _("ELASTICSEARCH_URL: “%(url)s” không phải địa chỉ dạng http://máy:9200 hay https://máy:9200.")
            yield Error(text % {"url": url}, id="search.E001")
    if len({url.partition(":")[0] for url in urls}) > 1:
        yield Error(_("ELASTICSEARCH_URL: các địa chỉ phải cùng là http hoặc cùng là https."), id="search.E002")
    if not _PREFIX.fullmatch(entry.get("INDEX_PREFIX", "")):
        text = _("INDEX_PREFIX chỉ gồm chữ thường không dấu, chữ số, “-” và “_”, bắt đầu bằng chữ hoặc số.")
        yield Error(text, id="search.E003")
    yield from _of_credentials(urls, options)
    yield from _of_tls(options)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _of_credentials(urls: list[str], options: dict[str, Any]) -> Iterator[CheckMessage]:
    user = options.get("basic_auth")
    if user and options.get("api_key"):
        text = _("Elasticsearch: chỉ đặt ELASTICSEARCH_API_KEY, hoặc chỉ đặt tên và mật khẩu, không đặt cả hai.")
        yield Error(text, id="search.E004")
    if user and not all(user):
        text = _("Elasticsearch: ELASTICSEARCH_USER và ELASTICSEARCH_PASSWORD phải được đặt cùng nhau.")
        yield Error(text, id="search.E005")
    if not "".join([*(user or ()), options.get("api_key", "")]).isascii():
        text = _("Elasticsearch: tên, mật khẩu và khóa chỉ gồm chữ không dấu, chữ số và dấu câu.")
        yield Error(text, id="search.E007")
    far = [url for url in urls if _is_address(url) and url.startswith("http:") and urlsplit(url).hostname not in _LOCAL]
    if far and (user or options.get("api_key")):
        text = _("Elasticsearch: mật khẩu đi tới máy khác mà không được mã hóa; hãy dùng địa chỉ https.")
        yield Warning(text, id="search.W001")


def _of_tls(options: dict[str, Any]) -> Iterator[CheckMessage]:
    authority = options.get("ca_certs")
    if authority and not Path(authority).is_file():
        text = _("ELASTICSEARCH_CA: không có tệp “%(path)s”.")
        yield Error(text % {"path": authority}, id="search.E006")
    if options.get("verify_certs") is False:
        text = _("ELASTICSEARCH_VERIFY=0: không kiểm tra chứng chỉ của Elasticsearch; chỉ dùng khi thử.")
        yield Warning(text, id="search.W002")
