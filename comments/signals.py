"""What comments tell the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction with `page`, an id, and `shown`, how many comments of it readers see now.
comments_counted = Signal()
