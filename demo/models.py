"""What the sample content consists of, so that exactly it can be removed again."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class DemoRecord(models.Model):
    """A record that the sample loader made; a sample that was deleted by hand keeps its key and does not come back."""

    key = models.CharField(max_length=220, blank=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id", for_concrete_model=False)

    # Who uses what is a matter of the site's content, not of this list.
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_demo_record_an_object"),
            models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="one_demo_record_a_key"),
        ]

    def __str__(self) -> str:
        return self.key or f"{self.content_type_id}/{self.object_id}"
