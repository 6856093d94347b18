"""`make services`: PostgreSQL, Redis and Elasticsearch for work on the code; and some that tests throw away."""

import contextlib
import sys
import time
from collections.abc import Iterator

from tools.elasticsearch import VERSION, Node
from tools.entry import enter
from tools.failure import Failure
from tools.packages import JAVA, MAVEN, POSTGRESQL, REDIS, require
from tools.postgresql import Cluster
from tools.process import POLL_SECONDS, stop_request
from tools.redis import Redis
from tools.servers import owner, services_folder, throwaway_folder

QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


@contextlib.contextmanager
def throwaway_postgresql() -> Iterator[str]:
    """Start a new cluster for tests, give its address, and remove everything afterwards."""
    with throwaway_folder("pg") as folder:
        cluster = Cluster(folder, owner(), QUICK)
        try:
            cluster.start()
            yield cluster.url
        finally:
            cluster.stop()


@contextlib.contextmanager
def throwaway_elasticsearch(version: str = VERSION) -> Iterator[Node]:
    """Start a new node for tests, give it, and remove everything but its programs afterwards."""
    with throwaway_folder("es") as folder:
        node = Node(folder, version)
        try:
            node.start()
            yield node
        finally:
            node.stop()


@contextlib.contextmanager
def throwaway_redis() -> Iterator[str]:
    """Start a new Redis for tests, give its address, and stop it afterwards."""
    with throwaway_folder("redis") as folder:
        redis = Redis(folder)
        try:
            redis.start()
            yield redis.url
        finally:
            redis.stop()


def main() -> int:
    """Run a PostgreSQL and an Elasticsearch whose data stays, and a Redis, until Ctrl-C."""
    require(POSTGRESQL, REDIS, MAVEN, JAVA)
    folder = services_folder(owner())
    cluster = Cluster(folder / "postgresql", owner())
    if cluster.running():
        raise Failure("Các máy chủ riêng của thư mục này đang chạy rồi.")
    with contextlib.ExitStack() as running:
        running.callback(cluster.stop)
        cluster.start()
        redis = Redis(folder / "redis")
        running.callback(redis.stop)
        redis.start()
        node = Node(folder / f"elasticsearch-{VERSION}")
        running.callback(node.stop)
        node.start()
        _announce(cluster.url, redis.url, node.url)
        while not stop_request.requested:
            time.sleep(POLL_SECONDS)
    print("\nCác máy chủ đã dừng; dữ liệu của PostgreSQL và Elasticsearch còn nguyên.")
    return 0


def _announce(database: str, cache: str, elasticsearch: str) -> None:
    print("PostgreSQL, Redis và Elasticsearch đang chạy. Ở cửa sổ khác, hãy dùng:")
    print(f"export DATABASE_URL={database}\nexport CACHE_URL={cache}\nexport ELASTICSEARCH_URL={elasticsearch}")
    print("Nhấn Ctrl-C để dừng.")


if __name__ == "__main__":
    sys.exit(enter(main))
