"""What stories tell the rooms above: which rows of the listing were written or removed, and when many are."""

from django.dispatch import Signal

# Sent before many stories are stored, with their `number` and `is_indexed` (at once, or later), and when
# all are, however that ended.
import_begun = Signal()
import_ended = Signal()
# Sent inside the transaction with `ids`, a collection of ids of stories, public now or not any more.
listing_written = Signal()
