"""Fills the columns by which listed stories are found and counted, a part of the table at a time."""

from typing import Any

from django.db import migrations

from core.dates import local
from places.names import words

BATCH = 1000


def fill(apps: Any, schema_editor: Any) -> None:
    """Write the words and the month of every row."""
    listing = apps.get_model("stories", "Listing")
    last = 0
    while rows := list(listing.objects.filter(pk__gt=last).order_by("pk").only("title", "sort_date", "date_known")[:BATCH]):
        for row in rows:
            row.title_words = f" {' '.join(words(row.title))} "[:300]
            day = local(row.sort_date)
            row.month = day.year * 100 + day.month if row.date_known else None
        listing.objects.bulk_update(rows, ["title_words", "month"], batch_size=200)
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("stories", "0002_listing_words_and_months")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
