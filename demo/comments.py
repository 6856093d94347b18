"""Sample comments: some that readers see, some in each group that waits, one reported, one answered by a unit."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from comments.choices import Action, Group, State
from comments.models import Comment, Decision
from comments.services.answering import answer
from comments.services.deciding import Wish, decide
from demo.models import DemoRecord
from demo.people import sample_user
from demo.registry import loaded_keys, remember
from demo.samples import FOLDER, ORIGIN, Sample
from places.models import Unit
from stories.models import Story

UNIT = "Phòng Văn hóa – Xã hội xã (dữ liệu mẫu)"
_KEY = "comment:"
_DECIDED_AFTER = datetime.timedelta(hours=1)


def comment_samples() -> list[Sample]:
    """Return the rows, each parent before its answers."""
    return [json.loads(line) for line in (FOLDER / "comments.jsonl").read_text(encoding="utf-8").splitlines()]


def load_comments() -> int:
    """Add the comments that were never loaded to the sample stories there are; return how many."""
    known, stories = loaded_keys(), dict(Story.objects.filter(origin=ORIGIN, live=True).values_list("origin_id", "pk"))
    missing = [row for row in comment_samples() if key_of(row) not in known and row["story"] in stories]
    moderator = sample_user("kiem-duyet")
    made = _loaded_before()
    before = len(made)
    for row in missing:
        if row.get("parent") in (None, *made):
            made[row["id"]] = _load(row, stories[row["story"]], made, moderator)
    return len(made) - before


def key_of(row: Sample) -> str:
    """Return the key under which a loaded comment is remembered."""
    return f"{_KEY}{row['id']}"


def _loaded_before() -> dict[str, Comment]:
    """Return the samples that an earlier run has loaded, by their ids: what it did not come to may answer them."""
    keys = dict(DemoRecord.objects.filter(key__startswith=_KEY).values_list("object_id", "key"))
    return {keys[pk].removeprefix(_KEY): comment for pk, comment in Comment.objects.in_bulk(list(keys)).items()}


@transaction.atomic
def _load(row: Sample, page: int, made: Mapping[str, Comment], moderator: User | None) -> Comment:
    parent = made[row["parent"]] if row.get("parent") else None
    comment = _answered(row, parent, moderator) if row.get("official") and parent else _sent(row, page, parent)
    sent_at = timezone.now() - datetime.timedelta(hours=row["hours"])
    Comment.objects.filter(pk=comment.pk).update(created_at=sent_at)
    if not row.get("official") and row["state"] != State.WAITING:
        action = Action.APPROVE if row["state"] == State.SHOWN else Action.HIDE
        decide(Wish(comment.pk, 0, action, row.get("reason", "")), moderator)
    Decision.objects.filter(comment=comment).update(made_at=sent_at + _DECIDED_AFTER)
    if row.get("report"):
        _report(comment, row["report"], sent_at + 2 * _DECIDED_AFTER)
    remember(comment, key_of(row))
    return comment


def _sent(row: Sample, page: int, parent: Comment | None) -> Comment:
    return Comment.objects.create(
        page_id=page,
        parent=parent,
        name=row["name"],
        email=row.get("email", ""),
        text=row["text"],
        created_at=timezone.now(),
        group=Group(row.get("group", Group.CLEAN)),
        found=row.get("found", ""),
    )


def _answered(row: Sample, parent: Comment, moderator: User | None) -> Comment:
    unit, _made = Unit.objects.get_or_create(name=UNIT)
    version = Comment.objects.values_list("version", flat=True).get(pk=parent.pk)
    return answer(parent.pk, version, row["text"], unit, moderator)


def _report(comment: Comment, values: Mapping[str, Any], made_at: datetime.datetime) -> None:
    comment.reports.create(reason=values["reason"], note=values["note"], made_at=made_at)
    Comment.objects.filter(pk=comment.pk).update(open_reports=1)
