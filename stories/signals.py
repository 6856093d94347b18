"""What stories tell the rooms above: which rows of the listing were written or removed."""

from django.dispatch import Signal

# Sent inside the transaction with `ids`, a collection of ids of stories, public now or not any more.
listing_written = Signal()
