"""What `manage.py check` says of the Redis that visits may use."""

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.utils.translation import gettext as _


@register()
def check_visits_redis(**_kwargs: Any) -> list[CheckMessage]:
    """Return what is wrong with VISITS_REDIS_URL; nothing is asked of the server."""
    url = settings.VISITS_REDIS_URL
    if not url:
        return []
    if find_spec("redis") is None:
        return [Error(_("VISITS_REDIS_URL: thiếu thư viện redis, hãy cài .[redis]."), id="visits.E001")]
    from visits.marks.redis import connection

    try:
        connection(url)
    except ValueError:
        # It may hold a password: what it says is not repeated.
        return [Error(_("VISITS_REDIS_URL không phải địa chỉ dạng redis://máy:6379/2."), id="visits.E002")]
    return []


@register(deploy=True)
def check_visits_redis_forgets(**_kwargs: Any) -> list[CheckMessage]:
    """Ask the Redis of visits whether it writes to a disk."""
    if not settings.VISITS_REDIS_URL or check_visits_redis():
        return []
    from redis import RedisError

    from visits.marks.redis import Persistent, connection, require_forgetful

    try:
        require_forgetful(connection(settings.VISITS_REDIS_URL))
    except Persistent:
        text = _('VISITS_REDIS_URL: Redis này ghi xuống đĩa nên không được dùng; hãy đặt save "" và appendonly no.')
        return [Error(text, id="visits.E003")]
    except (RedisError, OSError) as reason:
        text = _("VISITS_REDIS_URL: Redis không trả lời (%(reason)s); mỗi máy chủ tự đếm cho đến khi có lại.")
        return [Warning(text % {"reason": reason}, id="visits.W001")]
    return []
