"""Makes it cheaper to write many documents at once; what is stored stays the same."""

from django.db import migrations

TOKENS = "lantoa_search_tokens"
# Bytes of new tokens that are kept until they are written together.
MANY, FEW = 16 * 1024 * 1024, 1024 * 1024


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        keep(schema_editor, MANY)
        return
    table = apps.get_model("lantoa_search", "SearchDocument")._meta.db_table
    # What is packed already is not packed again.
    columns = ", ".join(f"ALTER COLUMN {name} SET STORAGE EXTERNAL" for name in ("keys", "texts"))
    schema_editor.execute(f"ALTER TABLE {table} {columns}")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)")
        has_lz4 = cursor.fetchone()
    if has_lz4:
        schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN tokens SET COMPRESSION lz4")


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        keep(schema_editor, FEW)
        return
    table = apps.get_model("lantoa_search", "SearchDocument")._meta.db_table
    columns = ", ".join(f"ALTER COLUMN {name} SET STORAGE EXTENDED" for name in ("keys", "texts"))
    schema_editor.execute(f"ALTER TABLE {table} {columns}, ALTER COLUMN tokens SET COMPRESSION DEFAULT")


def keep(schema_editor, size):
    schema_editor.execute(f"INSERT INTO {TOKENS} ({TOKENS}, rank) VALUES ('hashsize', {size})")


class Migration(migrations.Migration):
    dependencies = [("lantoa_search", "0004_thin_rows")]

    operations = [migrations.RunPython(make, unmake)]
