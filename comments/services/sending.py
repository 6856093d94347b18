"""Takes a comment as it comes from a reader: screened, stored once however often it arrives."""

import datetime
import hashlib

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.choices import Mode, State
from comments.models import Comment, CommentTally
from comments.screening import Refusal, screen
from comments.screening.types import Code
from comments.services.posting import Sender, Writing, post
from core.public_pages import PublicPage, public_page

# Pressed twice, or sent again because no answer came.
_AGAIN = datetime.timedelta(minutes=10)


def send(
    page: PublicPage, writing: Writing, sender: Sender, mode: Mode, consent: str, *, is_new: bool
) -> Comment | Refusal:
    """Store what was written, or say why not; what was stored already is returned as it is.

    `is_new` says that the sender's device has got its name with this request. The row is committed when this returns.
    """
    with transaction.atomic():
        if public_page(page.pk) is None:
            return Refusal(_("Bài này vừa được gỡ nên không nhận ý kiến nữa."), Code.GONE)
        # Two that come at once stand in line: the second finds the first.
        CommentTally.objects.get_or_create(page_id=page.pk)
        CommentTally.objects.select_for_update().get(page_id=page.pk)
        sent = sent_before(page, writing, sender, is_new=is_new)
        if sent:
            return sent
        verdict = screen(writing, sender, page.pk)
        if isinstance(verdict, Refusal):
            return verdict
        return post(page.pk, writing, sender, verdict, mode, consent)


def sent_before(page: PublicPage, writing: Writing, sender: Sender, *, is_new: bool) -> Comment | None:
    """Return the same words of the same name if this reader has sent them to the same place just now.

    Who never got our answer has never got the cookie in it either: then the address tells, and the comment goes over
    to the device's new name while it waits.
    """
    same = Comment.objects.filter(
        page=page.pk,
        parent=writing.parent,
        name=writing.name,
        text=writing.text,
        unit=None,
        created_at__gte=timezone.now() - _AGAIN,
    )
    found = same.filter(address=sender.address) if is_new else same.filter(device=sender.device)
    sent = found.first()
    # What everybody can read could be anybody's who copies it.
    if sent and is_new and sent.state == State.WAITING:
        sent.device = sender.device
        sent.save(update_fields=["device"])
    return sent


def consent_hash(words: str) -> str:
    """Return the hash (43 characters) by which a text of consent is known."""
    return signing.b64_encode(hashlib.sha256(words.encode()).digest()).decode()
