"""How a body stands: joints of a figure about 300 units high, feet on y = 0, facing right."""

from typing import Literal, NamedTuple, TypeAlias

from demo.covers.geometry import Point, trace

Pose: TypeAlias = Literal["stand", "walk", "shoulder", "bend", "hoe", "row", "offer", "raise", "sit"]


class Joints(NamedTuple):
    """Where the joints of a body are; front is the side nearer the viewer."""

    hip: Point
    neck: Point
    head: Point
    front_elbow: Point
    front_hand: Point
    back_elbow: Point
    back_hand: Point
    front_foot: Point
    back_foot: Point


def _joints(text: str) -> Joints:
    return Joints(*trace(text))


POSES: dict[Pose, Joints] = {
    "stand": _joints("0,-128 2,-222 6,-262 34,-172 40,-118 -32,-172 -30,-118 18,0 -20,0"),
    "walk": _joints("0,-126 10,-220 18,-260 40,-170 62,-126 -26,-176 -38,-126 50,-2 -52,-4"),
    "shoulder": _joints("0,-126 12,-220 26,-258 46,-196 70,-226 -30,-176 -52,-150 48,-2 -50,-4"),
    "bend": _joints("-34,-140 70,-150 112,-142 86,-92 104,-34 60,-96 76,-40 -14,0 -52,0"),
    "hoe": _joints("-10,-128 38,-212 62,-246 80,-184 112,-150 64,-168 86,-126 36,0 -44,0"),
    "row": _joints("0,-126 26,-216 42,-254 70,-186 108,-168 60,-166 96,-138 40,0 -36,0"),
    "offer": _joints("0,-128 12,-222 24,-260 50,-176 100,-166 44,-166 94,-154 22,0 -18,0"),
    "raise": _joints("0,-128 4,-222 10,-262 52,-214 88,-246 -32,-172 -30,-118 20,0 -20,0"),
    "sit": _joints("-20,-62 0,-158 12,-198 34,-108 72,-98 28,-100 66,-86 86,-4 76,0"),
}
HAT_LEAN: dict[Pose, float] = {"bend": 0.42, "hoe": 0.12, "shoulder": 0.12, "walk": 0.12, "row": 0.12}
SEATED_KNEE: Point = (62, -72)
