"""A comment, and how many of a page are shown."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.choices import Group, State
from core.text import fold

NAME_LENGTH = 80
SHORTEST, LONGEST = 5, 2000


class Comment(models.Model):
    """What a reader (or a unit, in answer) says of a page; written by `comments.services` alone.

    Nobody edits it, the newsroom neither: it is shown or hidden.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("trang"), on_delete=models.CASCADE, related_name="reader_comments"
    )
    # One level deep: an answer's parent has none.
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="answers")
    name = models.CharField(_("họ tên"), max_length=NAME_LENGTH)
    email = models.EmailField(_("thư điện tử"), blank=True)
    text = models.TextField(_("ý kiến"), max_length=LONGEST)
    created_at = models.DateTimeField(_("gửi lúc"))
    state = models.CharField(_("trạng thái"), max_length=8, choices=State.choices, default=State.WAITING)
    # Counted up with every decision: who decides says which version was looked at.
    version = models.PositiveIntegerField(default=0)
    group = models.CharField(_("nhóm"), max_length=12, choices=Group.choices, default=Group.CLEAN)
    # What the machine found, for moderators: words or links, one a line.
    found = models.TextField(blank=True)
    # Reports that nobody has looked at yet.
    open_reports = models.PositiveIntegerField(default=0)
    # A unit's official answer, and the officer who wrote it.
    unit = models.ForeignKey(
        "places.Unit", verbose_name=_("đơn vị"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # Keyed hashes, forgotten by the periodic work after the days of the settings.
    device = models.CharField(max_length=43, blank=True)
    address = models.CharField(max_length=43, blank=True)
    # Of the folded text, to find the same words again.
    fingerprint = models.CharField(max_length=43, blank=True)
    # Which text of consent stood by the form.
    consent = models.CharField(max_length=43, blank=True)
    # Name and text without accents, for moderators who look for words.
    folded = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("ý kiến")
        verbose_name_plural = _("ý kiến")
        indexes = [
            models.Index(fields=["page", "state", "created_at"], name="comment_page"),
            models.Index(fields=["page", "parent", "created_at"], name="comment_top"),
            models.Index(fields=["parent", "created_at"], name="comment_parent"),
            models.Index(fields=["state", "group", "created_at"], name="comment_queue"),
            models.Index(fields=["created_at"], name="comment_created"),
            models.Index(fields=["fingerprint", "created_at"], name="comment_fingerprint"),
            models.Index(fields=["device", "created_at"], name="comment_device"),
            models.Index(fields=["address", "created_at"], name="comment_address"),
            models.Index(
                fields=["open_reports", "created_at"], name="comment_reported", condition=models.Q(open_reports__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row with the column that follows from name and text."""
        fields = kwargs.get("update_fields")
        if fields is None or {"name", "text"} & set(fields):
            self.folded = fold(f"{self.name} {self.text}")
            kwargs["update_fields"] = fields and {*fields, "folded"}
        super().save(*args, **kwargs)

    @property
    def is_official(self) -> bool:
        """Say whether a unit speaks here."""
        return self.unit_id is not None

    @property
    def is_shown(self) -> bool:
        """Say whether readers see it."""
        return self.state == State.SHOWN


class CommentTally(models.Model):
    """How many comments of a page readers see; written by `comments.services.counting` alone."""

    page = models.OneToOneField("wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+")
    shown = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.shown}"
