"""Sample searches: what readers looked for in the last weeks, found or in vain."""

import datetime

from django.db import transaction

from core.dates import today
from core.text import fold
from demo.registry import loaded_keys, remember
from search.models import AskedQuery

_KEY = "asked:"
# Words as typed, days ago, how often, results.
SEARCHES = (
    ("nước sạch", 1, 14, 3),
    ("Chiềng La", 2, 11, 4),
    ("hiến đất làm đường", 2, 7, 2),
    ("cô giáo vùng cao", 4, 9, 5),
    ("137/KH-UBND", 6, 3, 1),
    ("giấy chứng nhận hộ nghèo", 1, 8, 0),
    ("lịch tiếp công dân", 3, 6, 0),
    ("gương hiến máu 50 lần", 3, 5, 0),
    ("xe buýt Thuận Châu", 5, 4, 0),
    ("đội bóng chuyền thôn", 8, 3, 0),
    ("mẫu báo cáo thành tích", 9, 9, 0),
    ("nuôi hươu", 12, 2, 0),
)


@transaction.atomic
def load_searches() -> int:
    """Add the searches that were never loaded, unless readers asked the same that day; return how many were."""
    known, added = loaded_keys(), 0
    for words, days, times, results in SEARCHES:
        if _KEY + words in known:
            continue
        day, values = today() - datetime.timedelta(days=days), {"times": times, "results": results}
        row, is_made = AskedQuery.objects.get_or_create(day=day, query=fold(words), defaults=values)
        if is_made:
            remember(row, _KEY + words)
            added += 1
    return added
