"""Changes of the counters that do not come from readers."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db import transaction
from django.db.models import Sum

from visits import counting
from visits.lines import Batch, Raised, View
from visits.models import DayViews, HourViews, MostRead, PageViews, SiteDay, Totals
from visits.signals import views_counted

_AT_ONCE = 500


def record(views: Iterable[tuple[View, int]], raised: Iterable[Raised] = ()) -> None:
    """Count views, each so often, and registers of visitors (`visits.visitors.place_of`): past days of samples."""
    batch = Batch()
    for view, times in views:
        batch.add(view, times)
    for register in raised:
        batch.raise_register(register)
    increments = counting.Increments(batch)
    with transaction.atomic():
        counting.add(increments, counting.lock_totals())


def set_origins(numbers: Mapping[int, int]) -> None:
    """Say how often stories, given by id, had been viewed where they come from; replaces what was said before.

    Who listens to `views_counted` learns the differences.

    Raises:
        ValueError: a number is below zero.
    """
    if any(number < 0 for number in numbers.values()):
        raise ValueError("No page was viewed less than never.")
    with transaction.atomic():
        totals = counting.lock_totals()
        known = {row.page: row.at_origin for row in PageViews.objects.in_bulk(list(numbers)).values()}
        added = {page: number - known.get(page, 0) for page, number in sorted(numbers.items())}
        added = {page: number for page, number in added.items() if number}
        if not added:
            return
        PageViews.objects.bulk_create(
            [PageViews(page=page, at_origin=numbers[page]) for page in added],
            batch_size=_AT_ONCE,
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=["at_origin"],
        )
        totals.at_origin += sum(added.values())
        totals.save()
        views_counted.send(sender=PageViews, added=added)


def forget_pages(pages: Collection[int]) -> None:
    """Take pages out of every counter, as if nobody had ever viewed them: for sample content, which never was read.

    How many visitors the days had stays as it is, but for days without any view left.
    """
    with transaction.atomic():
        totals = counting.lock_totals()
        for some in _parts(sorted(pages)):
            _forget(some, totals)
        totals.save()


def _forget(pages: list[int], totals: Totals) -> None:
    """Take away some pages; their views leave the days of the site and the totals, too."""
    for day, views in DayViews.objects.filter(page__in=pages).values_list("day").annotate(Sum("views")).order_by("day"):
        site = SiteDay.objects.get(day=day)
        site.views -= views
        site.visitors = min(site.visitors, site.views)
        site.save()
    SiteDay.objects.filter(views=0).delete()
    for page in PageViews.objects.filter(page__in=pages):
        totals.counted -= page.counted
        totals.at_origin -= page.at_origin
    for model in (HourViews, DayViews, PageViews, MostRead):
        model._default_manager.filter(page__in=pages).delete()


def _parts(pages: list[int]) -> Iterator[list[int]]:
    return (pages[start : start + _AT_ONCE] for start in range(0, len(pages), _AT_ONCE))
