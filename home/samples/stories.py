"""Stories, and what they are sorted by."""

import datetime
from typing import Any

from django.utils import timezone

from home.samples.pictures import drawing
from home.samples.words import LEAD, LONG_TITLE, TITLE, WORDS
from places.models import Place
from stories.choices import Kind, Palette, Stage, SubjectType
from stories.models import Field, Listing


def fields() -> list[Field]:
    """Return a field in each pigment."""
    names = (
        "Nông nghiệp",
        "Quốc phòng, an ninh",
        "Môi trường",
        "Giáo dục và đào tạo",
        "Xây dựng nông thôn mới, đô thị văn minh",
        "Y tế",
        "Gia đình, dòng họ",
        "Đồng bào dân tộc, tôn giáo",
    )
    pairs = zip(names, Palette.values, strict=True)
    return [Field(name=name, slug=f"mau-{colour}", colour=colour) for name, colour in pairs]


def provinces() -> list[Place]:
    """Return a province and a commune in it, and one of each that is no more."""
    today, past = Place(kind="tinh", name="Sơn La", slug="tinh-son-la"), datetime.date(2025, 7, 1)
    commune = Place(kind="xa", name="Chiềng La", slug="xa-chieng-la", parent=today)
    district = Place(kind="huyen", name="Thuận Châu", slug="huyen-thuan-chau", parent=today, valid_to=past)
    old = Place(kind="xa", name="Nong Lay", slug="xa-nong-lay", parent=district, valid_to=past)
    return [today, commune, district, old]


def stories() -> dict[str, Listing]:
    """Return stories by what is special about them."""
    today = timezone.localdate()
    plain = _listing(TITLE, lead=LEAD, cover=drawing(), stage=Stage.REPLICATED)
    return {
        "plain": plain,
        "long": _listing(LONG_TITLE, lead=LEAD, cover=drawing(), place_as_written=WORDS["address"]),
        "bare": Listing(kind=Kind.EXEMPLAR, title="Hai học sinh nhặt được ví", address="guong/mau", date_known=False),
        "uncovered": _listing("Lớp học bên suối của cô giáo Lò Thị Hoài", lead=LEAD, stage=Stage.COMMENDED),
        "article": _listing("Gặp mặt những người làm đường", kind=Kind.ARTICLE, cover=drawing(), subject_type=""),
        "running": _campaign("Nghìn việc tốt, một tấm lòng", today, 400),
        "over": _campaign(LONG_TITLE, today - datetime.timedelta(days=900), 365),
        "ahead": _campaign("Dạy tốt, học tốt ở vùng cao", today + datetime.timedelta(days=30), 365),
        "undated": _listing("Mỗi xã một mô hình", kind=Kind.CAMPAIGN, subject_type="", lead=""),
    }


def _listing(title: str, **values: Any) -> Listing:
    province, commune, *_past = provinces()
    known = {
        "kind": Kind.EXEMPLAR,
        "subject_type": SubjectType.PERSON,
        "address": "guong/mau",
        "sort_date": timezone.now() - datetime.timedelta(days=400),
        "main_field": fields()[0],
        "place": commune,
        "province_now": province,
    }
    return Listing(title=title, **known | values)


def _campaign(title: str, begin: datetime.date, days: int) -> Listing:
    end = begin + datetime.timedelta(days=days)
    return _listing(title, kind=Kind.CAMPAIGN, subject_type="", lead=LEAD, period_from=begin, period_to=end)
