"""Titles are found by the room of search now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("stories", "0006_place_now_chosen")]

    operations = [
        migrations.RemoveIndex(model_name="listing", name="listing_words"),
        migrations.RemoveField(model_name="listing", name="title_words"),
    ]
