"""`make services`: a PostgreSQL for work on the code; and one that tests throw away."""

import contextlib
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.entry import enter
from tools.failure import Failure
from tools.postgresql import Cluster, owner, services_folder
from tools.process import POLL_SECONDS, stop_request

QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


@contextlib.contextmanager
def throwaway_postgresql() -> Iterator[str]:
    """Start a new cluster for tests, give its address, and remove everything afterwards."""
    user = owner()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=services_folder(user)))
    cluster = Cluster(folder, user, QUICK)
    try:
        cluster.start()
        yield cluster.url
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            folder.parent.rmdir()


def main() -> int:
    """Run a PostgreSQL whose data stays, until Ctrl-C."""
    user = owner()
    cluster = Cluster(services_folder(user) / "postgresql", user)
    if cluster.running():
        raise Failure("PostgreSQL riêng của thư mục này đang chạy rồi.")
    try:
        cluster.start()
        print(f"PostgreSQL đang chạy. Ở cửa sổ khác, hãy dùng:\nexport DATABASE_URL={cluster.url}")
        print("Nhấn Ctrl-C để dừng.")
        while not stop_request.requested:
            time.sleep(POLL_SECONDS)
    finally:
        cluster.stop()
    print("\nPostgreSQL đã dừng; dữ liệu còn nguyên.")
    return 0


if __name__ == "__main__":
    sys.exit(enter(main))
