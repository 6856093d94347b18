"""Files that somebody uploaded, but never described: they wait for an alternative text, and not for ever."""

import datetime

from django.core.cache import cache
from django.utils import timezone
from wagtail.models import UploadedFile

KEPT_FOR = datetime.timedelta(days=7)
# The storage is asked about every waiting file, so not more often than so many seconds.
PAUSE = 60 * 60


def clean_up() -> None:
    """Remove what has waited too long, at most once an hour however often it is called."""
    if cache.add("leftovers-removed", True, PAUSE):
        remove_leftovers()


def remove_leftovers() -> int:
    """Remove waiting files that came more than seven days ago; return how many.

    A waiting file knows no date of its own, so the time of the stored file counts. A row whose file is gone goes too.
    """
    old = [upload for upload in UploadedFile.objects.all() if _is_old(upload)]
    for upload in old:
        upload.file.delete(save=False)
        upload.delete()
    return len(old)


def _is_old(upload: UploadedFile) -> bool:
    storage, name = upload.file.storage, upload.file.name
    return not storage.exists(name) or bool(timezone.now() - storage.get_modified_time(name) > KEPT_FOR)
