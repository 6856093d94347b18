"""stub"""

from typing import Any


def story_context(story: Any, request: Any) -> dict[str, Any]:
    return {}
