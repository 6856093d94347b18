"""What visits tell the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction with `added`, {page: how many views came to it}; below zero where an origin had had fewer
# than was said. An error of a receiver keeps the views waiting in the journal: nothing is counted by half.
views_counted = Signal()
