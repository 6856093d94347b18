"""`manage.py update_index`: make readers' index and Wagtail's own anew, beside whoever uses them."""

import sys
import threading
from argparse import SUPPRESS
from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandError, CommandParser
from modelsearch.conf import get_app_config
from tqdm import tqdm
from wagtail.search.management.commands.update_index import Command as WagtailCommand

from search.backends import ELASTICSEARCH, database_index, elasticsearch, targets
from search.backends.base import IndexAway
from search.building import all_names, build
from search.indexing import Difference
from search.models import SearchDocument
from search.outbox import catch_up_meanwhile

READERS = "readers"
_SHOWN = 20


class Command(WagtailCommand):
    """Wagtail's command for its own index, and ours for readers' before it."""

    help = "Dựng lại chỉ mục tìm kiếm của bạn đọc và của tòa soạn; trang vẫn chạy trong lúc đó."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take Wagtail's options, and `--check`."""
        super().add_arguments(parser)
        # For `search.helper`: until its input is closed.
        parser.add_argument("--waiting", action="store_true", help=SUPPRESS)
        parser.add_argument("--check", action="store_true", help="Chỉ xem chỉ mục của bạn đọc có lệch không.")

    def handle(self, **options: Any) -> None:
        """Build what `--backend` names ("readers" for readers' index), else everything."""
        self.verbosity = options["verbosity"]
        if options["waiting"]:
            catch_up_meanwhile(_input_is_closed())
            return
        if options["check"]:
            self._check()
            return
        chosen = options["backend_name"]
        if chosen in (None, READERS) and not options["schema_only"]:
            self._build()
        for name in get_app_config().get_search_backend_config():
            if name != READERS and chosen in (None, name):
                super().handle(**(options | {"backend_name": name}))

    def _check(self) -> None:
        difference = self._compare(is_dry=True)
        if difference:
            raise CommandError("Chỉ mục lệch: hãy chạy manage.py update_index.")

    def _build(self) -> None:
        self._compare(is_dry=False)
        database_index().tidy()
        if ELASTICSEARCH not in targets():
            return
        with _bar(SearchDocument.objects.count(), "Elasticsearch") as bar:
            try:
                elasticsearch.rebuild_elasticsearch(bar.update)
            except IndexAway as reason:
                raise CommandError(f"Elasticsearch không trả lời: {reason}") from None
        self.write("Elasticsearch: xong.")

    def _compare(self, *, is_dry: bool) -> Difference:
        names = all_names()
        with _bar(len(names), "Bạn đọc") as bar:
            difference = build(names, bar.update, is_whole=True, is_dry=is_dry)
        if not difference:
            self.write(f"Chỉ mục của bạn đọc đã đúng: {len(names)} bài và văn bản.")
        found = (("thiếu", difference.added), ("cũ", difference.changed), ("thừa", difference.removed))
        for words, wrong in found:
            if wrong:
                shown = ", ".join(sorted(wrong)[:_SHOWN])
                self.write(f"Chỉ mục của bạn đọc {words} {len(wrong)}: {shown}{'…' if len(wrong) > _SHOWN else ''}")
        return difference


def _input_is_closed() -> Callable[[], bool]:
    closed = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        closed.set()

    threading.Thread(target=wait, daemon=True).start()
    return closed.is_set


def _bar(total: int, text: str) -> "tqdm[Any]":
    """Return a progress bar, silent unless someone looks on."""
    return tqdm(total=total, desc=text, unit=" bài", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False)
