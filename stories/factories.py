"""Builds stories for tests, in the state that a test names, the way editors and the clock bring them there."""

import datetime
import itertools
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, PageViewRestriction

from stories.choices import Kind
from stories.models import (
    ArticlePage,
    Author,
    CampaignPage,
    ExemplarPage,
    Field,
    IndexPage,
    OfficialDocument,
    Shelf,
    Story,
)
from stories.services.shelves import open_shelf

_numbers = itertools.count(1)
_MANY = ("fields", "authors", "campaigns", "documents", "about", "founding_documents")


def lay_ground() -> None:
    """Put back what Wagtail's migrations made and a test that flushes the database has removed."""
    if not Locale.objects.exists():
        Locale.objects.create(language_code="vi")
    if Page.get_first_root_node() is None:
        Page.add_root(title="Root", slug="root")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")


def make_site() -> Page:
    """Return the home page of a site that is set up; safe to call more than once."""
    lay_ground()
    call_command("setup_site", verbosity=0)
    return IndexPage.objects.get(kind=Kind.EXEMPLAR).get_parent().specific


def make_story(model: type[Story], *, publish: bool = True, tags: tuple[str, ...] = (), **values: Any) -> Any:
    """Return a stored story of `model`, published unless told otherwise; `values` are its columns and relations."""
    if not IndexPage.objects.exists():
        make_site()
    many = {name: values.pop(name) for name in _MANY if name in values}
    values.setdefault("title", f"Bài số {next(_numbers)}")
    story = model(live=False, has_unpublished_changes=True, **values)
    open_shelf(Kind(model.kind)).add_child(instance=story)
    for name, chosen in many.items():
        getattr(story, name).set(chosen)
    if tags:
        story.tags.add(*tags)
    revision = story.save_revision()
    if publish:
        revision.publish()
    return model.objects.get(pk=story.pk)


def make_exemplar(**values: Any) -> ExemplarPage:
    """Return an exemplar."""
    values.setdefault("subject_name", "Bà Nguyễn Thị Mẫu")
    return make_story(ExemplarPage, **values)


def make_article(**values: Any) -> ArticlePage:
    """Return an article."""
    return make_story(ArticlePage, **values)


def make_campaign(**values: Any) -> CampaignPage:
    """Return a campaign."""
    return make_story(CampaignPage, **values)


def make_author(**values: Any) -> Author:
    """Return an author."""
    values.setdefault("name", f"Tác giả {next(_numbers)}")
    return Author.objects.create(**values)


def make_document(**values: Any) -> OfficialDocument:
    """Return an official document."""
    values.setdefault("subject", f"Về việc số {next(_numbers)}")
    return OfficialDocument.objects.create(**values)


def make_field(**values: Any) -> Field:
    """Return a field beside the shipped ones."""
    values.setdefault("name", f"Lĩnh vực {next(_numbers)}")
    field = Field(**values)
    field.save()
    return field


def restrict(page: Page) -> PageViewRestriction:
    """Close `page`, and all below it, to everybody who has not signed in."""
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_hidden_stories(title: str) -> dict[str, Story]:
    """Return one story for every way of not being public, each called `title`."""
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    hidden: dict[str, Story] = {
        "draft": make_exemplar(title=title, publish=False),
        "scheduled": make_exemplar(title=title, publish=False, go_live_at=tomorrow),
        "unpublished": make_article(title=title),
        "expired": make_exemplar(title=title),
        "restricted": make_campaign(title=title),
        "below a restricted page": make_article(title=title),
        "deleted": make_exemplar(title=title),
    }
    hidden["scheduled"].save_revision().publish()
    hidden["unpublished"].unpublish()
    hidden["expired"].unpublish(set_expired=True)
    restrict(hidden["restricted"])
    _move_below_restricted_shelf(hidden["below a restricted page"])
    hidden["deleted"].delete()
    return hidden


def _move_below_restricted_shelf(story: Story) -> None:
    index = IndexPage.objects.get(kind=story.kind)
    shelf = Shelf(title="Ngăn kín", slug=f"ngan-kin-{next(_numbers)}")
    index.add_child(instance=shelf)
    restrict(shelf)
    story.move(shelf, pos="last-child")
