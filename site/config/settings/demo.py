"""Settings of `make demo`: the production ones on one's own machine, with a key made on the first start."""

import os
import secrets
from pathlib import Path

_var = Path(os.environ.get("LANTOA_VAR") or Path(__file__).resolve().parents[3] / "var")
_var.mkdir(parents=True, exist_ok=True)
_key = _var / "secret_key"
if not _key.exists():
    _key.touch(mode=0o600)
    _key.write_text(secrets.token_urlsafe(60))
os.environ.setdefault("SECRET_KEY", _key.read_text())
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost")

from config.settings.production import *  # noqa: E402, F403
