"""Looks at what readers send before it is stored: the doubtful waits; little is refused, and always with a reason."""

from django.utils.translation import gettext as _

from comments.choices import Group
from comments.screening import duplicates, floods
from comments.screening.kept import own_hosts, watched_words
from comments.screening.links import find_links
from comments.screening.types import Code, Refusal
from comments.screening.words import Found, find
from comments.services.posting import Sender, Verdict, Writing
from core.dates import local
from core.text import clean_line, shorten

__all__ = ["Code", "Refusal", "screen"]

_SHOWN, _LENGTH = 20, 120


def screen(writing: Writing, sender: Sender, page: int) -> Verdict | Refusal:
    """Say what is doubtful in what a reader sends for a page, or why it is not taken.

    Of several doubts the first counts: words, links, duplicates, floods, no proof.
    """
    told = floods.told_to_wait(sender)
    if told:
        return told
    said = f"{writing.name}\n{writing.text}"
    found = find(said, watched_words())
    refused = [one for one in found if one.word.is_refused]
    if refused:
        return _words_refused(refused)
    flow = floods.flow_of(sender)
    if isinstance(flow, Refusal):
        return flow
    return _verdict(writing, sender, found, is_flood=flow is floods.Flow.FLOOD)


def _verdict(writing: Writing, sender: Sender, words: list[Found], is_flood: bool) -> Verdict:
    fingerprint = duplicates.fingerprint_of(writing.text)
    if words:
        return Verdict(Group.WORDS, _shown([one.typed for one in words]), fingerprint)
    links = find_links(f"{writing.name}\n{writing.text}", own_hosts())
    if links:
        return Verdict(Group.LINKS, _shown(links), fingerprint)
    sent = duplicates.earlier(writing.text, fingerprint, sender.device)
    if sent:
        shown = _("giống ý kiến gửi lúc %(time)s") % {"time": f"{local(sent):%H:%M, %d/%m/%Y}"}
        return Verdict(Group.DUPLICATE, (shown,), fingerprint)
    if is_flood:
        return Verdict(Group.FLOOD, fingerprint=fingerprint)
    return Verdict(Group.CLEAN if sender.is_proven else Group.UNPROVEN, fingerprint=fingerprint)


def _words_refused(words: list[Found]) -> Refusal:
    typed = "”, “".join(_shown([one.typed for one in words]))
    message = _("Ý kiến có từ không phù hợp: “%(words)s”. Xin sửa lại rồi gửi, phần bạn viết vẫn còn đây.")
    return Refusal(message % {"words": typed}, Code.WORDS)


def _shown(found: list[str]) -> tuple[str, ...]:
    """Return what was found, each on one line."""
    return tuple(shorten(clean_line(one), _LENGTH) for one in found[:_SHOWN])
