"""`manage.py setup_site`: make the pages, roles, fields and places that a site needs."""

from typing import Any

from django.core.management.base import BaseCommand

from home.services import setup_site


class Command(BaseCommand):
    """Set up the site; safe to run at every start."""

    help = "Dựng trang chủ, trang danh sách, vai trò, lĩnh vực và địa phương; chạy lại không làm mất gì."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the set-up."""
        home = setup_site()
        if options["verbosity"]:
            self.stdout.write(f"Trang đã sẵn sàng: {home.title}")
