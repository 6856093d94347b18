"""Measures a keystroke in the picker of places at the table of all units, beside a plain `name__icontains`.

Run as a process of its own with LANTOA_VAR pointing at a database in which all units are loaded.
"""

import json
import os

from benchmarks.measure import cpu_milliseconds

TYPED = ("chieng la", "nong lay thuan chau", "p1 go vap", "phuong 1", "huyen", "xa", "t")


def measure() -> dict[str, dict[str, float]]:
    """Return CPU milliseconds of the picker's answer and of the plain query, by what was typed."""
    from places.models import Place
    from places.search import LIMIT, suggestions

    figures = {}
    for text in TYPED:

        def ask(text: str = text) -> None:
            suggestions(text)

        def ask_plainly(text: str = text) -> None:
            list(Place.objects.filter(name__icontains=text)[:LIMIT])

        figures[text] = {"picker": cpu_milliseconds(ask), "plain": cpu_milliseconds(ask_plainly)}
    return figures


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()
    print(json.dumps(measure()))
