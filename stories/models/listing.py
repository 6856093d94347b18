"""What the public may see, in one table: every list, count, feed and sitemap reads it and nothing else."""

from django.db import models

from stories.choices import Grade, Kind, Stage, SubjectType


class Listing(models.Model):
    """One row per public story; written by `stories.services.listing` alone."""

    story = models.OneToOneField("stories.Story", on_delete=models.CASCADE, primary_key=True, related_name="listing")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=255)
    lead = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=300)
    cover = models.ForeignKey("media.Image", null=True, on_delete=models.SET_NULL, related_name="+")
    sort_date = models.DateTimeField()
    date_known = models.BooleanField(default=True)
    # 202611 for November 2026 in Vietnam; none where no date is known.
    month = models.PositiveIntegerField(null=True)
    has_time = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    place = models.ForeignKey("places.Place", null=True, on_delete=models.SET_NULL, related_name="+")
    place_as_written = models.CharField(max_length=300, blank=True)
    place_now = models.ForeignKey("places.Place", null=True, on_delete=models.SET_NULL, related_name="+")
    province_now = models.ForeignKey("places.Place", null=True, on_delete=models.SET_NULL, related_name="+")
    unit = models.ForeignKey("places.Unit", null=True, on_delete=models.SET_NULL, related_name="+")
    subject_type = models.CharField(max_length=12, choices=SubjectType.choices, blank=True)
    grade = models.CharField(max_length=12, choices=Grade.choices, blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    section = models.ForeignKey("stories.Section", null=True, on_delete=models.SET_NULL, related_name="+")
    stream = models.ForeignKey("stories.Stream", null=True, on_delete=models.SET_NULL, related_name="+")
    # The first field, shown on cards; all of them stand in ListingField.
    main_field = models.ForeignKey("stories.Field", null=True, on_delete=models.SET_NULL, related_name="+")
    # A campaign's period, for "under way".
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    # How many comments readers see; kept in step by stories.receivers.
    comments = models.PositiveIntegerField(default=0)
    # How often it was viewed, here and at its origin; kept in step by stories.receivers.
    views = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["sort_date", "story"], name="listing_date"),
            models.Index(fields=["month", "kind"], name="listing_month"),
            *(
                models.Index(fields=[column, "sort_date", "story"], name=f"listing_{column}")
                for column in (
                    "kind",
                    "province_now",
                    "subject_type",
                    "grade",
                    "year",
                    "section",
                    "stream",
                    "unit",
                )
            ),
            models.Index(fields=["kind", "subject_type", "sort_date", "story"], name="listing_kind_subject"),
            models.Index(fields=["kind", "province_now", "sort_date", "story"], name="listing_kind_province"),
            models.Index(fields=["kind", "year", "sort_date", "story"], name="listing_kind_year"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the story."""
        return f"/{self.address}/"


class ListingLink(models.Model):
    """A public story under a field, tag, campaign, author or document, in the order of lists."""

    sort_date = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=Kind.choices)

    class Meta:
        abstract = True


class ListingField(ListingLink):
    """A public story under a field."""

    story = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="field_links")
    field = models.ForeignKey("stories.Field", on_delete=models.CASCADE, related_name="listing_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["field", "story"], name="listing_field_once")]
        indexes = [
            models.Index(fields=["field", "sort_date", "story"], name="listing_field_date"),
            models.Index(fields=["field", "kind", "sort_date", "story"], name="listing_field_kind"),
        ]


class ListingTag(ListingLink):
    """A public story under a tag."""

    story = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="tag_links")
    tag = models.ForeignKey("stories.Tag", on_delete=models.CASCADE, related_name="listing_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "story"], name="listing_tag_once")]
        indexes = [models.Index(fields=["tag", "sort_date", "story"], name="listing_tag_date")]


class ListingCampaign(ListingLink):
    """A public story of a campaign."""

    story = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="campaign_links")
    campaign = models.ForeignKey("stories.CampaignPage", on_delete=models.CASCADE, related_name="listing_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "story"], name="listing_campaign_once")]
        indexes = [models.Index(fields=["campaign", "sort_date", "story"], name="listing_campaign_date")]


class ListingAuthor(ListingLink):
    """A public story by an author."""

    story = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="author_links")
    author = models.ForeignKey("stories.Author", on_delete=models.CASCADE, related_name="listing_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "story"], name="listing_author_once")]
        indexes = [models.Index(fields=["author", "sort_date", "story"], name="listing_author_date")]


class ListingDocument(ListingLink):
    """A public story that cites an official document."""

    story = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="document_links")
    document = models.ForeignKey("stories.OfficialDocument", on_delete=models.CASCADE, related_name="listing_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "story"], name="listing_document_once")]
        indexes = [models.Index(fields=["document", "sort_date", "story"], name="listing_document_date")]


class ListingPlace(ListingLink):
    """A public story under every unit that it belongs to, of its time and of today; see `PlaceGraph.roll_up`."""

    story = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="place_links")
    place = models.ForeignKey("places.Place", on_delete=models.CASCADE, related_name="listing_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "story"], name="listing_place_once")]
        indexes = [models.Index(fields=["place", "sort_date", "story"], name="listing_place_date")]


class ListingTally(models.Model):
    """How many public stories of a kind stand under one value; triggers keep it (`stories.services.counting`)."""

    dimension = models.CharField(max_length=20)
    # An id, a year, a choice, as text.
    value = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dimension", "value", "kind"], name="listing_tally_once")]

    def __str__(self) -> str:
        return f"{self.dimension} {self.value}: {self.number} {self.kind}"
