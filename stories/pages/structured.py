"""A story as schema.org's NewsArticle."""

from typing import Any

from django.http import HttpRequest

from core import dates
from core.organ import organ_of
from core.sites import site_of
from stories.choices import SubjectType
from stories.pages.thanks import Thanks

_SUBJECTS = {
    SubjectType.PERSON: "Person",
    SubjectType.GROUP: "Organization",
    SubjectType.MODEL: "Organization",
}


def news_article(story: Any, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Return the story for machines; what is not known is left out.

    Thanks are counted, scores are not named: search engines show ratings of courses, books or shops, never of articles
    (Google's review snippet, list of types), and take `aggregateRating` elsewhere for an attempt to mislead.
    """
    site = site_of(request)
    root = site.root_url if site else ""
    organ = organ_of(request)
    share = context["share"]
    found = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": f"{root}/{story.address}/",
        "headline": story.title,
        "description": story.lead,
        "inLanguage": "vi",
        "datePublished": _published(story),
        "dateModified": _iso(story.last_published_at),
        "image": [root + share.path] if share else None,
        "author": [
            {"@type": "Person", "name": author.a, "url": f"{root}/tac-gia/{author.c}/"} for author in context["authors"]
        ],
        "publisher": {"@type": "Organization", "name": organ.organ or "Lan Tỏa", "url": f"{root}/"},
        "articleSection": [field.a for field in context["fields"]],
        "keywords": [tag.a for tag in context["tags"]],
        "about": _subject(story),
        "contentLocation": _place(story),
        "isBasedOn": story.source_url,
        "interactionStatistic": _thanked(context["thanks"]),
    }
    return {name: value for name, value in found.items() if value}


def _subject(story: Any) -> dict[str, str] | None:
    """Return whom an exemplar is about; a household is neither a person nor an organization."""
    name = getattr(story, "subject_name", "")
    if not name:
        return None
    kind = _SUBJECTS.get(story.subject_type, "Thing")
    words = {"description": story.subject_description} if story.subject_description else {}
    return {"@type": kind, "name": name, **words}


def _thanked(thanks: Thanks | None) -> dict[str, Any] | None:
    if thanks is None or not thanks.number:
        return None
    return {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/LikeAction",
        "userInteractionCount": thanks.number,
    }


def _published(story: Any) -> str | None:
    if story.published_date:
        return dates.at(story.published_date, story.published_time).isoformat()
    return None if story.date_unknown else _iso(story.first_published_at)


def _iso(moment: Any) -> str | None:
    return dates.local(moment).isoformat(timespec="seconds") if moment else None


def _place(story: Any) -> dict[str, str] | None:
    name = story.place_as_written or (story.place.full_name if story.place else "")
    return {"@type": "Place", "name": name} if name else None
