"""What a query asks of PostgreSQL is planned once a session; what is read of hundreds of rows stands in them."""

from django.db import migrations

TABLE = "lantoa_search_searchdocument"
# Tokens are long: an index is always cheaper than unpacking those of all rows, whatever the planner thinks. The plans
# are simple, and the same for all values.
SETTINGS = "SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan"
# By tokens first, whatever the numbers: in going through rows the tokens of each would be unpacked.
NEWEST = f"""
CREATE FUNCTION lantoa_search_newest(asked tsquery, lowest bigint, highest bigint, most integer)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE {SETTINGS} AS $$
BEGIN
    RETURN QUERY
    SELECT found.id
    FROM (SELECT one.id FROM {TABLE} one WHERE one.tokens @@ asked OFFSET 0) found
    WHERE found.id BETWEEN lowest AND highest
    ORDER BY found.id DESC
    LIMIT most;
END
$$
"""
# Weights are added as they come, not sorted first: in another order sums differ in their last digits.
LIKELIEST = f"""
CREATE FUNCTION lantoa_search_likeliest(
    among bigint[], asked tsquery[], weights float8[], lowest bigint, highest bigint, most integer
)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE {SETTINGS} SET enable_sort = off AS $$
BEGIN
    RETURN QUERY
    SELECT gained.id
    FROM (
        SELECT unnest(among) AS id, 0.0::float8 AS weight
        UNION ALL
        SELECT found.id, word.weight
        FROM unnest(asked, weights) AS word (query, weight)
        CROSS JOIN LATERAL (SELECT one.id FROM {TABLE} one WHERE one.tokens @@ word.query OFFSET 0) found
        WHERE found.id BETWEEN lowest AND highest
    ) gained
    GROUP BY gained.id
    ORDER BY sum(gained.weight) DESC, gained.id DESC
    LIMIT most;
END
$$
"""
# Official documents, and stories that are listed.
PUBLIC = f"""
CREATE FUNCTION lantoa_search_public(numbers bigint[])
RETURNS SETOF {TABLE} LANGUAGE plpgsql STABLE {SETTINGS} AS $$
BEGIN
    RETURN QUERY
    SELECT one.*
    FROM {TABLE} one
    LEFT JOIN stories_listing listed ON listed.story_id = one.story_id
    WHERE one.id = ANY(numbers)
    AND ((one.story_id IS NULL AND one.document_id IS NOT NULL) OR listed.story_id IS NOT NULL);
END
$$
"""


def make(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for function in (NEWEST, LIKELIEST, PUBLIC):
        # Not as a format: its signs are its own.
        schema_editor.execute(function, None)
    # Rows written before keep their shape until they are written again.
    schema_editor.execute(f"ALTER TABLE {TABLE} ALTER COLUMN marks SET STORAGE MAIN")


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for name in ("newest", "likeliest", "public"):
        schema_editor.execute(f"DROP FUNCTION lantoa_search_{name}")
    schema_editor.execute(f"ALTER TABLE {TABLE} ALTER COLUMN marks SET STORAGE EXTENDED")


class Migration(migrations.Migration):
    dependencies = [("lantoa_search", "0005_built_faster")]

    operations = [migrations.RunPython(make, unmake)]
