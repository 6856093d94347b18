"""Reads what moderators send: by a script as JSON, or by plain forms."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from comments.choices import Action, Reason
from comments.services.deciding import Wish
from core.text import clean_line

# As many as a page shows, and some.
MOST = 100
NOTE_LENGTH = 300
UNDO = "undo"
_ACTIONS = (Action.APPROVE, Action.HIDE, Action.KEEP)
_LARGEST_ID, _LARGEST_VERSION = 2**63, 2**31


class Unreadable(ValueError):
    """What was sent is nothing that our screens send."""


@dataclass(frozen=True)
class Sent:
    """What is to be done with which comments: wishes, or pairs of comment and version to take back."""

    wishes: tuple[Wish, ...] = ()
    undone: tuple[tuple[int, int], ...] = ()

    @property
    def comments(self) -> list[int]:
        """Return the ids of all of them."""
        return [wish.comment for wish in self.wishes] + [comment for comment, _version in self.undone]


def from_json(body: bytes) -> Sent:
    """Return what a script sends: {"lam": "hide:insult", "ghi-chu": "", "cau": ["12:3"]}.

    Raises:
        Unreadable: it is anything else.
    """
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(data, dict) or not isinstance(data.get("cau"), list):
        raise Unreadable
    return _sent(data.get("lam"), data["cau"], data.get("ghi-chu", ""))


def from_form(data: Any) -> Sent:
    """Return what a form sends: its own comments, those chosen on the page, or all of the page.

    Raises:
        Unreadable: it is nothing of ours.
    """
    pairs = data.getlist("tren-trang" if data.get("ca-trang") else "cau")
    # A browser sends the comments of an undo in one field.
    pairs = [pair for text in pairs for pair in text.split()]
    return _sent(data.get("lam"), pairs, data.get("ghi-chu", ""))


def _sent(wanted: Any, pairs: Iterable[Any], note: Any) -> Sent:
    known = dict.fromkeys(_pair(pair) for pair in pairs)
    if len(known) > MOST or not isinstance(wanted, str) or not isinstance(note, str):
        raise Unreadable
    if wanted == UNDO:
        return Sent(undone=tuple(known))
    action, _, reason = wanted.partition(":")
    if action not in _ACTIONS or (reason and reason not in Reason.values):
        raise Unreadable
    note = _storable(note)
    return Sent(tuple(Wish(comment, version, Action(action), reason, note) for comment, version in known))


def _pair(text: Any) -> tuple[int, int]:
    comment, _, version = text.partition(":") if isinstance(text, str) else ("", "", "")
    return _number(comment, _LARGEST_ID), _number(version, _LARGEST_VERSION)


def _number(text: str, limit: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else limit
    if number >= limit:
        raise Unreadable
    return number


def _storable(note: str) -> str:
    """Return the note on one line, without what no database takes."""
    return clean_line(note.encode("utf-8", "ignore").decode())[:NOTE_LENGTH]
