"""Room on the disk, asked for before it runs out."""

import shutil
from pathlib import Path

from tools.failure import Failure

NEEDED = 1024**3


def require_space(folder: Path, needed: int = NEEDED) -> None:
    """Refuse to begin when the folder's disk has less free space than needed."""
    missing = needed - shutil.disk_usage(folder).free
    if missing > 0:
        raise Failure(f"Ổ đĩa chứa {folder} cần thêm {_megabytes(missing)} MB trống: hãy dọn bớt rồi chạy lại.")


def _megabytes(size: int) -> int:
    return -(-size // 1024**2)
