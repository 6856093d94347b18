"""`manage.py rebuild_listing`: make the table of what is public anew, and say what was wrong."""

from typing import Any

from django.core.management.base import BaseCommand

from stories.services.listing import rebuild


class Command(BaseCommand):
    """Repair the listing."""

    help = "Dựng lại bảng bài công khai và nói rõ chỗ nào đã lệch."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and report."""
        difference = rebuild()
        if not difference:
            self.stdout.write("Bảng bài công khai đã đúng.")
            return
        for words, ids in (
            ("thiếu", difference.missing),
            ("thừa", difference.extra),
            ("cũ", difference.stale),
        ):
            if ids:
                self.stdout.write(f"Bài {words}: {', '.join(map(str, sorted(ids)))}")
        if difference.miscounted:
            self.stdout.write(f"Số đếm lệch: {difference.miscounted}")
