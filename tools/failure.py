"""Failures that a person can act on, each told in one sentence."""

FULL_DISK = "Ổ đĩa đã đầy: hãy dọn bớt để có ít nhất 1 GB trống rồi chạy lại."
NO_NETWORK = "Không tải được thư viện: hãy kiểm tra kết nối mạng rồi chạy lại."

_DISK_SIGNS = ("No space left on device", "Errno 28", "database or disk is full", "Disk quota exceeded")
_NETWORK_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Connection refused",
    "Connection reset",
    "ConnectTimeoutError",
    "Read timed out",
    "ProxyError",
    "SSLError",
    "Max retries exceeded",
)


class Failure(Exception):
    """Something went wrong that its text explains in full."""


class Stopped(BaseException):
    """Someone asked us to stop, by Ctrl-C or a signal."""


def full_disk(output: str) -> bool:
    """Tell whether a command's output says that the disk is full."""
    return any(sign in output for sign in _DISK_SIGNS)


def no_network(output: str) -> bool:
    """Tell whether an installer's output says that it could not reach the network."""
    return any(sign in output for sign in _NETWORK_SIGNS)
