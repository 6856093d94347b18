"""Prove that the table of places is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.checks import problems


class Command(BaseCommand):
    """Say what is wrong with the places, or that nothing is."""

    help = "Kiểm tra danh mục địa phương: số tỉnh, nơi trực thuộc, các thay đổi, địa chỉ."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each problem; fail if there is one."""
        found = problems()
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"Danh mục địa phương có {len(found)} lỗi.")
        self.stdout.write("Danh mục địa phương đầy đủ và nhất quán.")
