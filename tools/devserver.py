"""`make run`: Django's own server for work on the code, with debug pages and reloading, and the periodic work."""

import sys

from tools.entry import enter
from tools.manage import management_command, run_django
from tools.paths import site_environment
from tools.ports import HOST, answers, chosen_port, require_free
from tools.supervisor import supervise

SETTINGS = "config.settings.dev"
BESIDE = (
    "Tác vụ định kỳ (đăng bài hẹn giờ, gỡ bài hết hạn, ghi chuyện của ngày) đang chạy bên cạnh; "
    "sửa mã của nó thì chạy lại make run. Nhấn Ctrl-C để dừng."
)


def main() -> int:
    """Bring the database up to date and serve until Ctrl-C."""
    port = chosen_port()
    require_free(port)
    environment = site_environment(SETTINGS, SITE_URL=f"http://{HOST}:{port}")
    run_django("Chuẩn bị trang", [sys.executable, "-m", "tools.prepare"], environment)
    supervise(
        management_command("runserver", f"{HOST}:{port}"),
        management_command("run_periodic"),
        environment,
        ready=lambda: answers(port),
        announce=lambda: print(BESIDE),
    )
    return 0


if __name__ == "__main__":
    sys.exit(enter(main))
