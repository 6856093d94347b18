"""Finds campaigns by their id at the origin or by title, in the file and on the site."""

from core.text import fold
from stories.choices import Kind
from stories.importing.rows import Row
from stories.models import CampaignPage


class Campaigns:
    """The campaigns that stories may name."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self._in_file: dict[str, str] = {}
        self._ids: dict[str, int] = {}
        self.reload()

    def reload(self) -> None:
        """Read the campaigns of the site, as after those of the file were written."""
        by_title: dict[str, int] = {}
        by_origin: dict[str, int] = {}
        stored = CampaignPage.objects.order_by("-pk").values_list("pk", "title", "origin", "origin_id")
        for pk, title, origin, origin_id in stored:
            by_title[fold(title)] = pk
            if origin == self.origin:
                by_origin[origin_id] = pk
        self._ids = by_title | by_origin

    def announce(self, row: Row) -> None:
        """Remember that the file itself holds this campaign, wherever it stands."""
        if row.kind == Kind.CAMPAIGN:
            self._in_file[fold(row.title)] = row.id
            self._in_file[row.id] = row.id

    def is_known(self, name: str) -> bool:
        """Say whether the file or the site has the campaign."""
        return any(key in known for known in (self._in_file, self._ids) for key in (name, fold(name)))

    def id_of(self, name: str) -> int:
        """Return the campaign's page; zero where only the file has it, as in a dry run."""
        origin_id = self._in_file.get(name) or self._in_file.get(fold(name)) or name
        return self._ids.get(origin_id) or self._ids.get(fold(name)) or 0
