"""The one way in for every command: signals become notes, failures become sentences and exit codes."""

import errno
import sys
from collections.abc import Callable

from tools.failure import FULL_DISK, Failure, Stopped
from tools.process import stop_request


def enter(main: Callable[[], int], stopped: int = 0) -> int:
    """Run a command; return its exit code, 1 after a failure, `stopped` after Ctrl-C."""
    stop_request.listen()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    try:
        return main()
    except Stopped:
        print("\nĐã dừng.")
        return stopped
    except Failure as failure:
        return _fail(str(failure))
    except OSError as error:
        return _fail(_explain(error))


def _fail(sentence: str) -> int:
    sys.stdout.flush()
    print(sentence, file=sys.stderr)
    return 1


def _explain(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL_DISK
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Không ghi được vào {error.filename or 'thư mục này'}: hãy kiểm tra quyền của thư mục."
    return f"Có lỗi của hệ thống: {error}."
