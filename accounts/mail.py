"""Sends mail without ever failing what people are doing."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

logger = logging.getLogger(__name__)


class PatientEmailBackend(EmailBackend):
    """Mail over SMTP; what cannot be sent is written to the log.

    Sending a story for approval must not answer with an error because the mail server is down.
    """

    def open(self) -> Any:
        """Connect; None when the server does not answer or turns us away."""
        try:
            return super().open()
        except OSError:
            logger.exception("no connection to the mail server")
            self.connection = None
            return None

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send what can be sent; return how many messages went out."""
        try:
            return super().send_messages(email_messages) or 0
        except OSError:
            logger.exception("%s messages could not be sent", len(email_messages))
            return 0
