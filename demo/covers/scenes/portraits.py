"""Portraits for the fields that tell of one person."""

from demo.covers.pigments import INDIGO, LEAF, SALMON, WHITE
from demo.covers.portrait import portrait
from demo.covers.press import Press


def villager(press: Press) -> None:
    """Anyone of the village, of any age."""
    portrait(press)


def carer(press: Press) -> None:
    """Someone who teaches or heals."""
    portrait(press, ("bamboo", "lotus"), ("bun", "hair"), (WHITE, INDIGO, SALMON))


def guard(press: Press) -> None:
    """Someone who keeps watch."""
    portrait(press, ("bamboo", "banana"), ("cap", "hair", "scarf"), (LEAF, INDIGO))


def clerk(press: Press) -> None:
    """Someone who serves at the commune office."""
    portrait(press, ("lotus", "bamboo"), ("bun", "hair"), (WHITE, INDIGO, LEAF))
