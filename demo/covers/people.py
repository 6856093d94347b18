"""Whole figures at work: limbs, shirt and head on the joints of a pose."""

import math

from demo.covers.geometry import Outline, Place, Point, lerp, midpoint, ring, tube
from demo.covers.heads import Hat, Head
from demo.covers.pigments import CHARCOAL, EARTH, LINE, SHELL, SKIN, SOPHORA, Pigment
from demo.covers.poses import POSES, SEATED_KNEE, Pose
from demo.covers.press import Press

CHILD = 0.7
SHORT_SHIRT = 0.34


def person(
    press: Press,
    x: float,
    y: float,
    s: float = 1.0,
    pose: Pose = "stand",
    *,
    flip: bool = False,
    shirt: Pigment = EARTH,
    legs: Pigment = CHARCOAL,
    hat: Hat = "cone",
    hair: Pigment = CHARCOAL,
    tunic: float = SHORT_SHIRT,
    width: float = 5.5,
    trim: Pigment | None = None,
    child: bool = False,
) -> Place:
    """Draw one figure; ``tunic`` is how far the shirt falls, as a share of the back. Returns its place."""
    at = Place(x, y, s * (CHILD if child else 1), flip)
    body = _Body(press, at, pose, width, shirt, legs)
    body.draw_back_arm()
    body.draw_legs()
    body.draw_shirt(tunic, trim)
    Head(press, at, pose, width, hair, child).draw(hat, trim)
    body.draw_front_arm()
    return at


class _Body:
    """The figure below the neck."""

    def __init__(self, press: Press, at: Place, pose: Pose, width: float, shirt: Pigment, legs: Pigment) -> None:
        self.press, self.at, self.pose, self.width = press, at, pose, width
        self.shirt, self.legs = shirt, legs
        self.joints = POSES[pose]

    def on_spine(self, aside: float, up: float, mark: int = 0) -> Point:
        """A point beside the spine; ``up`` is 0 at the hip and 1 at the neck."""
        hip, neck = self.joints.hip, self.joints.neck
        dx, dy = neck[0] - hip[0], neck[1] - hip[1]
        length = math.hypot(dx, dy)
        return hip[0] + dx * up - dy / length * aside, hip[1] + dy * up + dx / length * aside, mark

    def draw_back_arm(self) -> None:
        """The arm behind the body."""
        self._arm(self.on_spine(-18, 0.9), self.joints.back_elbow, self.joints.back_hand)

    def draw_front_arm(self) -> None:
        """The arm over the body."""
        self._arm(self.on_spine(20, 0.88), self.joints.front_elbow, self.joints.front_hand)

    def _arm(self, shoulder: Point, elbow: Point, hand: Point) -> None:
        palm = ring(*self.at.point(hand[0], hand[1]), 13 * self.at.s, 13 * self.at.s, 7)
        self.press.fill(palm, SKIN)
        self.press.cut(palm, self.width * 0.8, True)
        cuff = (lerp(elbow[0], hand[0], 0.86), lerp(elbow[1], hand[1], 0.86))
        line = [shoulder, midpoint(shoulder, elbow), elbow, midpoint(elbow, hand), cuff]
        self.press.shape(self.at(tube(line, [19, 19, 18, 18, 19])), self.shirt, self.width)

    def draw_legs(self) -> None:
        """Both legs, the far one first."""
        if self.pose == "sit":
            self._seated_leg(self.joints.back_foot)
            self._seated_leg(self.joints.front_foot)
        else:
            self._leg(self.joints.back_foot, 0.06)
            self._leg(self.joints.front_foot, 0.1)

    def _seated_leg(self, foot: Point) -> None:
        x, y = foot[0], foot[1]
        self._foot([(x - 14, y - 4), (x + 2, y - 14), (x + 26, y - 2, 1), (x - 10, y + 5)])
        hip = self.joints.hip
        thigh = tube([(hip[0], hip[1] + 10), SEATED_KNEE, (x, y - 14)], [30, 30, 22])
        dark = self.legs == CHARCOAL
        self.press.shape(self.at(thigh), self.legs, 2.6 if dark else self.width, SHELL if dark else LINE)

    def _leg(self, foot: Point, bend: float) -> None:
        x, y = foot[0], foot[1]
        self._foot([(x - 14, y - 4), (x + 2, y - 14), (x + 26, y - 2), (x + 24, y + 5), (x - 12, y + 5)])
        hip = self.joints.hip
        leg = self.at(tube([hip, midpoint(hip, foot, bend), (x, y - 14)], [26, 24, 25]))
        if self.legs != CHARCOAL:
            self.press.shape(leg, self.legs, self.width)
            return
        self.press.fill(leg, CHARCOAL)
        if foot is self.joints.front_foot:
            self.press.pen([leg[-1:] + leg[:3]], 2.6, SHELL)

    def _foot(self, outline: Outline) -> None:
        self.press.shape(self.at(outline), SKIN, self.width * 0.8)

    def draw_shirt(self, tunic: float, trim: Pigment | None) -> None:
        """The shirt down to its hem, with a belt if there is trim."""
        spine, hem = self.on_spine, -tunic
        flare = 46 + 14 * max(0, tunic - 0.4)
        front = [spine(30, 0.9), spine(33, 0.5), spine(38, 0.0), spine(flare, hem, 1)]
        back = [spine(-flare, hem, 1), spine(-38, 0.0), spine(-33, 0.5)]
        outline = [spine(-30, 0.9), spine(0, 1.03), *front, spine(0, hem - 0.05), *back]
        self.press.shape(self.at(outline), self.shirt, self.width)
        if trim:
            self._belt(trim)
        opening = [spine(10, 0.98), spine(12, 0.5), spine(14, hem + 0.08)]
        self.press.pen([self.at(opening)], self.width * 0.55, SHELL if self.shirt == CHARCOAL else LINE)

    def _belt(self, colour: Pigment) -> None:
        spine = self.on_spine
        top, bottom = [spine(-36, 0.12, 1), spine(36, 0.12, 1)], [spine(38, -0.02, 1), spine(-38, -0.02, 1)]
        self.press.fill(self.at(top + bottom), colour)
        self.press.pen([self.at(top), self.at(bottom)], self.width * 0.6)


