"""Measures one database: CPU milliseconds and queries of each public page, printed as JSON.

Run as a process of its own with LANTOA_VAR pointing at the database, so that databases can be measured in turn.
"""

import json
import os
import time
from collections.abc import Callable

ROUNDS = 15


def addresses() -> dict[str, str]:
    """Return the pages to measure, by name."""
    from stories.models import ExemplarPage, Listing

    newest = Listing.objects.order_by("-sort_date").values_list("address", flat=True)[0]
    oldest = Listing.objects.order_by("sort_date").values_list("address", flat=True)[0]
    return {
        "trang chủ": "/",
        "danh sách, trang đầu": "/guong/",
        "danh sách, trang cuối": _last_page("/guong/"),
        "danh sách, hai điều kiện": "/guong/?linh-vuc=nong-nghiep&doi-tuong=ca-nhan",
        "lĩnh vực": "/linh-vuc/nong-nghiep/",
        "địa phương": "/dia-phuong/tinh-son-la/",
        "tỉnh cũ": "/guong/?dia-phuong=tinh-quang-nam",
        "xã": "/dia-phuong/xa-nui-thanh-da-nang/",
        "năm": "/guong/?nam=2015",
        "bài mới nhất": f"/{newest}/",
        "bài cũ nhất": f"/{oldest}/",
        "địa chỉ ngắn": f"/b/{ExemplarPage.objects.values_list('pk', flat=True)[0]}/",
        "RSS": "/guong/rss/",
    }


def _last_page(path: str) -> str:
    from core.paging import OLDER, Cursor
    from stories.models import Listing

    row = list(Listing.objects.order_by("sort_date", "story_id")[:10])[-1]
    return f"{path}?{OLDER}={Cursor(row.sort_date, row.pk).encode()}"


def cpu_milliseconds(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least CPU time of `call` in `rounds` runs, in milliseconds."""
    call()
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best * 1000


def measure() -> dict[str, dict[str, float]]:
    """Return CPU milliseconds and number of queries for every page."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    figures = {}
    for name, address in addresses().items():

        def get(address: str = address) -> None:
            cache.clear()
            response = client.get(address)
            if response.status_code >= 400:
                raise RuntimeError(f"{address}: {response.status_code}")

        milliseconds = cpu_milliseconds(get)
        with CaptureQueriesContext(connection) as queries:
            get()
        figures[name] = {"ms": milliseconds, "queries": len(queries)}
    return figures


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()
    print(json.dumps(measure()))
