"""Names the kinds and sections of stories for which comments may be handled in another way."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from comments.scopes import Scope
from stories.choices import Kind
from stories.models import Section


def story_scopes() -> Iterator[Scope]:
    """Yield the kinds, then the sections of the paper."""
    for kind in Kind:
        yield Scope(f"kind:{kind.value}", _("Loại bài: %(name)s") % {"name": kind.label})
    for pk, name in Section.objects.values_list("pk", "name"):
        yield Scope(f"section:{pk}", _("Chuyên mục: %(name)s") % {"name": name})
