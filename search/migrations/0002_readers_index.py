"""The tables of readers' search that Django has no words for."""

from django.db import migrations

TOKENS = "lantoa_search_tokens"


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        make_on_postgresql(apps, schema_editor)
    else:
        make_on_sqlite(apps, schema_editor)


def make_on_sqlite(apps, schema_editor):
    # Tokens alone: neither their text nor their places.
    schema_editor.execute(
        f"CREATE VIRTUAL TABLE {TOKENS} USING fts5("
        "tokens, content='', detail=none, columnsize=0, tokenize=\"ascii tokenchars '_'\")"
    )
    # Millions of short rows that are only ever looked up by key.
    term = apps.get_model("lantoa_search", "SearchTerm")
    schema_editor.execute(f'DROP TABLE "{term._meta.db_table}"')
    sql, parameters = schema_editor.table_sql(term)
    schema_editor.execute(f"{sql} WITHOUT ROWID", parameters or None)
    for index in term._meta.indexes:
        schema_editor.add_index(term, index)


def make_on_postgresql(apps, schema_editor):
    table = apps.get_model("lantoa_search", "SearchDocument")._meta.db_table
    # Long values stand apart, so that going through many rows reads little.
    schema_editor.execute(f"ALTER TABLE {table} SET (toast_tuple_target = 128)")
    schema_editor.execute(f"ALTER TABLE {table} ADD COLUMN tokens tsvector NOT NULL DEFAULT ''")
    schema_editor.execute(f"CREATE INDEX {TOKENS} ON {table} USING gin (tokens)")


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        table = apps.get_model("lantoa_search", "SearchDocument")._meta.db_table
        schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN tokens")
    else:
        schema_editor.execute(f"DROP TABLE {TOKENS}")


class Migration(migrations.Migration):
    dependencies = [("lantoa_search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
