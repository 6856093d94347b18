"""A real Redis for tests that freeze it and kill it."""

import contextlib

from tools.redis import Redis
from tools.servers import throwaway_folder


@contextlib.contextmanager
def running_redis(*options):
    """Start a Redis of our own, give it, and stop it afterwards."""
    with throwaway_folder("redis") as folder:
        server = Redis(folder, *options)
        try:
            server.start()
            yield server
        finally:
            server.stop()
