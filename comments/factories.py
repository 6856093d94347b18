"""Builds comments for tests, as they stand after they came."""

import datetime
import itertools
from typing import Any

from django.utils import timezone

from comments.choices import State
from comments.models import Comment
from comments.services.counting import recount

_numbers = itertools.count(1)


def make_comment(page: Any, **values: Any) -> Comment:
    """Return a stored comment on `page` (a page or its id); waiting unless `state` says otherwise.

    `age`, a timedelta, puts it that long ago.
    """
    number = next(_numbers)
    age = values.pop("age", datetime.timedelta())
    values = {
        "name": f"Bạn đọc {number}",
        "text": f"Cảm ơn bà con, ý kiến số {number}.",
        "created_at": timezone.now() - age,
        **values,
    }
    comment = Comment.objects.create(page_id=getattr(page, "pk", page), **values)
    if comment.state == State.SHOWN:
        recount(comment.page_id)
    return comment
