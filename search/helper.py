"""Another process that indexes what an import stores while it goes on."""

import logging
import os
import subprocess
import sys
import threading

from django.conf import settings

logger = logging.getLogger(__name__)
_COMMAND = ("-m", "django", "update_index", "--waiting", "--verbosity=0")
_running: "list[subprocess.Popen[bytes]]" = []
_put_off = threading.Event()


def start() -> None:
    """Start the helper, if none is at work for this process."""
    if is_at_work():
        return
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    # All of it is ours.
    _running[:] = [subprocess.Popen([sys.executable, *_COMMAND], env=environment, stdin=subprocess.PIPE)]  # noqa: S603


def put_off() -> None:
    """Leave what is stored now to the periodic work."""
    _put_off.set()


def is_at_work() -> bool:
    """Say whether what is stored now is indexed by the helper, or later."""
    return _put_off.is_set() or (bool(_running) and _running[0].poll() is None)


def finish() -> None:
    """Let the helper index what is left and wait for its end; if it fails, the sweep does what it could not."""
    _put_off.clear()
    while _running:
        process = _running.pop()
        process.communicate()
        if process.returncode:
            logger.error("indexing beside the import failed: what is left is indexed by the periodic work")
