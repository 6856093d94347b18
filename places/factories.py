"""Places and units for tests of every room."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from places.models import Place, Succession, Unit


class ProvinceFactory(DjangoModelFactory):
    """A province of today."""

    class Meta:
        model = Place

    kind = "tinh"
    name = factory.Sequence(lambda number: f"Mẫu {number}")


class CommuneFactory(ProvinceFactory):
    """A commune of today, in a province of its own."""

    kind = "xa"
    parent: Any = factory.SubFactory(ProvinceFactory)


class SuccessionFactory(DjangoModelFactory):
    """A merger."""

    class Meta:
        model = Succession

    old: Any = factory.SubFactory(ProvinceFactory)
    new: Any = factory.SubFactory(ProvinceFactory)
    kind = "nhap"


class UnitFactory(DjangoModelFactory):
    """A unit."""

    class Meta:
        model = Unit

    name = factory.Sequence(lambda number: f"Ban Tuyên giáo mẫu {number}")
