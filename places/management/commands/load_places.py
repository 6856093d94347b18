"""Load places and successions from files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.services import BadFile, load_files, load_places


class Command(BaseCommand):
    """Without arguments: all units that come with the site."""

    help = "Nạp danh mục địa phương; chạy lại nhiều lần vẫn được, không xóa gì, giữ những gì quản trị đã sửa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept other files of the same form."""
        parser.add_argument("--places", type=Path, help="tệp CSV các địa phương")
        parser.add_argument("--successions", type=Path, help="tệp CSV các thay đổi")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all or nothing."""
        files = [[options[name]] if options[name] else [] for name in ("places", "successions")]
        try:
            places, successions = load_files(*files) if any(files) else load_places()
        except BadFile as error:
            raise CommandError(f"Không nạp được: {error}") from error
        if options["verbosity"]:
            self.stdout.write(f"Địa phương: {places}.")
            self.stdout.write(f"Thay đổi: {successions}.")
        if options["verbosity"] and any(loaded.created or loaded.updated for loaded in (places, successions)):
            self.stdout.write("Bài đã có cần tìm lại nơi hiện nay: manage.py refresh_places.")
