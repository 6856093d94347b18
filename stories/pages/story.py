"""What a story's page shows beside its own columns."""

import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core import dates
from core.caching import remember
from core.organ import organ_of
from core.text import clean_line, shorten
from core.typography import LONGEST_IN_TEXT, glue
from stories.choices import DocumentKind, Kind, Stage
from stories.filters import CAMPAIGN
from stories.models import Listing, OfficialDocument
from stories.pages.around import RELATED, around
from stories.pages.body import typeset
from stories.pages.cite import citation
from stories.pages.contents import contents
from stories.pages.lists import Crumb, story_list
from stories.pages.parts import Part, Parts, awards_of, parts_of
from stories.pages.structured import news_article
from stories.pages.thanks import thanks_of
from stories.pages.tools import tools_of
from stories.querysets import Conditions, bare_cards, counts_by_kind, in_order
from stories.sharing import of_story

LONG_TITLE = 90
_RENDERED = ("purpose", "requirements", "contents", "criteria")
_CYCLE = (Stage.DISCOVERED, Stage.NURTURED, Stage.COMMENDED, Stage.REPLICATED)


def story_context(story: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what a story's page shows beside its own columns."""
    preview = bool(getattr(request, "is_preview", False))
    parts = parts_of(story, in_memory=preview)
    fields = parts.of("field")
    beside = around(story, fields[0].key if fields else None, parts.keys("related"))
    linked = parts.keys("campaign", "link", "linked_from", "about")
    # Whatever is not in the listing is not public, and so nowhere on the page.
    found = bare_cards({*beside.ids(), *linked, *([] if preview else [story.pk])})
    context = {
        "title": story.seo_title or story.title,
        "description": story.search_description or story.lead or shorten(story.title, 200),
        "og_type": "article",
        "canonical_path": "" if preview else f"/{story.address}/",
        "section": story.route_prefix,
        "crumbs": _crumbs(story, fields),
        "is_long": len(story.title) > LONG_TITLE,
        "fields": fields,
        "parts": parts,
        "authors": parts.of("author"),
        "tags": parts.of("tag"),
        "documents": _documents(parts.of("document")),
        "campaigns": in_order(found, parts.keys("campaign")),
        "changed": _changed(story),
        "newer": found.get(beside.newer or 0),
        "older": found.get(beside.older or 0),
        "newest": in_order(found, beside.newest),
        "related": in_order(found, beside.related)[:RELATED],
        "share": of_story(found[story.pk]) if story.pk in found else None,
        "listed": found.get(story.pk),
    }
    context |= _of_kind(story, request, parts, found, beside.about)
    context |= _words(story, [row.cover for row in found.values()])
    context["outline"] = contents(story, context)
    if not preview:
        context["tools"] = tools_of(story, request)
        context["thanks"] = thanks_of(story)
        context["citation"] = citation(story, context, organ_of(request))
        context["article_data"] = lambda: news_article(story, request, context)
    return context


def _crumbs(story: Any, fields: list[Part]) -> list[Crumb]:
    names = {Kind.EXEMPLAR: _("Gương điển hình"), Kind.ARTICLE: _("Tin tức"), Kind.CAMPAIGN: _("Phong trào")}
    path = f"/{story.route_prefix}/"
    crumbs = [Crumb(names[story.kind], path)]
    section = getattr(story, "section", None)
    if section is not None:
        crumbs.append(Crumb(section.name, section.get_absolute_url()))
    elif fields:
        crumbs.append(Crumb(fields[0].a, f"/linh-vuc/{fields[0].b}/"))
    return crumbs


def _of_kind(
    story: Any, request: HttpRequest, parts: Parts, found: dict[int, Listing], about: tuple[int, ...]
) -> dict[str, Any]:
    if story.kind == Kind.EXEMPLAR:
        return {
            "cycle": _cycle(story.stage),
            "awards": awards_of(parts),
            "links": _links(parts, found),
            "articles": in_order(found, about),
            "quote": "" if _is_told(story, story.quote_text) else glue(story.quote_text, LONGEST_IN_TEXT),
            "tale_needs_heading": bool(story.deed or story.results) and not _begins_with_heading(story),
        }
    if story.kind == Kind.ARTICLE:
        return {"about": in_order(found, parts.keys("about"))}
    context = _papers(parts)
    if story.pk:
        base = Conditions(links={"campaign": story.pk})
        fixed = (CAMPAIGN,)
        listing = story_list(request, f"/{story.address}/", base=base, fixed=fixed)
        context |= {
            "campaign_list": listing,
            "counts": remember(f"stories:campaign-counts:{story.pk}", lambda: counts_by_kind(base.rows())),
        }
    return context


def _papers(parts: Parts) -> dict[str, Any]:
    """Return the papers a campaign rests on, and the others that its page cites."""
    founding = parts.of("founding")
    keys = {document.key for document in founding}
    cited = [document for document in parts.of("document") if document.key not in keys]
    return {"founding": _documents(founding), "documents": _documents(cited)}


def _is_told(story: Any, text: str) -> bool:
    """Say whether a quote block of the body already says `text`."""
    quotes = (block["value"]["text"] for block in story.body.raw_data if block["type"] == "quote")
    return any(clean_line(text) == clean_line(quote) for quote in quotes)


def _begins_with_heading(story: Any) -> bool:
    return not len(story.body) or story.body.raw_data[0]["type"] == "heading"


def _links(parts: Parts, found: dict[int, Listing]) -> list[tuple[str, Listing | None, str]]:
    """Return role, exemplar and name of unit of every tie, both ways; ties to what is not public are left out."""
    ties = [(link.a, found.get(link.key or 0), link.b) for link in parts.of("link")]
    ties += [(link.a, found.get(link.key or 0), "") for link in parts.of("linked_from")]
    return [tie for tie in ties if tie[1] or tie[2]]


def _cycle(stage: str) -> list[tuple[str, str]]:
    """Return the steps of an exemplar's life with the class of each: passed, "now", or "next"."""
    if stage not in _CYCLE:
        return []
    now = _CYCLE.index(Stage(stage))
    marks = ["" if number < now else "now" if number == now else "next" for number in range(len(_CYCLE))]
    names = (_("Phát hiện"), _("Bồi dưỡng"), _("Tuyên dương"), _("Nhân rộng"))
    return [*zip(names, marks, strict=True), (_("Đánh giá lại"), "next")]


def _documents(rows: list[Part]) -> list[OfficialDocument]:
    return [
        OfficialDocument(
            pk=row.key,
            number=row.a,
            kind=row.b or DocumentKind.OTHER,
            subject=row.c,
            issuer=row.d,
            slug=row.e,
            date=row.day,
        )
        for row in rows
    ]


def _changed(story: Any) -> datetime.datetime | None:
    """Return when the story was changed, if that was more than a day after it came out."""
    first, last = story.first_published_at, story.last_published_at
    if first is None or last is None or last - first < datetime.timedelta(days=1):
        return None
    return dates.local(last)


def _words(story: Any, covers: list[Any]) -> dict[str, Any]:
    streams = [story.body, *([story.how_to] if story.kind == Kind.EXEMPLAR else [])]
    texts = [getattr(story, name, "") for name in _RENDERED]
    words = typeset(streams, texts, lead=story.lead, pictures=[story.cover, *covers])
    body, *rest = words.parts
    covered = [story.cover] if story.cover else []
    pictures = {picture.pk: picture for picture in (*covered, *words.pictures)}
    headings = [heading for stream in words.headings for heading in stream]
    context: dict[str, Any] = {"body": body, "pictures": list(pictures.values()), "headings": headings}
    if story.kind == Kind.EXEMPLAR:
        context["how_to"] = rest.pop(0)
    return context | dict(zip(_RENDERED, rest, strict=True))
