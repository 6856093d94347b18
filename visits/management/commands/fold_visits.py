"""`manage.py fold_visits`: count the views that wait in the journal, until stopped."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from visits.rounds import keep_counting, work_once


class Command(BaseCommand):
    """Fold the journal every two seconds; `run_periodic` does the same where it runs."""

    help = "Cộng lượt xem đang chờ vào các bộ đếm, hai giây một lần; chạy mãi tới khi được dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--once` for timers of the system."""
        parser.add_argument("--once", action="store_true", help="Làm một lượt rồi thôi.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Loop until a signal comes."""
        if options["once"]:
            work_once()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        keep_counting(stop)
