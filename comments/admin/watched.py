"""The screens of watched words: the list, and a box in which to try what is found in a text."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput, HeaderButton

from comments.admin.access import MENU_HOOK
from comments.models import WatchedWord
from comments.models.comment import LONGEST
from comments.screening.kept import own_hosts, watched_words
from comments.screening.links import find_links
from comments.screening.words import Listed, find, words_of
from core.folded_lists import FoldedListMixin
from core.text import clean_line

_RIGHTS = ("comments.add_watchedword", "comments.change_watchedword")


class WatchedWordForm(WagtailAdminModelForm):
    """A word, of which enough must be left to look for."""

    class Meta:
        model = WatchedWord
        fields = ("text", "is_refused", "is_exact", "note")
        error_messages: ClassVar[Any] = {"text": {"unique": _("Từ này đã có trong danh sách.")}}

    def clean_text(self) -> str:
        """Return the word in one writing; raise ValidationError for signs alone or one letter."""
        text = clean_line(self.cleaned_data["text"]).lower()
        if not words_of([Listed(text)]).entries:
            raise forms.ValidationError(_now("Từ cần xem phải có ít nhất hai chữ cái khác nhau."))
        return text


class WatchedWordIndexView(FoldedListMixin, generic.IndexView):
    """The list, found without accents by words and notes."""

    is_searchable = True
    searched_columns = ("text", "note")

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Add the way to the box."""
        return [*super().header_buttons, HeaderButton(_("Thử một câu"), url=try_address(), icon_name="view")]


class WatchedWordViewSet(ModelViewSet):
    """Watched words."""

    model = WatchedWord
    name = "watched_words"
    url_prefix = "tu-can-xem"
    icon = "warning"
    menu_label = _("Từ cần xem")
    menu_order = 80
    menu_hook = MENU_HOOK
    index_view_class = WatchedWordIndexView
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar[list[Any]] = [
        "text",
        BooleanColumn("is_refused", label=_("Từ chối luôn")),
        BooleanColumn("is_exact", label=_("Chỉ đúng dấu")),
        "note",
    ]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form that looks at the word."""
        return WatchedWordForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the box."""
        return [*super().get_urlpatterns(), path("thu/", TryView.as_view(), name="try")]


class TryForm(forms.Form):
    """A text to be tried."""

    text = forms.CharField(label=_("Câu hoặc ý kiến cần thử"), max_length=LONGEST, widget=AdminAutoHeightTextInput())


class TryView(WagtailAdminTemplateMixin, FormView[TryForm]):
    """Shows what would be found in a text; nothing is stored."""

    template_name = "admin/comments/try.html"
    page_title = _("Thử một câu")
    header_icon = "view"
    form_class = TryForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in those who keep the list."""
        if not any(map(request.user.has_perm, _RIGHTS)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{WatchedWordViewSet.name}:index"), "label": WatchedWordViewSet.menu_label},
            {"url": "", "label": self.get_page_title()},
        ]

    def form_valid(self, form: TryForm) -> HttpResponse:
        """Show what was found."""
        text = form.cleaned_data["text"]
        found = [(clean_line(one.typed), one.word) for one in find(text, watched_words())]
        tried = {"is_tried": True, "words": found, "links": find_links(text, own_hosts())}
        return self.render_to_response(self.get_context_data(form=form, **tried))


def try_address() -> str:
    """Return the address of the box."""
    return reverse(f"{WatchedWordViewSet.name}:try")


@hooks.register("register_admin_viewset")
def register_watched_words() -> WatchedWordViewSet:
    """Add the screens."""
    return WatchedWordViewSet()
