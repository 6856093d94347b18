"""What the front page shows."""

from typing import Any


def front_context() -> dict[str, Any]:
    """Return the parts of the front page."""
    return {}
