"""Load places and successions from files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from places.services import Loaded, load_place_rows, load_places, load_succession_rows, read_rows


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
        try:
            with transaction.atomic():
                if not places and not successions:
                    self._say(*load_places())
                self._say(
                    load_place_rows(read_rows(places)) if places else None,
                    load_succession_rows(read_rows(successions)) if successions else None,
                )
        except (OSError, KeyError, ValueError, ValidationError) as error:
            raise CommandError(f"Không nạp được: {error}") from error

    def _say(self, places: Loaded | None, successions: Loaded | None) -> None:
        if places:
            self.stdout.write(f"Địa phương: {places}.")
        if successions:
            self.stdout.write(f"Thay đổi: {successions}.")
