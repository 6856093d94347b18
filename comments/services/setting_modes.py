"""Sets how comments are handled for a kind, a section or a page."""

from typing import Any

from django.db import transaction

from comments.choices import Mode
from comments.models import ScopeMode
from core.text import clean_line


class ReasonMissing(ValueError):
    """Readers are told why it is closed."""


def set_mode(scope: str, mode: str, reason: str = "", user: Any = None) -> ScopeMode | None:
    """Let `mode` hold for `scope`; "" lets the next wider setting hold again. Return the row.

    Raises:
        ReasonMissing: it is to be closed, and there is no word why.
        ValueError: there is no such mode.
    """
    if not mode:
        ScopeMode.objects.filter(scope=scope).delete()
        return None
    reason = clean_line(reason)[:300] if Mode(mode) == Mode.CLOSED else ""
    if mode == Mode.CLOSED and not reason:
        raise ReasonMissing
    with transaction.atomic():
        return ScopeMode.objects.update_or_create(
            scope=scope, defaults={"mode": mode, "reason": reason, "set_by": user}
        )[0]
