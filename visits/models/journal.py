"""How far the files of increments have been folded into the counters."""

from django.db import models


class FoldedFile(models.Model):
    """A file of `visits.journal`, and up to which byte its lines are in the counters; written with them, at once."""

    name = models.CharField(max_length=80, primary_key=True)
    offset = models.PositiveBigIntegerField(default=0)
    # When it was removed, all of it being counted. It would be known, were it brought back from a copy.
    gone_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.offset}"
