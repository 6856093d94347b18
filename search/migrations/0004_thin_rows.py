"""What is asked of hundreds of documents at once stands together: on SQLite their rows are long."""

from django.db import migrations

INDEX = "lantoa_search_thin"


def make(apps, schema_editor):
    # PostgreSQL keeps long values apart.
    if schema_editor.connection.vendor == "sqlite":
        table = apps.get_model("lantoa_search", "SearchDocument")._meta.db_table
        columns = "id, story_id, document_id, moment, marks"
        schema_editor.execute(f"CREATE INDEX {INDEX} ON {table} ({columns})")
        return
    # Keys are looked up whole: an index for their beginnings would only be written.
    with schema_editor.connection.cursor() as cursor:
        table = apps.get_model("lantoa_search", "SearchTerm")._meta.db_table
        found = schema_editor.connection.introspection.get_constraints(cursor, table)
    for name in found:
        if name.startswith(table) and name.endswith("_like"):
            schema_editor.execute(f"DROP INDEX {name}")


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("lantoa_search", "0003_shipped_words")]

    operations = [migrations.RunPython(make, unmake)]
