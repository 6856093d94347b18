"""Settings of `make demo`: the production ones on one's own machine, with a key made on the first start."""

import contextlib
import os
import secrets
from pathlib import Path

_var = Path(os.environ.get("LANTOA_VAR") or Path(__file__).resolve().parents[3] / "var")
_var.mkdir(parents=True, exist_ok=True)
_key = _var / "secret_key"
if not _key.exists():
    # Several processes may start at once: the first one's key is everybody's, and nobody reads half of it.
    _mine = _var / f"secret_key.{os.getpid()}"
    _mine.touch(mode=0o600)
    _mine.write_text(secrets.token_urlsafe(60))
    with contextlib.suppress(FileExistsError):
        os.link(_mine, _key)
    _mine.unlink()
os.environ.setdefault("SECRET_KEY", _key.read_text())
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost")

from config.settings.production import *  # noqa: E402, F403
