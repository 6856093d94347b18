"""What a reader has given a page, and what all of them have given together."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from reactions.choices import BEST_SCORE, Kind


class Reaction(models.Model):
    """Thanks or a score of one reader for one page; written by `reactions.services` alone."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    # Thanks are one each.
    value = models.PositiveSmallIntegerField(default=1)
    # Keyed hashes that differ from page to page: nothing here says what else a device or an address has thanked for.
    device = models.CharField(max_length=43, blank=True)
    # Of that day, forgotten by the periodic work after the days of the settings.
    address = models.CharField(max_length=43, blank=True)
    # The device has brought the cookie that it was given.
    is_known = models.BooleanField(default=False)
    # It was known, and had worked for a proof.
    is_proven = models.BooleanField(default=False)
    given_at = models.DateTimeField(_("gửi lúc"))
    changed_at = models.DateTimeField(_("đổi lúc"))

    class Meta:
        verbose_name = _("lời cảm ơn hoặc đánh giá")
        verbose_name_plural = _("lời cảm ơn và đánh giá")
        indexes = [
            models.Index(fields=["page", "kind", "address"], name="reaction_address"),
            models.Index(fields=["given_at"], name="reaction_remembered", condition=~models.Q(address="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "kind", "device"], condition=~models.Q(device=""), name="reaction_once_a_device"
            ),
            models.UniqueConstraint(
                fields=["page", "kind", "address"],
                condition=models.Q(is_proven=False) & ~models.Q(address=""),
                name="reaction_once_an_address",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.THANKS, value=1)
                | models.Q(kind=Kind.SCORE, value__gte=1, value__lte=BEST_SCORE),
                name="reaction_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.page_id}"


class ReactionTally(models.Model):
    """What readers have given a page in all; written by `reactions.services` alone."""

    page = models.OneToOneField("wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+")
    thanks = models.PositiveIntegerField(default=0)
    scores = models.PositiveIntegerField(default=0)
    score_sum = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.thanks}, {self.score_sum}/{self.scores}"

    @property
    def average(self) -> Decimal | None:
        """Return the average score with one decimal, halves rounded up; None without any."""
        if not self.scores:
            return None
        return (Decimal(self.score_sum) / self.scores).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def average_words(self) -> str:
        """Return the average score as Vietnamese readers write it: "4,6"."""
        return str(self.average or "").replace(".", ",")
