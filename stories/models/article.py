"""Articles: news of campaigns, and further stories about exemplars."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from stories import panels
from stories.choices import Kind
from stories.models.story import Story


class ArticlePage(Story):
    """An article with a section and, if it belongs to one, a running story."""

    kind = Kind.ARTICLE
    route_prefix = "tin-tuc"
    template = "pages/article.html"
    is_creatable = True

    section = models.ForeignKey(
        "stories.Section",
        verbose_name=_("chuyên mục"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    stream = models.ForeignKey(
        "stories.Stream",
        verbose_name=_("dòng sự kiện"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    about = ParentalManyToManyField(
        "stories.ExemplarPage", verbose_name=_("viết về gương"), blank=True, related_name="articles"
    )

    content_panels = panels.article_content

    class Meta:
        verbose_name = _("tin bài")
        verbose_name_plural = _("tin bài")
