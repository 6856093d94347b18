"""The screens for the story of the day, and the views of the room's pages."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.editing import SafePages
from core.lunar import lunar_day
from home.models import DayChoice, HomePage, InformationPage
from stories.models import Listing
from stories.panels import story_panel


class _WarningMixin:
    """Saves, and says when readers cannot see the chosen story yet."""

    request: Any
    object: Any

    def form_valid(self, form: Any) -> HttpResponse:
        """Save the choice; a story that is not public is no mistake, but worth a word."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        if not Listing.objects.filter(pk=form.instance.story_id).exists():
            messages.warning(
                self.request,
                _t("Bài “%s” chưa công khai. Nếu tới ngày mà bài vẫn chưa đăng, trang tự chọn chuyện khác.")
                % form.instance.story,
            )
        return response


class DayCreateView(_WarningMixin, generic.CreateView):
    """Choose a story for a day."""


class DayEditView(_WarningMixin, generic.EditView):
    """Change what was chosen."""


class DayIndexView(generic.IndexView):
    """What was chosen, the latest day first."""

    is_searchable = False

    def get_base_queryset(self) -> QuerySet[Any]:
        """Fetch the stories, and whether they are public, in the same query."""
        return super().get_base_queryset().select_related("story__listing")


def _lunar_name(choice: DayChoice) -> str:
    return str(lunar_day(choice.day) or "")


def _state(choice: DayChoice) -> str:
    return _t("Công khai") if hasattr(choice.story, "listing") else _t("Chưa công khai")


class DayChoiceViewSet(ModelViewSet):
    """Stories of the day, chosen by hand."""

    model = DayChoice
    name = "days"
    url_prefix = "moi-ngay"
    icon = "date"
    menu_label = _("Chuyện của ngày")
    menu_order = 310
    add_to_admin_menu = True
    index_view_class = DayIndexView
    add_view_class = DayCreateView
    edit_view_class = DayEditView
    copy_view_enabled = False
    list_per_page = 50
    ordering = "-day"
    list_display = [
        "day",
        Column("lunar", label=_("Ngày âm"), accessor=_lunar_name),
        Column("story", label=_("Bài")),
        Column("state", label=_("Bạn đọc thấy"), accessor=_state),
        Column("note", label=_("Lời của ban biên tập")),
    ]
    panels = [FieldPanel("day"), story_panel("story"), FieldPanel("note")]


class HomePages(SafePages):
    """The front page."""

    model = HomePage


class InformationPages(SafePages):
    """Pages about the site itself."""

    model = InformationPage
