"""Imports stories without any index of search: readers' index is built by `update_index`, Wagtail's by a measurement.

Run as a process of its own with LANTOA_VAR and DATABASE_URL pointing at the database.
"""

import os
import sys


def main() -> None:
    """Import the file that is named."""
    from django.core.management import call_command
    from django.test import override_settings

    from benchmarks.importing import WITHOUT_INDEX
    from search.receivers import stories_listed
    from stories.signals import listing_written

    listing_written.disconnect(stories_listed)
    with override_settings(WAGTAILSEARCH_BACKENDS=WITHOUT_INDEX):
        call_command("import_stories", sys.argv[1], "--origin=bench", "--allow-unknown-place")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()
    main()
