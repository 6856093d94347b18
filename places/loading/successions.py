"""Loads lines of successions."""

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from django.utils.translation import gettext as _

from places.loading.files import Line, longest
from places.loading.places import Loaded
from places.models.kinds import may_follow
from places.models.place import Place
from places.models.succession import Succession

REQUIRED = ("old", "new", "kind")
COLUMNS = (*REQUIRED, "resolution")
_MERGED = ("kind", "resolution")
_BATCH = 500
Pair = tuple[int, int]


def load(lines: list[Line], pk_of: dict[str, int]) -> Loaded:
    """Add and mend successions, remove none; `pk_of` finds places by their addresses in files.

    What an administrator changed or withdrew stays as it is.

    Raises:
        BadFile: a line cannot be stored, or closes a circle.
    """
    stored = {(link.old_id, link.new_id): link for link in Succession.objects.order_by()}
    seen: dict[Pair, Line] = {}
    done, new, changed = Loaded(), {}, []
    for line in lines:
        pair = (_place(line, "old", pk_of), _place(line, "new", pk_of))
        if pair in seen:
            raise line.bad(_("hai địa phương này đã được nối ở dòng %d.") % seen[pair].number)
        seen[pair] = line
        if pair not in stored:
            new[pair] = _made(line, pair)
        elif stored[pair].shipped != _shipped(line):
            changed.append(stored[pair])
            done.updated += _merge(line, stored[pair])
    done.created = len(new)
    done.unchanged = len(lines) - done.created - done.updated
    _check_new(stored, {pair: seen[pair] for pair in new})
    Succession.objects.bulk_create(new.values(), batch_size=_BATCH)
    Succession.objects.bulk_update(changed, [*_MERGED, "shipped", "is_edited"], batch_size=_BATCH)
    return done


def _place(line: Line, column: str, pk_of: dict[str, int]) -> int:
    if line[column] not in pk_of:
        raise line.bad(_("không có địa phương “%s”.") % line[column])
    return pk_of[line[column]]


def _shipped(line: Line) -> dict[str, str]:
    return {column: line.cells[column] for column in _MERGED if column in line.cells}


def _made(line: Line, pair: Pair) -> Succession:
    _check(line)
    link = Succession(old_id=pair[0], new_id=pair[1], shipped=_shipped(line), **_shipped(line))
    link.derive()
    return link


def _check(line: Line) -> None:
    if line["kind"] not in Succession.Kind.values:
        raise line.bad(_("không có cách thay đổi “%s”.") % line["kind"])
    if line["old"] == line["new"]:
        raise line.bad(_("một địa phương không thể tiếp nối chính nó."))
    if len(line["resolution"]) > longest(Succession, "resolution"):
        raise line.bad(_("số nghị quyết quá dài."))


def _merge(line: Line, link: Succession) -> bool:
    """Bring a line into its link, field by field; say whether a field changed."""
    _check(line)
    before = (link.kind, link.resolution)
    for column, text in _shipped(line).items():
        if not link.shipped or getattr(link, column) == link.shipped.get(column, ""):
            setattr(link, column, text or getattr(link, column) if not link.shipped else text)
    link.shipped = _shipped(line)
    link.derive()
    return before != (link.kind, link.resolution)


def _check_new(stored: dict[Pair, Succession], new: dict[Pair, Line]) -> None:
    if new:
        _check_levels(new)
        _check_circles(stored, new)


def _check_levels(new: dict[Pair, Line]) -> None:
    kinds = dict(Place.objects.order_by().values_list("pk", "kind"))
    for (old_id, new_id), line in new.items():
        if not may_follow(kinds[old_id], kinds[new_id]):
            raise line.bad(_("“%(old)s” và “%(new)s” không cùng cấp.") % line.cells)


def _check_circles(stored: dict[Pair, Succession], new: dict[Pair, Line]) -> None:
    sorter: TopologicalSorter[int] = TopologicalSorter()
    for old_id, new_id in [pair for pair, link in stored.items() if not link.is_withdrawn] + list(new):
        sorter.add(new_id, old_id)
    try:
        sorter.prepare()
    except CycleError as error:
        line = next(new[pair] for pair in pairwise(error.args[1]) if pair in new)
        raise line.bad(_("các thay đổi không được thành vòng.")) from error
