"""The marks of a document, which filters and facets ask for: a letter for what it is, and its value.

k kind · f field · p present province · w unit written, with those above · m unit it became or came from, with those
above · s subject type · g grade · y year · c campaign. So "f3 y2024 w17". Letters and digits only: every index splits
at spaces alone.
"""

KIND, FIELD, PROVINCE, WRITTEN, MAPPED = "k", "f", "p", "w", "m"
SUBJECT, GRADE, YEAR, CAMPAIGN = "s", "g", "y", "c"


def mark(name: str, value: object) -> str:
    """Return the mark of a value: `mark(FIELD, 3)` is "f3"; signs in it are left out."""
    return name + "".join(letter for letter in str(value).lower() if letter.isascii() and letter.isalnum())


def place_marks(pk: int) -> tuple[str, str]:
    """Return the marks one of which every story of a place bears, written or mapped."""
    return mark(WRITTEN, pk), mark(MAPPED, pk)
