"""Kinds and levels of administrative units."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a unit is, before and after the district level was dissolved on 1 July 2025."""

    TINH = "tinh", _("tỉnh")
    THANH_PHO = "thanh_pho", _("thành phố trực thuộc trung ương")
    QUAN = "quan", _("quận")
    HUYEN = "huyen", _("huyện")
    THI_XA = "thi_xa", _("thị xã")
    THANH_PHO_TINH = "thanh_pho_tinh", _("thành phố thuộc tỉnh")
    XA = "xa", _("xã")
    PHUONG = "phuong", _("phường")
    THI_TRAN = "thi_tran", _("thị trấn")
    DAC_KHU = "dac_khu", _("đặc khu")


class Level(models.IntegerChoices):
    """How high a unit stands."""

    PROVINCE = 1, _("cấp tỉnh")
    DISTRICT = 2, _("cấp huyện")
    COMMUNE = 3, _("cấp xã")


_LEVELS = {
    Kind.TINH: Level.PROVINCE,
    Kind.THANH_PHO: Level.PROVINCE,
    Kind.QUAN: Level.DISTRICT,
    Kind.HUYEN: Level.DISTRICT,
    Kind.THI_XA: Level.DISTRICT,
    Kind.THANH_PHO_TINH: Level.DISTRICT,
    Kind.XA: Level.COMMUNE,
    Kind.PHUONG: Level.COMMUNE,
    Kind.THI_TRAN: Level.COMMUNE,
    Kind.DAC_KHU: Level.COMMUNE,
}
_WORDS = {
    **{kind.value: str(kind.label) for kind in Kind},
    "thanh_pho": "thành phố",
    "thanh_pho_tinh": "thành phố",
}


def level_of(kind: str) -> int:
    """Return the level of a kind."""
    return int(_LEVELS[Kind(kind)])


def may_follow(old: str, new: str) -> bool:
    """Say whether a unit of one kind can become one of another: of its level, and no district but an island."""
    if level_of(old) == Level.DISTRICT:
        return new == Kind.DAC_KHU
    return level_of(old) == level_of(new)


def word_of(kind: str) -> str:
    """Return the word before a name: a city is "thành phố" whether under the centre or under a province."""
    return _WORDS[kind]
