"""What visits tell the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction with `added`, {id of a page: how many views came to it}.
views_counted = Signal()
