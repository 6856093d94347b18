"""Leads the addresses of the old portal to the imported pages."""

from collections.abc import Iterable

from wagtail.contrib.redirects.models import Redirect

from stories.importing.problems import Problem
from stories.importing.references import insert_redirect_references
from stories.importing.rows import Row
from stories.models import Story

_TAKEN = "đã có đường chuyển hướng dẫn tới nơi khác, giữ nguyên"


def write_redirects(targets: Iterable[tuple[Row, Story]]) -> list[Problem]:
    """Make the redirects that are missing; return a warning for each address that already leads elsewhere."""
    wanted = {row.old_path: (row, story) for row, story in targets if row.old_path}
    if not wanted:
        return []
    taken = dict(Redirect.objects.filter(old_path__in=wanted, site=None).values_list("old_path", "redirect_page_id"))
    made = Redirect.objects.bulk_create(
        Redirect(old_path=path, redirect_page_id=story.pk)
        for path, (_row, story) in wanted.items()
        if path not in taken
    )
    insert_redirect_references(made)
    return [
        Problem(
            wanted[path][0].line, "old_url", "đã có đường chuyển hướng dẫn tới nơi khác, giữ nguyên", is_error=False
        )
        for path, page_id in taken.items()
        if page_id != wanted[path][1].pk
    ]
