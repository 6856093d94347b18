"""`manage.py refresh_places`: say anew where stories stand today, after units were loaded."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from stories.services.replacing import placed_stories, replace_all


class Command(BaseCommand):
    """Derive the present place and province of all stories; what an editor chose stays while it holds."""

    help = "Tính lại nơi chốn hiện nay của mọi bài sau khi nạp địa phương; chạy lại bao nhiêu lần cũng được."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refresh and report."""
        hidden = not sys.stderr.isatty()
        with tqdm(total=placed_stories().count(), desc="Tính lại", unit=" bài", disable=hidden, leave=False) as bar:
            done = replace_all(bar.update)
        if not (done.moved or done.listed):
            self.stdout.write(f"Nơi chốn hiện nay của {done.seen} bài đã đúng.")
            return
        moved = f"{done.moved} bài đổi nơi chốn hiện nay, xếp lại {done.listed} bài trong danh sách"
        self.stdout.write(f"Đã xem {done.seen} bài: {moved}.")
