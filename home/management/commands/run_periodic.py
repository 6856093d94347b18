"""`manage.py run_periodic`: do the work that comes with time, until stopped."""

import logging
import signal
import threading
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections, connections

from comments.services.digest import send_due
from comments.services.retention import keep_within_days
from home.days import write_down
from media.leftovers import clean_up
from reactions.retention import forget_addresses
from search.counting import forget_old
from search.outbox import sweep
from visits.rounds import keep_counting, work_once

logger = logging.getLogger(__name__)
# A story that expires must be hidden within 60 seconds.
INTERVAL = 20.0
# The name of the thread that counts views.
COUNTING = "counting views"


class Command(BaseCommand):
    """Publish what is due and take down what has expired, every 20 seconds; count views meanwhile, every two."""

    help = "Đăng bài đã hẹn giờ, gỡ bài hết hạn; chạy mãi tới khi được dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--once` for timers of the system."""
        parser.add_argument("--once", action="store_true", help="Làm một lượt rồi thôi.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Loop until a signal comes; a failure is logged and tried again next time."""
        if options["once"]:
            run_due_work()
            work_once()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        counting = threading.Thread(target=_count_views, args=[stop], name=COUNTING)
        counting.start()
        try:
            while not stop.is_set():
                run_due_work()
                stop.wait(INTERVAL)
        finally:
            stop.set()
            counting.join()


def _count_views(stop: threading.Event) -> None:
    """Count views until told to stop; the thread has connections of its own."""
    try:
        keep_counting(stop)
    finally:
        connections.close_all()


def run_due_work() -> None:
    """Do all that is due, one work after the other; log a failure instead of stopping."""
    works: dict[str, Callable[[], object]] = {
        "scheduled publishing": lambda: call_command("publish_scheduled", verbosity=0),
        "the story of the day": write_down,
        "removing forgotten uploads": clean_up,
        "the index of search": sweep,
        "forgetting old searches": forget_old,
        "what is kept of comments": keep_within_days,
        "the letter to moderators": send_due,
        "forgetting who gave thanks from where": forget_addresses,
    }
    for name, work in works.items():
        close_old_connections()
        try:
            work()
        except Exception:
            logger.exception("%s failed", name)
        finally:
            close_old_connections()
