"""Adds to an imported page what the import format has no key for."""

import datetime
import uuid
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from core.text import fold
from demo.covers import draw
from demo.samples import Sample
from media.models import Image
from media.services import create_drawing
from stories.choices import Level, Stage
from stories.models import (
    ArticlePage,
    CampaignPage,
    ExemplarLink,
    ExemplarPage,
    OfficialDocument,
    RelatedStory,
    Section,
    Story,
    StoryUpdate,
    Stream,
)
from stories.models.document import number_key

CREDIT = "dữ liệu mẫu"
LEVELS = {
    "trung ương": Level.CENTRAL,
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "cơ sở": Level.UNIT,
}
STAGES = {
    "phát hiện": Stage.DISCOVERED,
    "bồi dưỡng": Stage.NURTURED,
    "tuyên dương": Stage.COMMENDED,
    "nhân rộng": Stage.REPLICATED,
    "lưu trữ": Stage.ARCHIVED,
    "đã mất": Stage.REMEMBERED,
}
_NAMESPACE = uuid.UUID("0b8f8d0e-2c9e-4f0b-8a35-6d6c1c7a2f10")
_CAMPAIGN_TEXTS = ("purpose", "requirements", "contents", "criteria")
# The pages that were imported, by the id of their row.
Pages = Mapping[str, Story]


def enrich(page: Story, sample: Sample, pages: Pages) -> None:
    """Give `page` everything under "extra" and publish it anew, so that the admin shows the same as readers see."""
    extra = sample.get("extra") or {}
    _common(page, sample, extra, pages)
    if isinstance(page, ExemplarPage):
        _exemplar(page, extra, pages)
    elif isinstance(page, ArticlePage):
        _article(page, extra, pages)
    elif isinstance(page, CampaignPage):
        _campaign(page, extra.get("campaign") or {})
    page.save_revision().publish(log_action=False)


def _common(page: Story, sample: Sample, extra: Sample, pages: Pages) -> None:
    if extra.get("cover"):
        page.cover = cover_of(sample["title"], extra["cover"])
    page.updates = [
        StoryUpdate(date=_date(update["date"]), text=update["text"], sort_order=order)
        for order, update in enumerate(extra.get("updates") or ())
    ]
    page.chosen_related = [
        RelatedStory(target=pages[target], sort_order=order)
        for order, target in enumerate(extra.get("related") or ())
        if target in pages
    ]
    if extra.get("correction"):
        page.correction_date = _date(extra["correction"]["date"])
        page.correction_text = extra["correction"]["text"]
    if extra.get("facts"):
        _set_blocks(page, "body", with_facts(page.body.raw_data, extra["facts"], sample["id"]))


def cover_of(title: str, cover: Sample) -> Image:
    """Draw and store a cover."""
    drawing = draw(cover["field"], cover["seed"], scene=cover.get("scene"), tint=cover.get("tint"))
    return create_drawing(drawing, title=title, alt_text=cover["alt"], credit=CREDIT)


def with_facts(body: Iterable[Any], facts: Iterable[Sample], key: str) -> list[Any]:
    """Return the body with the figures after its first block of text."""
    blocks = list(body)
    items = [{"value": fact["value"], "label": fact["label"]} for fact in facts]
    after = next((number for number, block in enumerate(blocks, start=1) if block["type"] == "text"), 0)
    numbers = {"type": "numbers", "id": _id(key, "numbers"), "value": {"items": _list_items(items, key)}}
    return [*blocks[:after], numbers, *blocks[after:]]


def _exemplar(page: ExemplarPage, extra: Sample, pages: Pages) -> None:
    page.subject_description = extra.get("subject_description") or ""
    page.level = LEVELS.get(extra.get("level") or "", "")
    page.stage = STAGES.get(extra.get("stage") or "", "")
    page.deed = extra.get("deed") or ""
    page.results = extra.get("results") or ""
    if extra.get("quote"):
        page.quote_text = extra["quote"]["text"]
        page.quote_speaker = extra["quote"].get("speaker") or ""
    if extra.get("steps"):
        _set_blocks(page, "how_to", [_steps_block(extra["steps"], page.origin_id)])
    page.links = [
        ExemplarLink(target=pages[link["id"]], role=link["role"], sort_order=order)
        for order, link in enumerate(extra.get("links") or ())
        if link["id"] in pages
    ]


def _steps_block(steps: Sample, key: str) -> Sample:
    items = [{"title": step["title"], "text": step.get("text") or ""} for step in steps["items"]]
    value = {"steps": _list_items(items, key), "cost": steps.get("cost") or "", "avoid": steps.get("avoid") or ""}
    return {"type": "steps", "id": _id(key, "steps"), "value": value}


def _article(page: ArticlePage, extra: Sample, pages: Pages) -> None:
    if extra.get("section"):
        page.section = _named(Section, extra["section"])
    if extra.get("stream"):
        page.stream = _named(Stream, extra["stream"])
    about = extra.get("about")
    page.about = [pages[name] for name in ([about] if isinstance(about, str) else about or ()) if name in pages]


def _campaign(page: CampaignPage, parts: Sample) -> None:
    page.level = LEVELS.get(parts.get("level") or "", page.level)
    page.launcher = parts.get("launcher") or ""
    for name in _CAMPAIGN_TEXTS:
        items = "".join(f"<li>{escape(item, quote=False)}</li>" for item in parts.get(name) or ())
        setattr(page, name, f"<ul>{items}</ul>" if items else "")
    keys = [number_key(number) for number in parts.get("rests_on") or ()]
    page.founding_documents = list(OfficialDocument.objects.filter(number_key__in=keys))


def _named(model: Callable[..., Any], name: str) -> Any:
    manager: Any = model._default_manager  # type: ignore[attr-defined]
    known = {fold(record.name): record for record in manager.all()}
    if fold(name) not in known:
        record = model(name=name)
        record.save()
        return record
    return known[fold(name)]


def _set_blocks(page: Story, field: str, blocks: list[Any]) -> None:
    # The field takes raw blocks, as they are stored.
    setattr(page, field, blocks)


def _list_items(values: Iterable[Any], key: str) -> list[Sample]:
    return [{"type": "item", "id": _id(key, f"item {number}"), "value": value} for number, value in enumerate(values)]


def _id(key: str, part: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{key}/{part}"))


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])
