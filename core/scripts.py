"""Scripts that a page fetches as one: each file stays readable by itself, and nobody waits for two."""

from pathlib import Path

from django.conf import settings

from core.made_files import MadeFinder

STORY = "js/reading.js"
_PARTS = {STORY: ("visits.js", "story.js")}
_FOLDER = Path(settings.BASE_DIR) / "static" / "js"


class ScriptFinder(MadeFinder):
    """Finds the scripts that are made of others."""

    folder, addresses = "scripts", tuple(_PARTS)

    def content(self, address: str) -> str:
        """Return the parts of a script, one behind the other."""
        return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _PARTS[address])
