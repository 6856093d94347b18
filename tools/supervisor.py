"""Keeps the web server and the periodic command running together, and ends them together."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

from tools.failure import Failure
from tools.process import POLL_SECONDS, end, start, stop_request

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
START_SECONDS = 60.0


class Restarted:
    """A child that is started again when it dies, after a pause that grows while it keeps dying."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], first_pause: float = FIRST_PAUSE
    ) -> None:
        self._command = command
        self._environment = environment
        self._first_pause = first_pause
        self._pause = first_pause
        self._again_at = 0.0
        self.starts = 0
        self._start()

    def _start(self) -> None:
        self.process = start(self._command, self._environment)
        self.starts += 1
        self._began = time.monotonic()
        self._again_at = 0.0

    def tend(self) -> None:
        """Note a death, and start the child again when its pause is over."""
        if self.process.poll() is None:
            return
        now = time.monotonic()
        if not self._again_at:
            if now - self._began > LONGEST_PAUSE:
                self._pause = self._first_pause
            print(f"Tác vụ định kỳ đã dừng (mã {self.process.returncode}), đang chạy lại …")
            self._again_at = now + self._pause
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
        elif now >= self._again_at:
            end(self.process)
            self._start()

    def end(self) -> None:
        """End the child for good."""
        end(self.process)


def supervise(
    server: Sequence[str],
    periodic: Sequence[str],
    environment: Mapping[str, str],
    ready: Callable[[], bool],
    announce: Callable[[], None],
    first_pause: float = FIRST_PAUSE,
) -> None:
    """Serve until we are asked to stop (Stopped) or the server dies (Failure); leave no process behind."""
    web = start(server, environment)
    try:
        _wait_until_ready(web, ready)
        helper = Restarted(periodic, environment, first_pause)
        try:
            announce()
            while web.poll() is None:
                stop_request.check()
                helper.tend()
                time.sleep(POLL_SECONDS)
        finally:
            helper.end()
    finally:
        end(web)
    raise _death(web)


def _wait_until_ready(web: subprocess.Popen[bytes], ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        stop_request.check()
        if web.poll() is not None:
            raise _death(web)
        if time.monotonic() > deadline:
            raise Failure(f"Máy chủ web không trả lời sau {START_SECONDS:.0f} giây: hãy xem các dòng trên.")
        time.sleep(POLL_SECONDS)


def _death(web: subprocess.Popen[bytes]) -> Failure:
    return Failure(f"Máy chủ web đã dừng đột ngột (mã {web.returncode}): hãy xem các dòng trên rồi chạy lại.")
