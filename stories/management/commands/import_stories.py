"""`manage.py import_stories FILE.jsonl`: bring stories in from an old portal."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from tqdm import tqdm

from core.text import clean_line
from stories.importing.importer import Import, Options
from stories.importing.logs import quiet
from stories.importing.problems import Problem, grouped
from stories.importing.survey import Survey
from stories.importing.writing import Writer
from stories.models import IndexPage

_KIND_NAMES = {"exemplar": "gương", "article": "tin bài", "campaign": "phong trào", "document": "văn bản"}


class Command(BaseCommand):
    """Check a whole file, then write it in batches; running it again changes only what has changed."""

    help = "Nhập bài từ tệp JSONL của cổng cũ; nhập lại chỉ cập nhật, không nhân đôi."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and how to treat it."""
        parser.add_argument("file", type=Path, metavar="TỆP.jsonl", help="Mỗi dòng một đối tượng JSON, UTF-8.")
        parser.add_argument("--origin", default="", help="Tên nguồn; để trống thì lấy tên tệp không có đuôi.")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ kiểm tra và nói sẽ làm gì, không ghi.")
        parser.add_argument("--skip-bad", action="store_true", help="Ghi các dòng đúng, liệt kê các dòng sai.")
        parser.add_argument(
            "--no-index", action="store_true", help="Chưa lập chỉ mục tìm kiếm: sau đó hãy chạy manage.py update_index."
        )
        parser.add_argument(
            "--allow-unknown-place", action="store_true", help="Tỉnh lạ không phải lỗi: chỉ giữ nơi chốn như đã viết."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, write, report."""
        path: Path = options["file"]
        origin = clean_line(options["origin"] or path.stem)
        if not origin or len(origin) > 60:
            raise CommandError("Tên nguồn (--origin) cần có từ 1 đến 60 ký tự.")
        if not path.is_file():
            raise CommandError(f"Không có tệp {path}.")
        if IndexPage.objects.count() < 3:
            raise CommandError("Trang chưa được dựng: hãy chạy manage.py setup_site trước.")
        chosen = Options(origin, options["dry_run"], options["allow_unknown_place"], not options["no_index"])
        work = Import(path, chosen)
        try:
            survey = self._check(work, skip_bad=options["skip_bad"])
            writer = self._write(work)
        except OSError as error:
            raise CommandError(f"Không đọc được tệp {path}: {error.strerror or error}.") from None
        self._report(survey, writer)

    def _check(self, work: Import, *, skip_bad: bool) -> Survey:
        with _bar(work.path.stat().st_size, "Kiểm tra", unit="B", unit_scale=True) as bar:
            try:
                survey = work.check(bar.update)
            except KeyboardInterrupt:
                raise CommandError("Đã dừng theo yêu cầu, chưa ghi gì.") from None
        for problem in survey.errors:
            self.stderr.write(str(problem))
        if survey.errors and not skip_bad:
            self._list_warnings(survey.warnings)
            raise CommandError(f"Tệp có {len(survey.errors)} lỗi; chưa ghi gì.")
        if not survey.kinds and not survey.errors:
            raise CommandError("Tệp không có dòng nào.")
        return survey

    def _write(self, work: Import) -> Writer:
        writer = work.prepare()
        try:
            with quiet(), _bar(len(work.survey.kinds), "Ghi", unit=" bài") as bar:
                work.write(writer, bar.update)
        except (KeyboardInterrupt, DatabaseError) as error:
            stopped = isinstance(error, KeyboardInterrupt)
            reason = "Đã dừng theo yêu cầu" if stopped else f"Cơ sở dữ liệu báo lỗi: {error}"
            done = f"{writer.outcome.total}/{len(work.survey.kinds)}"
            raise CommandError(f"{reason}. Đã xong {done} bài; chạy lại lệnh này để làm tiếp.") from None
        return writer

    def _report(self, survey: Survey, writer: Writer) -> None:
        outcome = writer.outcome
        if writer.dry_run:
            self.stdout.write("Chạy thử, không ghi gì. Nếu chạy thật:")
        for label, counts in (("Mới", outcome.new), ("Thay đổi", outcome.changed), ("Giữ nguyên", outcome.unchanged)):
            kinds = ", ".join(f"{counts[kind]} {name}" for kind, name in _KIND_NAMES.items() if counts[kind])
            self.stdout.write(f"{label}: {counts.total()}{f' ({kinds})' if kinds else ''}")
        made = writer.resolver.names.made + writer.resolver.documents.made
        if made:
            self.stdout.write("Tạo thêm: " + ", ".join(f"{number} {what}" for what, number in made.items()))
        if survey.errors:
            self.stdout.write(f"Dòng có lỗi, bỏ qua: {len({problem.line for problem in survey.errors})}")
        self._list_warnings([*survey.warnings, *outcome.problems])

    def _list_warnings(self, problems: list[Problem]) -> None:
        self.stdout.write(f"Cảnh báo: {len(problems)}")
        for line in grouped(problems):
            self.stdout.write(f"  {line}")


def _bar(total: int, text: str, **options: Any) -> "tqdm[Any]":
    """Return a progress bar, silent unless someone looks on."""
    return tqdm(total=total, desc=text, file=sys.stderr, disable=not sys.stderr.isatty(), leave=False, **options)
