"""A copy of what is kept about a person, to be handed out at their request."""

import csv
import io
import json
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _

from comments.models import Comment, DataRequest
from comments.services.people import matching
from core.dates import local
from core.exporting import BYTE_ORDER_MARK, harmless

Row = dict[str, str]


def export(request: DataRequest, chosen: Collection[int]) -> list[Row]:
    """Return all that is kept with those of the chosen comments that may be the person's, and of the request itself.

    Rows have the same keys, words for people: what it is, when, where, and each thing that is kept.
    """
    comments = [match.comment for match in matching(request) if match.comment.pk in set(chosen)]
    rows = [row for comment in comments for row in _rows_of(comment)]
    return [*rows, _request_row(request)]


def as_csv(rows: list[Row]) -> bytes:
    """Return the rows as a table that Excel opens in Vietnamese, with no formula in it."""
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, fieldnames=list(rows[0]))
    table.writeheader()
    table.writerows({key: harmless(value) for key, value in row.items()} for row in rows)
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def as_json(rows: list[Row]) -> bytes:
    """Return the rows for machines."""
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()


def _rows_of(comment: Comment) -> Iterator[Row]:
    yield _row(
        what=_("Ý kiến"),
        when=comment.created_at,
        where=comment.page.title,
        name=comment.name,
        email=comment.email,
        text=comment.text,
        state=comment.get_state_display(),
        more=comment.found,
        marks=" ".join(filter(None, (comment.device, comment.address, comment.fingerprint))),
    )
    for decision in comment.decisions.order_by("version"):
        yield _row(
            what=_("Quyết định về ý kiến"),
            when=decision.made_at,
            where=comment.page.title,
            state=decision.get_action_display(),
            more=decision.get_reason_display(),
        )


def _request_row(request: DataRequest) -> Row:
    return _row(
        what=_("Yêu cầu về dữ liệu"),
        when=request.received_at,
        name=request.name,
        email=request.email,
        text=request.note,
        state=request.get_state_display(),
        more=request.outcome,
    )


def _row(*, what: str, when: Any, **values: str) -> Row:
    return {
        _("Loại"): what,
        _("Lúc"): f"{local(when):%d/%m/%Y %H:%M}",
        _("Trang"): values.get("where", ""),
        _("Họ tên"): values.get("name", ""),
        _("Thư điện tử"): values.get("email", ""),
        _("Nội dung"): values.get("text", ""),
        _("Tình trạng"): values.get("state", ""),
        _("Ghi thêm"): values.get("more", ""),
        _("Mã băm (thiết bị, địa chỉ mạng, lời văn)"): values.get("marks", ""),
    }
