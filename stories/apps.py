"""The domain: exemplars, articles, campaigns and what they are sorted by."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    """Room `stories`."""

    name = "stories"
    verbose_name = _("Bài")

    def ready(self) -> None:
        """Connect the receivers that keep the listing, the search index, old addresses and cards in step."""
        from comments import scopes
        from core import public_pages
        from places.signals import places_changed
        from stories import addresses, receivers, sharing  # noqa: F401
        from stories.comment_scopes import story_scopes
        from stories.public_pages import public_stories
        from stories.services import replacing
        from stories.services.counting import keep_counting

        public_pages.register(public_stories)
        scopes.register(story_scopes)
        post_migrate.connect(keep_counting, sender=self)
        places_changed.connect(replacing.places_changed, dispatch_uid="stories_stand_elsewhere")
