"""The list of stories that stand in a commune that was split, with the units of today to choose from."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.permissions import policy_registry

from places.models import Place
from stories.models import Story
from stories.services.choosing import candidates, choose, open_stories, suggested_for

URL_NAME = "stories_choose_place"
SHOWN = 30


def stories_to_place(user: Any) -> QuerySet[Story]:
    """Return the stories that `user` may edit and of which the unit of today is not chosen yet."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return open_stories().filter(pk__in=mine.order_by().values("pk"))


class ChoosePlaceView(WagtailAdminTemplateMixin, TemplateView):
    """Shows the newest of these stories; one press of a button answers for one of them."""

    template_name = "admin/stories/choose_place.html"
    page_title = gettext_lazy("Bài cần chọn địa phương hiện nay")
    header_icon = "site"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in those who work on pages."""
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the stories, each with its candidates, and how many there are in all."""
        found = stories_to_place(self.request.user)
        newest = found.select_related("place__parent__parent").order_by("-latest_revision_created_at", "-pk")[:SHOWN]
        units = candidates(story.place for story in newest if story.place)
        asked = [(story, story.place, units[story.place_id or 0]) for story in newest if story.place_id in units]
        shown = [(story, offered) for (story, *_rest), offered in zip(asked, suggested_for(asked), strict=True)]
        return super().get_context_data(**kwargs) | {"shown": shown, "number": found.count()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note the answer and come back to the list."""
        stories = Story.objects.select_related("place", "place_now")
        story = stories.filter(pk=_number(request.POST.get("story"))).first()
        if story is None:
            messages.error(request, _("Bài này không còn; có thể ai đó vừa xóa."))
            return redirect(URL_NAME)
        rights = story.permissions_for_user(request.user)
        if not rights.can_edit() or rights.page_locked():
            raise PermissionDenied
        units = candidates([story.place]).get(story.place_id or 0, []) if story.place else []
        place = next((unit for unit in units if str(unit.pk) == request.POST.get("place")), None)
        if (chosen := story.place_now) is not None:
            self._tell(messages.warning, _("“%(title)s” đã được chọn rồi: nay thuộc %(place)s."), story, chosen)
        elif place is None:
            messages.error(request, _("Lựa chọn không còn hợp lệ; hãy chọn lại."))
        elif choose(story, place, request.user):
            self._tell(messages.success, _("“%(title)s”: nay thuộc %(place)s."), story, place)
        else:
            messages.warning(request, _("Bài này vừa được người khác chọn."))
        return redirect(URL_NAME)

    def _tell(self, say: Any, words: str, story: Story, place: Place) -> None:
        values = {"title": story.get_admin_display_title(), "place": place.full_name_with_province}
        edit = messages.button(reverse("wagtailadmin_pages:edit", args=[quote(story.pk)]), _("Mở bài"))
        say(self.request, words % values, buttons=[edit])


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


class ChoosePlaceItem(MenuItem):
    """The item of the menu of reports, for those who work on pages."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Bài cần chọn địa phương hiện nay"), reverse(URL_NAME), name=URL_NAME, icon_name="site"
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may edit some story."""
        return bool(user_has_any_page_permission(request.user))


class ChosenFormatter(LogFormatter):
    """Says in a story's history what was chosen."""

    label = gettext_lazy("Chọn địa phương hiện nay")

    def format_message(self, log_entry: Any) -> str:
        """Return the sentence."""
        return str(_("Chọn địa phương hiện nay: %s") % log_entry.data.get("place", ""))
