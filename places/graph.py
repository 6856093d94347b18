"""What units were and what they became: pure walks over links that were read once.

Reform by reform a unit passes into others (`Succession`). A district (huyện, quận, thị xã, thành phố thuộc tỉnh) has no
links of its own: what it became is what its communes became. An unchanged commune stands below its former district
and below its present province at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, Self

from django.apps import apps
from django.db.models import Q

from core.dates import today


@dataclass(frozen=True, slots=True)
class Node:
    """A unit as far as walking needs it."""

    pk: int
    level: int
    parent: int | None
    former_parent: int | None
    is_present: bool


_PROVINCE, _DISTRICT = 1, 2
_COLUMNS = ("pk", "level", "parent_id", "former_parent_id", "valid_to")
_NOTHING: frozenset[int] = frozenset()


class PlaceGraph:
    """Some units, or all, with the links between them."""

    def __init__(self, nodes: Iterable[Node], links: Iterable[tuple[int, int]]) -> None:
        self.nodes = {node.pk: node for node in nodes}
        self._after: dict[int, set[int]] = defaultdict(set)
        self._before: dict[int, set[int]] = defaultdict(set)
        for old, new in links:
            self._after[old].add(new)
            self._before[new].add(old)
        self._below: dict[int, set[int]] = defaultdict(set)
        for node in self.nodes.values():
            for above in _above(node):
                self._below[above].add(node.pk)
        self._kept_before: dict[int, frozenset[int]] = {}

    @classmethod
    def whole(cls) -> Self:
        """Read all units and links, in two queries."""
        return cls(_nodes(Q()), _links(Q()))

    @classmethod
    def ahead(cls, ids: Iterable[int]) -> Self:
        """Read what these units became, in two or three queries each reform."""
        found = _Found()
        found.walk_on(ids)
        return cls(found.nodes.values(), found.links)

    @classmethod
    def around(cls, ids: Iterable[int]) -> Self:
        """Read what walks from these units can reach, in a few queries each step of a walk."""
        found = _Found()
        found.walk_on(ids)
        found.walk_up()
        # A commune whose succession is not known follows its province.
        found.walk_on([node.pk for node in found.nodes.values() if node.level == _PROVINCE])
        found.walk_back()
        found.walk_up()
        return cls(found.nodes.values(), found.links)

    def present(self, pk: int) -> frozenset[int]:
        """Return the units of today that a unit became: itself, if it still exists; a circle ends the walk."""
        ends: set[int] = set()
        seen, stack = {pk}, [pk]
        while stack:
            node = self.nodes.get(stack.pop())
            if node is None:
                continue
            if node.is_present:
                ends.add(node.pk)
                continue
            new = self.became(node.pk) - seen
            seen |= new
            stack += new
        return frozenset(ends)

    def became(self, pk: int) -> set[int]:
        """Return the units that took over from a past one: of a district, its communes."""
        after = self._after.get(pk, set())
        if after or self.nodes[pk].level != _DISTRICT:
            return after
        return self._below.get(pk, set())

    def origins(self, pk: int) -> set[int]:
        """Return the units from which one was made, directly."""
        return self._before.get(pk, set())

    def superiors(self, pk: int) -> frozenset[int]:
        """Return a unit and all above it, now and before the reform."""
        found: set[int] = set()
        stack = [pk]
        while stack:
            node = self.nodes.get(stack.pop())
            if node is not None and node.pk not in found:
                found.add(node.pk)
                stack += _above(node)
        return frozenset(found)

    def province(self, pk: int) -> int | None:
        """Return the unit of the province level to which one belongs, or which it is."""
        node = self.nodes.get(pk)
        while node is not None and node.level != _PROVINCE:
            node = self.nodes.get(node.parent or 0)
        return node.pk if node else None

    def present_province(self, pk: int) -> int | None:
        """Return today's province of a unit; None where it went into several.

        A unit whose own succession is not known follows that of the unit above it.
        """
        node = self.nodes.get(pk)
        while node is not None:
            provinces = {self.province(now) for now in self.present(node.pk)} - {None}
            if provinces:
                return provinces.pop() if len(provinces) == 1 else None
            node = self.nodes.get(node.parent or 0)
        return None

    def before(self, pk: int) -> frozenset[int]:
        """Return the past units in which all of a unit's territory lay before it was made.

        The whole of it came from one commune, or at least out of one district, or of one province.
        """
        if pk not in self._kept_before:
            self._kept_before[pk] = _NOTHING
            earlier = [
                frozenset().union(*({one, *self.before(one)} for one in self.superiors(origin)))
                for origin in self.origins(pk)
            ]
            self._kept_before[pk] = reduce(frozenset.intersection, earlier) if earlier else _NOTHING
        return self._kept_before[pk]

    def roll_up(self, *places: int | None) -> frozenset[int]:
        """Return every unit, in any geography, to which something at all of `places` belongs.

        Give the place of its time, the place today and the province today, where they are known.
        """
        found: set[int] = set()
        for place in places:
            if place is not None:
                for one in self.superiors(place):
                    found |= {one, *self.before(one)}
        return frozenset(found)


class _Found:
    """Units and links read step by step."""

    def __init__(self) -> None:
        self.nodes: dict[int, Node] = {}
        self.links: set[tuple[int, int]] = set()

    def walk_on(self, ids: Iterable[int]) -> None:
        """Follow successions, and from districts to their communes."""
        frontier = self._read(ids)
        while past := [node for node in frontier if not node.is_present]:
            following = self._follow(past) + _below_districts(past)
            frontier = [node for node in following if node.pk not in self.nodes]
            self.nodes |= {node.pk: node for node in frontier}

    def walk_up(self) -> None:
        """Read all that stands above what was found."""
        while missing := {above for node in self.nodes.values() for above in _above(node)} - self.nodes.keys():
            self._read(missing)

    def walk_back(self) -> None:
        """Follow successions back from everything found."""
        frontier = set(self.nodes)
        while frontier:
            links = _links(Q(new__in=frontier))
            self.links |= links
            frontier = {old for old, _new in links} - self.nodes.keys()
            if frontier:
                self._read(frontier)

    def _follow(self, past: list[Node]) -> list[Node]:
        rows = _successions(Q(old__in=[node.pk for node in past])).values_list(
            "old_id", *(f"new__{name}" for name in _COLUMNS)
        )
        found = [(old, _node(*values)) for old, *values in rows]
        self.links |= {(old, node.pk) for old, node in found}
        return [node for _old, node in found]

    def _read(self, ids: Iterable[int]) -> list[Node]:
        found = _nodes(Q(pk__in=ids))
        self.nodes |= {node.pk: node for node in found}
        return found


def _above(node: Node) -> list[int]:
    return [pk for pk in (node.parent, node.former_parent) if pk is not None]


def _below_districts(past: list[Node]) -> list[Node]:
    districts = [node.pk for node in past if node.level == _DISTRICT]
    return _nodes(Q(parent__in=districts) | Q(former_parent__in=districts)) if districts else []


def _nodes(query: Q) -> list[Node]:
    place: Any = apps.get_model("places", "Place")
    return [_node(*row) for row in place.objects.filter(query).order_by().values_list(*_COLUMNS)]


def _node(pk: int, level: int, parent: int | None, former_parent: int | None, valid_to: date | None) -> Node:
    return Node(pk, level, parent, former_parent, valid_to is None or valid_to > today())


def leads(start: int, goal: int) -> bool:
    """Say whether following successions from `start` leads to `goal`."""
    seen, frontier = set(), {start}
    while frontier:
        seen |= frontier
        frontier = {new for _old, new in _links(Q(old__in=frontier))} - seen
    return goal in seen


def _links(query: Q) -> set[tuple[int, int]]:
    return set(_successions(query).values_list("old_id", "new_id"))


def _successions(query: Q) -> Any:
    succession: Any = apps.get_model("places", "Succession")
    return succession.objects.filter(query, is_withdrawn=False).order_by()
