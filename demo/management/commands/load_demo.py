"""`manage.py load_demo`: add the sample content."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from demo.loading import load, missing_samples
from demo.people import is_trial_site
from stories.importing.logs import quiet


class Command(BaseCommand):
    """Load the samples that are missing; run again it changes nothing."""

    help = "Nạp dữ liệu mẫu: bài, phong trào, văn bản, tranh, người dùng. Chạy lại không nhân đôi."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--with-users` for servers that others reach."""
        parser.add_argument(
            "--with-users",
            action="store_true",
            help="Tạo cả người dùng mẫu, có mật khẩu ai cũng biết, dù đây là máy chủ thật.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what was added."""
        with_people = options["with_users"] or is_trial_site()
        hidden = not sys.stderr.isatty()
        with (
            quiet(),
            tqdm(total=len(missing_samples()), desc="Nạp dữ liệu mẫu", unit=" bài", disable=hidden, leave=False) as bar,
        ):
            loaded = load(with_people=with_people, progress=bar.update)
        for problem in loaded.errors:
            self.stderr.write(str(problem))
        if not with_people:
            self.stdout.write("Không tạo người dùng mẫu trên máy chủ thật; thêm --with-users nếu vẫn muốn.")
        if loaded.stories or loaded.people or loaded.comments or loaded.visits:
            self.stdout.write(
                f"Đã nạp dữ liệu mẫu: {loaded.stories} bài, {loaded.comments} ý kiến, {loaded.people} người dùng, "
                f"{loaded.visits} lượt xem."
            )
        else:
            self.stdout.write("Dữ liệu mẫu đã có đủ.")
