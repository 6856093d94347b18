"""`manage.py demo_logins`: say with which names and password one can sign in to try the admin."""

from typing import Any

from django.core.management.base import BaseCommand

from demo.people import PASSWORD, logins


class Command(BaseCommand):
    """List the sample users."""

    help = "In tên đăng nhập và mật khẩu của người dùng mẫu."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line a user."""
        found = logins()
        if not found:
            self.stdout.write("Chưa có người dùng mẫu.")
            return
        self.stdout.write(f"Mật khẩu chung (dữ liệu mẫu): {PASSWORD}")
        for username, role in found:
            self.stdout.write(f"  {username:<14} {role}")
