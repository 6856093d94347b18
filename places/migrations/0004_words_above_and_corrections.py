from collections import defaultdict

from django.db import migrations, models

from places.names import path_key

BATCH = 300


def derive(apps, schema_editor):
    """Compute the new columns of what is stored; a row without a file's values was added by hand."""
    place_model = apps.get_model("places", "Place")
    by_level = defaultdict(list)
    for place in place_model.objects.order_by("level"):
        by_level[place.level].append(place)
    paths = {None: ""}
    for level in sorted(by_level):
        for place in by_level[level]:
            above = (paths.get(place.parent_id, ""), paths.get(place.former_parent_id, ""))
            place.path_key = paths[place.pk] = path_key(place.search_key, *above)
            place.is_edited = not place.shipped
        place_model.objects.bulk_update(by_level[level], ["path_key", "is_edited"], batch_size=BATCH)
    succession_model = apps.get_model("places", "Succession")
    succession_model.objects.filter(models.Q(shipped={}) | models.Q(is_withdrawn=True)).update(is_edited=True)


class Migration(migrations.Migration):
    dependencies = [("places", "0003_units_through_the_reform")]

    operations = [
        migrations.AddField(
            model_name="place",
            name="path_key",
            field=models.CharField(default="", editable=False, max_length=1600),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="place",
            name="is_edited",
            field=models.BooleanField(default=False, editable=False, verbose_name="đã sửa"),
        ),
        migrations.AddField(
            model_name="succession",
            name="is_edited",
            field=models.BooleanField(default=False, editable=False, verbose_name="đã sửa"),
        ),
        migrations.AlterField(
            model_name="place",
            name="slug",
            field=models.SlugField(
                blank=True,
                error_messages={"unique": "Địa chỉ này đã thuộc về một địa phương khác."},
                help_text="Để trống thì trang tự đặt.",
                max_length=160,
                unique=True,
                verbose_name="địa chỉ",
            ),
        ),
        migrations.RunPython(derive, migrations.RunPython.noop),
    ]
