"""One at a time writes the index of readers' search in the database."""

from django.db import connection

# The number of the lock of those who write the index.
LOCK = 0x6C6174


def take_turn() -> None:
    """Wait for one's turn, which ends with the transaction; on SQLite only one transaction writes anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