def carrier(
    press: Press,
    x: float,
    y: float,
    s: float = 1.0,
    *,
    flip: bool = False,
    load: Pigment = SOPHORA,
    shirt: Pigment = EARTH,
) -> None:
    """A figure with a shoulder pole and two baskets."""
    at = Place(x, y, s, flip)
    for end in ((-128, -212), (150, -240)):
        _hung_basket(press, at, end[0], end[1], load)
    person(press, x, y, s, "shoulder", flip=flip, shirt=shirt)
    press.cut(at("-150,-204 -60,-226 10,-236 90,-240 170,-232"), 9 * s + 3)


def _hung_basket(press: Press, at: Place, x: float, top: float, load: Pigment) -> None:
    hung = Place(x, 0)
    cords: list[Outline] = [[(x, top), (x + dx, y)] for dx, y in ((-30, -78), (30, -78), (0, -72))]
    press.pen([at(cord) for cord in cords], 3.2 * at.s + 1)
    press.shape(at(hung("-46,-84! 0,-126 46,-84!")), load, 5)
    grains = hung.each("-22,-96 -14,-106; 4,-104 12,-112; 18,-94 26,-98")
    press.pen([at(grain) for grain in grains], 3)
    press.shape(at(hung("-48,-84! 48,-84! 34,-42 0,-36 -34,-42")), EARTH, 5)
    weave = hung.each("-42,-68 0,-62 42,-68; -37,-54 0,-48 37,-54")
    press.pen([at(strip) for strip in weave], 2.6)
