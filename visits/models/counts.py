"""Counters, and nothing else: from none of them it can be said what a person has read.

`page` is the id of a story, or one of `visits.choices.OtherPage`. It is no foreign key: what was read stays counted
when a story goes, so that the figures of the site never fall. All are written by `visits.folding` and
`visits.services` alone.
"""

from django.db import models

from visits.choices import Device, Source


class HourViews(models.Model):
    """How often a page was viewed in an hour; kept for ninety days."""

    # Hours since 1970 in UTC; a day of Vietnam begins with the hour that leaves 17 when divided by 24.
    hour = models.PositiveIntegerField()
    page = models.IntegerField()
    views = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hour", "page"], name="hour_views_once")]
        indexes = [models.Index(fields=["page", "hour"], name="hour_views_page")]

    def __str__(self) -> str:
        return f"{self.hour} {self.page}: {self.views}"


class DayViews(models.Model):
    """How often a page was viewed on a day of Vietnam, from where and on what."""

    day = models.DateField()
    page = models.IntegerField()
    source = models.PositiveSmallIntegerField(choices=Source.choices, default=Source.DIRECT)
    # The number of a poster; 0 where the reader came otherwise.
    poster = models.PositiveSmallIntegerField(default=0)
    device = models.PositiveSmallIntegerField(choices=Device.choices, default=Device.UNKNOWN)
    views = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "page", "source", "poster", "device"], name="day_views_once")
        ]
        indexes = [models.Index(fields=["page", "day"], name="day_views_page")]

    def __str__(self) -> str:
        return f"{self.day} {self.page}: {self.views}"


class PageViews(models.Model):
    """How often a page was viewed in all: counted here, and before at its origin."""

    page = models.IntegerField(primary_key=True)
    counted = models.PositiveBigIntegerField(default=0)
    at_origin = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.page}: {self.counted} + {self.at_origin}"


class SiteDay(models.Model):
    """What the whole site had on a day of Vietnam: views, and about how many different visitors."""

    day = models.DateField(primary_key=True)
    views = models.PositiveBigIntegerField(default=0)
    visitors = models.PositiveIntegerField(default=0)
    # HyperLogLog, compressed; the key of what went in was thrown away at midnight. See visits.visitors.
    registers = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"{self.day}: {self.views}"


class Totals(models.Model):
    """All views of the site, in the one row of this table; the sum of `PageViews`."""

    counted = models.PositiveBigIntegerField(default=0)
    at_origin = models.PositiveBigIntegerField(default=0)
    # When the counts were last brought up to date.
    folded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.counted} + {self.at_origin}"


class MostRead(models.Model):
    """The pages viewed most in the last `days` days, put together every few minutes."""

    days = models.PositiveSmallIntegerField()
    rank = models.PositiveSmallIntegerField()
    page = models.IntegerField()
    views = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["days", "rank"], name="most_read_once")]

    def __str__(self) -> str:
        return f"{self.days}/{self.rank}: {self.page}"
