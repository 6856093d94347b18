"""Cover drawings in the manner of Vietnamese woodblock prints, made from a field and a seed.

The same field, seed, scene and paper always give the same bytes. A print is a list of flat shapes in named
pigments over which an ink line of uneven width is laid; every plate is a little off register.
"""

from collections.abc import Collection
from random import Random

from demo.covers.catalogue import FIELDS, Field, Scene
from demo.covers.pigments import PAPERS
from demo.covers.press import Press
from demo.covers.sheet import lay_ground, stamp_seal, svg, wear

__all__ = ["FIELDS", "PAPERS", "Field", "Scene", "draw", "scene_for"]


def draw(field: str, seed: int, *, scene: str | None = None, tint: str | None = None) -> str:
    """Draw one cover as SVG text; scene and paper are chosen by the seed unless they are named.

    Raises ``ValueError`` for a field, scene or tint that is not known.
    """
    scene = scene_for(field, seed) if scene is None else scene
    _require(field, FIELDS, "field")
    scenes = FIELDS[field].scenes
    _require(scene, scenes, f"scene of {field}")
    if tint is None:
        tint = scenes[scene].tint
    _require(tint, PAPERS, "tint")
    press = Press(f"{field}/{seed}", tint)
    lay_ground(press)
    press.mirrored = press.random.random() < 0.5
    scenes[scene].paint(press)
    wear(press)
    stamp_seal(press)
    return svg(press)


def scene_for(field: str, seed: int) -> str:
    """The scene a seed leads to in a field; raises ``ValueError`` for an unknown field."""
    _require(field, FIELDS, "field")
    return Random(f"{field}/{seed}").choice(list(FIELDS[field].scenes))


def _require(name: str, known: Collection[str], what: str) -> None:
    if name not in known:
        raise ValueError(f"unknown {what}: {name!r}; known: {', '.join(sorted(known))}")
