"""Scenes of the commune office."""

from demo.covers.geometry import WIDTH, Place, box
from demo.covers.land import floor, furrows
from demo.covers.people import person
from demo.covers.pigments import EARTH, INDIGO, LEAF, MIST, SALMON, SHELL, SOPHORA, STRAW, VERMILION, WHITE
from demo.covers.press import Press
from demo.covers.still_life import tea_cup, teapot
from demo.covers.things import books


def one_stop_counter(press: Press) -> None:
    """Villagers are served across one counter."""
    press.shape(box(-40, -40, WIDTH + 40, 330), STRAW, 0)
    for left in (70, 480, 890):
        press.shape(box(left, 70, left + 240, 330), MIST, 6)
        press.pen([[(left + 120, 70), (left + 120, 330)], [(left, 160), (left + 240, 160)]], 5)
    floor(press, 470, SALMON)
    furrows(press, 690, EARTH, 30, (60, 160), 0.6)
    clerk = person(press, 430, 640, 1.5, "offer", shirt=WHITE, hat="bun")
    person(press, 180, 640, 1.5, "stand", shirt=INDIGO, hat="hair")
    person(press, 800, 720, 1.5, "offer", flip=True)
    person(press, 1020, 730, 1.42, "stand", flip=True, shirt=LEAF, hat="scarf")
    press.shape(clerk("96,-196! 150,-206! 160,-140! 104,-132!"), WHITE, 5)
    press.shape(box(-40, 500, 690, 540), EARTH, 7)
    press.shape(box(-40, 540, 660, 840), SOPHORA, 7)
    for left in (30, 240, 450):
        press.shape(box(left, 580, left + 170, 780), SHELL, 5)
    books(press, 90, 498, 0.9)
    teapot(press, Place(280, 478, 0.45), VERMILION)
    tea_cup(press, 400, 488, 0.5)
