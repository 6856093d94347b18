"""The lunar calendar of Vietnam (UTC+7, where China reckons UTC+8), in the words that Vietnamese readers use.

The days come from lunar-vn, which follows the algorithm that Hồ Ngọc Đức published ("Thuật toán tính âm lịch",
https://www.informatik.uni-leipzig.de/~duc/amlich/calrules.html). From 1968, when Vietnam took up its own calendar,
to 2053 it agrees day by day with his table of calendars; after that new moons within minutes of midnight may differ.
"""

import datetime
from dataclasses import dataclass

from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar
from lunar_vn.can_chi import get_year_can_chi

FIRST_DAY, LAST_DAY = datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)
_MONTHS = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp")
_FULL_MOON = 15
_LAST_OF_THE_FIRST_TEN = 10


@dataclass(frozen=True)
class LunarDay:
    """A day of the lunar calendar: day 1–30, month 1–12, year as its greater part is counted, and "nhuận" or not."""

    day: int
    month: int
    year: int
    leap: bool = False

    @property
    def day_name(self) -> str:
        """Return "mùng 3", "rằm" or "ngày 16"."""
        if self.day == _FULL_MOON:
            return "rằm"
        return f"mùng {self.day}" if self.day <= _LAST_OF_THE_FIRST_TEN else f"ngày {self.day}"

    @property
    def month_name(self) -> str:
        """Return "tháng Giêng", "tháng Sáu nhuận"."""
        return f"tháng {_MONTHS[self.month - 1]}" + (" nhuận" if self.leap else "")

    @property
    def year_name(self) -> str:
        """Return the year by stem and branch: "năm Ất Tỵ"."""
        return f"năm {get_year_can_chi(self.year)}"

    def __str__(self) -> str:
        return f"{self.day_name} {self.month_name} {self.year_name}"


def lunar_day(day: datetime.date) -> LunarDay | None:
    """Return the lunar day of `day`, None outside the years 1900–2100."""
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    found = solar_to_lunar(day)
    return LunarDay(found.day, found.month, found.year, found.leap)


def solar_day(lunar: LunarDay) -> datetime.date:
    """Return the day that `lunar` is.

    Raises:
        ValueError: there is no such day, or it lies outside the years 1900–2100.
    """
    found = lunar_to_solar(LunarDate(lunar.day, lunar.month, lunar.year, lunar.leap))
    if lunar_day(found) != lunar:
        raise ValueError(f"there is no {lunar}")
    return found
