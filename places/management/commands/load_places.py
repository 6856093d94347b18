"""Load places and successions from files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from places.services import DATA, load_places, load_successions, read_rows


class Command(BaseCommand):
    """Without arguments: the provinces that come with the site."""

    help = "Nạp danh mục địa phương; chạy lại nhiều lần vẫn được, không xóa gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept other files of the same form."""
        parser.add_argument("--places", type=Path, help="tệp CSV các địa phương")
        parser.add_argument("--successions", type=Path, help="tệp CSV các thay đổi")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all or nothing."""
        places, successions = options["places"], options["successions"]
        if not places and not successions:
            places, successions = DATA / "provinces.csv", DATA / "province_successions.csv"
        try:
            with transaction.atomic():
                if places:
                    self.stdout.write(f"Địa phương: {load_places(read_rows(places))}.")
                if successions:
                    self.stdout.write(f"Thay đổi: {load_successions(read_rows(successions))}.")
        except (OSError, KeyError, ValueError, ValidationError) as error:
            raise CommandError(f"Không nạp được: {error}") from error
