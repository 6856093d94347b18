"""Keeps away from Django what it fails on before any middleware: charsets that no text can be read in."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
# As every charset but ours, it is refused by core.middleware.BadInputMiddleware.
_REFUSED = "utf-16"


def with_readable_charset(application: Application) -> Application:
    """Return the WSGI application with a name that Python can read text by in the place of any other charset.

    Django reads the query string by the charset of the body while it makes the request: one like "zip" is an error
    there, which nothing of ours could answer.
    """

    def readable(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        kind, options = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        if "charset" in options and not _reads_text(options["charset"]):
            environ["CONTENT_TYPE"] = f"{kind}; charset={_REFUSED}"
        return application(environ, start_response)

    return readable


def _reads_text(charset: str) -> bool:
    try:
        b"\xff a".decode(charset, "replace")
    except (LookupError, ValueError):
        return False
    return True
