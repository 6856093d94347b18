"""The address that the site is served at."""

import contextlib
import http.client
import os
import socket

from tools.failure import Failure
from tools.paths import DEFAULT_PORT

HOST = "127.0.0.1"


def chosen_port() -> int:
    """Return the port that PORT names."""
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65_536):
        raise Failure(f"PORT phải là một số từ 1 đến 65535, không phải “{text}”.")
    return int(text)


def require_free(port: int) -> None:
    """Refuse a port that another program listens on, or that we may not open."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen()
        except PermissionError:
            raise Failure(f"Không được phép mở cổng {port}: hãy chọn cổng khác, ví dụ PORT=8001.") from None
        except OSError:
            other = 8001 if port != 8001 else 8002
            raise Failure(
                f"Cổng {port} đang có chương trình khác dùng: hãy chọn cổng khác, ví dụ PORT={other}."
            ) from None


def answers(port: int) -> bool:
    """Tell whether a web server on that port answers, whatever it says."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/healthz")
        return connection.getresponse().status > 0
    return False
