"""Sends what comments have to tell by mail; that a server is away stops nobody's work."""

import logging
from collections.abc import Sequence

from django.core.mail import EmailMessage, get_connection

logger = logging.getLogger(__name__)


def send(subject: str, words: str, to: Sequence[str]) -> int:
    """Send one message to each of the addresses, who do not see each other; return how many went out."""
    try:
        return get_connection().send_messages([EmailMessage(subject, words, to=[address]) for address in to]) or 0
    except OSError:
        logger.exception("mail of comments was not sent")
        return 0
