"""One story with all that its page tells."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from api.shapes.base import DocumentReference
from api.shapes.stories import (
    Award,
    CampaignDetail,
    Correction,
    ExemplarDetail,
    Revocation,
    StoryDetail,
    Update,
)
from api.summaries import Summaries, choice
from api.texts import with_full_addresses, without_marks
from stories.choices import DocumentKind, Kind, Level
from stories.models import ArticlePage, CampaignPage, ExemplarPage
from stories.pages.body import render
from stories.pages.parts import Part, Parts, awards_of, parts_of

_MODELS: dict[str, type[Any]] = {model.kind: model for model in (ExemplarPage, ArticlePage, CampaignPage)}
_CAMPAIGN_TEXTS = ("purpose", "requirements", "contents", "criteria")


def story_detail(request: HttpRequest, pk: int) -> StoryDetail:
    """Return a public story.

    Raises:
        Http404: there is none with this id that everybody may read.
    """
    summaries = Summaries(request, [pk])
    row = summaries.first()
    if row is None:
        raise Http404
    story = _MODELS[row.kind].objects.get(pk=pk)
    parts = parts_of(story, in_memory=False)
    words = _words(request, story)
    return StoryDetail(
        **summaries.values(row),
        body_html=words["body"],
        body_text=without_marks(words["body"]),
        awards=[_award(*pair) for pair in awards_of(parts)],
        documents=_documents(request, parts.of("document")),
        updates=[Update(date=part.day, text=part.a) for part in parts.of("update")],
        correction=_correction(story),
        exemplar=_exemplar(story, words) if row.kind == Kind.EXEMPLAR else None,
        campaign=_campaign(request, story, parts, words) if row.kind == Kind.CAMPAIGN else None,
    )


def _award(award: Part, revoked: Part | None) -> Award:
    taken_back = Revocation(date=revoked.day, reason=revoked.a, decision=revoked.b) if revoked else None
    return Award(title=award.a, decision=award.b, issuer=award.c, date=award.day, revoked=taken_back)


def _words(request: HttpRequest, story: Any) -> dict[str, str]:
    """Return the HTML of the story's streams and texts by name, all fetched together."""
    streams = [name for name in ("body", "how_to") if hasattr(story, name)]
    texts = [name for name in _CAMPAIGN_TEXTS if hasattr(story, name)]
    rendered = render(
        [getattr(story, name) for name in streams], [getattr(story, name) for name in texts], lead=story.lead
    )
    full = (with_full_addresses(markup, request.build_absolute_uri) for markup in rendered)
    return dict(zip([*streams, *texts], full, strict=True))


def _documents(request: HttpRequest, parts: list[Part]) -> list[DocumentReference]:
    return [
        DocumentReference(
            id=part.key or 0,
            number=part.a,
            kind=document_kind(part.b),
            subject=part.c,
            issuer=part.d,
            date=part.day,
            url=request.build_absolute_uri(reverse("document", args=[part.e])),
        )
        for part in parts
    ]


def document_kind(value: str) -> Any:
    """Return the kind of an official document with its name."""
    return choice(DocumentKind, value or DocumentKind.OTHER)


def _correction(story: Any) -> Correction | None:
    return Correction(date=story.correction_date, text=story.correction_text) if story.correction_text else None


def _exemplar(story: ExemplarPage, words: dict[str, str]) -> ExemplarDetail:
    return ExemplarDetail(
        subject_name=story.subject_name,
        subject_description=story.subject_description,
        level=choice(Level, story.level),
        deed=story.deed,
        results=story.results,
        how_to_html=words["how_to"],
        quote=story.quote_text,
        quote_speaker=story.quote_speaker,
    )


def _campaign(request: HttpRequest, story: CampaignPage, parts: Parts, words: dict[str, str]) -> CampaignDetail:
    return CampaignDetail(
        launcher=story.launcher,
        level=choice(Level, story.level),
        founding_documents=_documents(request, parts.of("founding")),
        **{f"{name}_html": words[name] for name in _CAMPAIGN_TEXTS},
    )
