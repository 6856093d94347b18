"""Everything the site needs before it is served, in one process: each start of Django takes seconds."""

import argparse
import io
from pathlib import Path

import django
from django.core.management import call_command


def main() -> None:
    """Run the management commands that the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--static", action="store_true")
    parser.add_argument("--logins", type=Path)
    options = parser.parse_args()
    django.setup()
    print("Đang chuẩn bị cơ sở dữ liệu …", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("setup_site")
    print("Đang nạp danh mục địa phương …", flush=True)
    call_command("load_places", verbosity=0)
    if options.logins:
        call_command("load_demo")
        options.logins.write_text(_printed("demo_logins"))
    if options.static:
        print("Đang gom các tệp tĩnh …", flush=True)
        call_command("collectstatic", verbosity=0, interactive=False)


def _printed(command: str) -> str:
    output = io.StringIO()
    call_command(command, stdout=output)
    return output.getvalue()


if __name__ == "__main__":
    main()
