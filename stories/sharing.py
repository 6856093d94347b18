"""What a link to us looks like elsewhere: the card of every public page, and the address it is fetched from."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from wagtail.signals import page_unpublished

from core.templatetags.shell import capital
from core.views import gone
from media import cards, kept
from media.models import Image
from places.models import Place
from stories.choices import Kind
from stories.models import Field, Listing, OfficialDocument, Story
from stories.templatetags.cards import place_line

_NAME = re.compile(r"(?:([a-z-]+)-)?([0-9]{1,18})-([0-9a-f]{12})", re.ASCII)
_DAY = 24 * 60 * 60
_SITE, _FIELD, _PLACE, _DOCUMENT = "trang", "linh-vuc", "dia-phuong", "van-ban"


@dataclass(frozen=True)
class Share:
    """A page with its card. The address has the content in it, so that other sites fetch a changed card anew."""

    subject: str
    card: cards.Card

    @property
    def version(self) -> str:
        """Return twelve letters that change with whatever the card shows."""
        card = self.card
        shown = (cards.DESIGN, card.title, card.label, card.line, *_looks(card.picture))
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]

    @property
    def path(self) -> str:
        """Return the address of the picture."""
        return f"/the-chia-se/{self.subject}-{self.version}.jpg"

    @property
    def alt(self) -> str:
        """Return what stands for the card where it cannot be seen."""
        said = (self.card.title, self.card.picture.alt_text if self.card.picture else "")
        return ". ".join(part.rstrip(".") for part in said if part)


def _looks(picture: Image | None) -> tuple[Any, ...]:
    if picture is None:
        return ()
    focus = (picture.focal_point_x, picture.focal_point_y, picture.focal_point_width, picture.focal_point_height)
    return (picture.pk, picture.file.name, picture.file_hash, *focus)


def of_story(row: Listing) -> Share:
    """Return the card of a public story: `row` with its cover, main field, place and province."""
    label = row.main_field.name if row.main_field else str(Kind(row.kind).label)
    return Share(str(row.pk), cards.Card(row.title, label, place_line(row), row.cover))


def of_field(field: Field) -> Share:
    """Return the card of a field."""
    return Share(f"{_FIELD}-{field.pk}", cards.Card(field.name, _("Lĩnh vực"), field.description))


def of_place(place: Place) -> Share:
    """Return the card of a place."""
    line = place.parent.full_name_with_province if place.parent else ""
    return Share(f"{_PLACE}-{place.pk}", cards.Card(capital(place.full_name), _("Địa phương"), line))


def of_document(document: OfficialDocument) -> Share:
    """Return the card of an official document."""
    label = f"{document.get_kind_display()} {document.number}".strip()
    return Share(f"{_DOCUMENT}-{document.pk}", cards.Card(document.subject or label, label, document.issuer))


def of_site() -> Share:
    """Return the card of every page that has none of its own."""
    # Hard spaces: the words of a pair stay together.
    title = _("Chuyện người tốt, việc tốt").replace(" tốt", "\u00a0tốt")
    return Share(f"{_SITE}-0", cards.Card(title))


def share_card(request: HttpRequest, name: str) -> HttpResponse:
    """Send a card; an address with an old version leads to the present one."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise Http404
    kind, pk = found.group(1) or "", int(found.group(2))
    share = _find(kind, pk)
    if share is None and not kind and was_public(pk):
        return gone(request)
    if share is None:
        raise Http404
    if found.group(3) != share.version:
        return HttpResponseRedirect(share.path)
    content = kept.picture(share.subject, share.version, partial(cards.draw, share.card))
    response = HttpResponse(content, content_type="image/jpeg")
    # The same for ever, yet not kept for ever: what is taken away shall be gone from caches too.
    patch_cache_control(response, public=True, max_age=_DAY)
    return response


def was_public(pk: int) -> bool:
    """Say whether there is a story that readers saw once and that was taken off."""
    return Story.objects.filter(pk=pk, live=False, first_published_at__isnull=False).exists()


# What a card can be of: the rows it is found in, and how it is made of one.
_SUBJECTS: dict[str, tuple[QuerySet[Any], Callable[[Any], Share]]] = {
    "": (Listing.objects.select_related("cover", "main_field", "place", "province_now"), of_story),
    _FIELD: (Field.objects.all(), of_field),
    _PLACE: (Place.objects.with_province(), of_place),
    _DOCUMENT: (OfficialDocument.objects.all(), of_document),
}


def _find(kind: str, pk: int) -> Share | None:
    if kind == _SITE:
        return of_site()
    if kind not in _SUBJECTS:
        return None
    rows, make = _SUBJECTS[kind]
    record = rows.filter(pk=pk).first()
    return make(record) if record is not None else None


@receiver(page_unpublished)
@receiver(post_delete)
def story_hidden(sender: type, instance: Any, **kwargs: Any) -> None:
    """Remove the card of a story that nobody may see any more."""
    if isinstance(instance, Story):
        transaction.on_commit(partial(kept.forget, str(instance.pk)), robust=True)
