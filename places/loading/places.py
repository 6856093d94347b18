"""Loads lines of places: matches them with what is stored, merges field by field, writes in batches."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.loading import cells
from places.loading.files import Line
from places.loading.matching import Matcher
from places.loading.writing import write
from places.models.place import DERIVED, Level, Place
from places.shipped import ABOVE, stored


@dataclass
class Loaded:
    """How many rows were added, changed and already right."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return _("thêm %(created)d, sửa %(updated)d, giữ nguyên %(unchanged)d") % vars(self)


def load(lines: list[Line]) -> tuple[Loaded, dict[str, int]]:
    """Add and mend places, remove none; return what was done and the ids of all places by their addresses in files.

    Raises:
        BadFile: a line cannot be stored; then nothing must be kept of the others either.
    """
    return _Load(lines).run()


class _Load:
    """One run. `pk_of` finds stored places by the address that a file gave them, or else by their own."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = {line["slug"]: line for line in lines}
        if len(self.lines) < len(lines):
            raise _repeated(lines)
        stored = list(Place.objects.order_by().values_list("pk", "slug", "level", "shipped"))
        self.shipped = {pk: shipped for pk, _slug, _level, shipped in stored}
        self.pk_of = {shipped.get("slug", slug): pk for pk, slug, _level, shipped in stored}
        self.slug_of = {pk: slug for slug, pk in self.pk_of.items()}
        self.level_of = {pk: level for pk, _slug, level, _shipped in stored}
        self.addresses = {slug: pk for pk, slug, _level, _shipped in stored}
        self.done = Loaded()
        # By address in the file: the unit that a line stands for, stored or new.
        self.planned: dict[str, Place] = {}
        self.stored: dict[int, Place] = {}

    def run(self) -> tuple[Loaded, dict[str, int]]:
        changed = [line for line in self.lines.values() if self._shipped_before(line) != line.cells]
        self.done.unchanged = len(self.lines) - len(changed)
        if changed:
            self._merge(changed)
        return self.done, self.pk_of | {slug: place.pk for slug, place in self.planned.items()}

    def _shipped_before(self, line: Line) -> object:
        return self.shipped.get(self.pk_of.get(line["slug"], 0))

    def _merge(self, changed: list[Line]) -> None:
        for line in changed:
            cells.check(line)
        same = {self.pk_of[slug] for slug in self.lines.keys() - {line["slug"] for line in changed}}
        self._join()
        matcher = Matcher((place for pk, place in self.stored.items() if pk not in same), self.pk_of)
        touched = []
        for level in Level.values:
            lines = [line for line in changed if cells.level(line) == level]
            parents = {line["parent"]: self._id_above(line["parent"]) for line in lines}
            for line, place in matcher.pairs(lines, parents):
                self._check_above(line)
                touched += self._take(line, place or Place())
        write(touched, self.addresses)

    def _join(self) -> None:
        """Read all places and give each the ones above it, so that none is looked up one by one."""
        self.stored = Place.objects.order_by("pk").in_bulk()
        for place in self.stored.values():
            for column in ABOVE:
                above = getattr(place, f"{column}_id")
                if above:
                    setattr(place, column, self.stored[above])

    def _take(self, line: Line, place: Place) -> list[Place]:
        """Bring a line into its place; return the place if it must be written."""
        is_new, before = place.pk is None, vars(place).copy()
        shipped = place.shipped
        for column, text in line.cells.items():
            if is_new or self._follows_file(place, column, text, shipped):
                self._set(place, column, text)
        # What the file says beside what an administrator corrected.
        cells.check_span(line, place.valid_from, place.valid_to)
        place.shipped = dict(line.cells)
        place.derive()
        self.planned[line["slug"]] = place
        is_changed = any(before.get(name) != value for name, value in vars(place).items() if name not in _HIDDEN)
        self.done.created += is_new
        self.done.updated += is_changed and not is_new
        self.done.unchanged += not is_changed and not is_new
        return [place] if is_new or is_changed or shipped != place.shipped else []

    def _follows_file(self, place: Place, column: str, text: str, shipped: dict[str, str]) -> bool:
        """Say whether nobody corrected a field; of a row added by hand, what the file leaves empty is kept."""
        if not shipped:
            return bool(text)
        base = shipped.get(column, "")
        if column in ABOVE:
            return self.slug_of.get(getattr(place, f"{column}_id") or 0, "") == base
        return getattr(place, column) == stored(column, base)

    def _set(self, place: Place, column: str, text: str) -> None:
        if column not in ABOVE:
            setattr(place, column, stored(column, text))
        elif text in self.planned:
            setattr(place, column, self.planned[text])
        else:
            setattr(place, column, self.stored[self.pk_of[text]] if text else None)

    def _id_above(self, slug: str) -> int | None:
        return self.planned[slug].pk if slug in self.planned else self.pk_of.get(slug)

    def _check_above(self, line: Line) -> None:
        level = cells.level(line)
        if level == Level.PROVINCE and line["parent"]:
            raise line.bad(_("tỉnh, thành phố trực thuộc trung ương không thuộc nơi nào."))
        if level != Level.PROVINCE and not line["parent"]:
            raise line.bad(_("thiếu nơi trực thuộc."))
        if line["parent"] and self._level_above(line, line["parent"]) >= level:
            raise line.bad(_("nơi trực thuộc “%s” không đứng trên nơi này.") % line["parent"])
        if line["former_parent"] and level != Level.COMMUNE:
            raise line.bad(_("chỉ xã, phường có cấp huyện cũ."))
        if line["former_parent"] and self._level_above(line, line["former_parent"]) != Level.DISTRICT:
            raise line.bad(_("“%s” không phải cấp huyện.") % line["former_parent"])

    def _level_above(self, line: Line, slug: str) -> int:
        if slug in self.planned:
            return self.planned[slug].level
        if slug in self.lines:
            return cells.level(self.lines[slug])
        if slug in self.pk_of:
            return self.level_of[self.pk_of[slug]]
        raise line.bad(_("không có nơi trực thuộc “%s”.") % slug)


_HIDDEN = {"_state", "shipped", *DERIVED}


def _repeated(lines: Iterable[Line]) -> Exception:
    first: dict[str, Line] = {}
    for line in lines:
        other = first.setdefault(line["slug"], line)
        if other is not line:
            where = {"slug": line["slug"], "file": other.file, "line": other.number}
            return line.bad(_("địa chỉ “%(slug)s” đã có ở %(file)s, dòng %(line)d.") % where)
    raise AssertionError
