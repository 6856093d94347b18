"""Which hosts beside our own the public pages may call: none, unless a room says so here."""

from collections.abc import Callable

from django.http import HttpRequest

# Returns an origin, as "https://example.gov.vn", or "".
Finder = Callable[[HttpRequest], str]
_finders: list[Finder] = []
_CALLED = ("script-src 'self'", "img-src 'self'", "connect-src 'self'")


def register(finder: Finder) -> Finder:
    """Let `finder` name an origin whose script the pages of a request's site carry; return it."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def with_origins(policy: str, request: HttpRequest) -> str:
    """Return a content security policy that lets pages call what the rooms name, and nothing else but before."""
    for origin in filter(None, (finder(request) for finder in _finders)):
        for source in _CALLED:
            policy = policy.replace(source, f"{source} {origin}")
    return policy
