"""What readers have given a story, as its page shows it."""

from dataclasses import dataclass
from typing import Any

from reactions.choices import Kind
from reactions.services import tally_of
from reactions.site_settings import site_settings
from stories.public_pages import is_about_person


@dataclass(frozen=True)
class Thanks:
    """What a story takes of its readers, and how many have thanked."""

    takes_thanks: bool
    takes_scores: bool
    number: int


def thanks_of(story: Any) -> Thanks | None:
    """Return what readers may give the story and have given; None where it takes nothing."""
    about_person = is_about_person(story.kind, getattr(story, "subject_type", ""))
    taken = site_settings().taken(is_about_person=about_person)
    if not taken:
        return None
    takes_thanks = Kind.THANKS in taken
    return Thanks(takes_thanks, Kind.SCORE in taken, tally_of(story.pk).thanks if takes_thanks else 0)
