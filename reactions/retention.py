"""Forgets the addresses that something was given from."""

import datetime

from core import dates
from core.limits import allow_once
from reactions.models import Reaction
from reactions.site_settings import site_settings

# The work comes every few seconds; days end once.
_PAUSE = 600


def forget_addresses() -> None:
    """Forget the addresses whose days are over, at most every ten minutes however often it is called."""
    if allow_once("reactions:addresses-forgotten", _PAUSE):
        forget_old_addresses()


def forget_old_addresses() -> int:
    """Forget the addresses of earlier days than the settings keep; return how many rows had one.

    What was given without a cookie can no longer be changed then: nobody knows whose it was.
    """
    first = dates.today() - datetime.timedelta(days=site_settings().address_days - 1)
    return Reaction.objects.filter(given_at__lt=dates.at(first)).exclude(address="").update(address="")
