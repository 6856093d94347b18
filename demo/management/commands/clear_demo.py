"""`manage.py clear_demo`: remove the sample content."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from demo.clearing import clear, sample_pages
from stories.importing.logs import quiet


class Command(BaseCommand):
    """Remove exactly what `load_demo` made; what the site's own content has come to use stays."""

    help = "Xóa dữ liệu mẫu, không đụng tới nội dung khác."

    def handle(self, *args: Any, **options: Any) -> None:
        """Clear and say what went."""
        hidden = not sys.stderr.isatty()
        with (
            quiet(),
            tqdm(total=sample_pages().count(), desc="Xóa dữ liệu mẫu", unit=" bài", disable=hidden, leave=False) as bar,
        ):
            gone = clear(bar.update)
        counts = ", ".join(f"{number} {what}" for what, number in gone.items() if number)
        self.stdout.write(f"Đã xóa dữ liệu mẫu: {counts}." if counts else "Không có dữ liệu mẫu.")
