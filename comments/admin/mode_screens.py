"""The screens of modes: how comments are taken on the whole site, and where it differs."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminPageChooser
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, Site

from comments.choices import Mode
from comments.models import ScopeMode
from comments.modes import handling_of, site_settings
from comments.scopes import PAGE, Scope, find_scope, named_scopes, page_scopes
from comments.services.setting_modes import set_mode
from core.public_pages import public_page
from core.text import clean_line

URL_NAME = "comments_modes"
ONE_NAME = "comments_mode"
CHOOSE_NAME = "comments_mode_choose"
_FIELD = "trang"


def may_set_modes(user: Any) -> bool:
    """Say whether `user` says how comments are taken."""
    return bool(user.has_perm("comments.change_scopemode"))


class ModesItem(MenuItem):
    """Leads to the screen those who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user sets modes."""
        return may_set_modes(request.user)


class ModeForm(forms.Form):
    """Another way than that of the wider setting, or none."""

    mode = forms.ChoiceField(
        label=gettext_lazy("Cách nhận ý kiến"),
        choices=[("", gettext_lazy("Như nơi rộng hơn")), *Mode.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do đóng"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Bạn đọc thấy câu này. Chỉ cần khi đóng."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse to close without telling readers why."""
        said = super().clean() or {}
        if said.get("mode") == Mode.CLOSED and not clean_line(said.get("reason", "")):
            self.add_error("reason", _("Hãy ghi lý do đóng: bạn đọc cần biết."))
        return said


class ModeScreen(WagtailAdminTemplateMixin):
    """Who is let in, and the way back to the list."""

    header_icon = "sliders"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in those who say how comments are taken."""
        if not may_set_modes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        back = [] if isinstance(self, ModesView) else [{"url": reverse(URL_NAME), "label": ModesView.page_title}]
        return [*self.breadcrumbs_items, *back, {"url": "", "label": self.get_page_title()}]


class ModesView(ModeScreen, TemplateView):
    """The whole site, the kinds and sections, and the pages with a way of their own."""

    template_name = "admin/comments/modes.html"
    page_title = gettext_lazy("Cách nhận ý kiến")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows, and the chooser of a page."""
        rows = {row.scope: row for row in ScopeMode.objects.select_related("set_by")}
        pages = [name.removeprefix(PAGE) for name in rows if name.startswith(PAGE)]
        chooser = AdminPageChooser()
        return super().get_context_data(**kwargs) | {
            "settings": site_settings(),
            "settings_address": _settings_address(self.request.user),
            "wide": [(scope, rows.get(scope.name)) for scope in named_scopes()],
            "pages": [(scope, rows[scope.name]) for scope in page_scopes(map(int, pages))],
            "chooser": chooser.render(_FIELD, None, {"id": "id_trang"}),
            "media": chooser.media,
        }


class ModeView(ModeScreen, FormView[ModeForm]):
    """One kind, section or page."""

    template_name = "admin/comments/mode.html"
    form_class = ModeForm

    @cached_property
    def scope(self) -> Scope:
        """Return what is set here."""
        found = find_scope(self.kwargs["scope"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def row(self) -> ScopeMode | None:
        """Return what is set already."""
        return ScopeMode.objects.filter(scope=self.scope.name).select_related("set_by").first()

    def get_page_title(self) -> str:
        """Return the heading."""
        return self.scope.label

    def get_initial(self) -> dict[str, Any]:
        """Begin with what holds now."""
        return {"mode": self.row.mode, "reason": self.row.reason} if self.row else {"mode": ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who set it, and, of a public page, how comments are taken there now."""
        now = _handling_of_page(self.scope.name)
        return super().get_context_data(**kwargs) | {"row": self.row, "now": now, "now_mode": now and now.mode.label}

    def form_valid(self, form: ModeForm) -> HttpResponse:
        """Let it hold."""
        set_mode(self.scope.name, form.cleaned_data["mode"], form.cleaned_data["reason"], self.request.user)
        messages.success(self.request, _("Đã lưu cách nhận ý kiến: %(name)s.") % {"name": self.scope.label})
        return redirect(URL_NAME)


def choose_page(request: HttpRequest) -> HttpResponse:
    """Lead to the form of the chosen page."""
    if not may_set_modes(request.user):
        raise PermissionDenied
    scope = find_scope(f"{PAGE}{request.GET.get(_FIELD, '')}")
    if scope is None:
        messages.error(request, _("Hãy chọn một bài."))
        return redirect(URL_NAME)
    return redirect(ONE_NAME, scope.name)


def page_buttons(page: Page, user: Any) -> Iterator[Button]:
    """Yield the button of a page's menu that says how comments are taken there, to those who may change it."""
    if not may_set_modes(user):
        return
    now = _handling_of_page(f"{PAGE}{page.pk}")
    if now:
        label = _("Ý kiến: %(mode)s") % {"mode": now.mode.label}
        yield Button(label, reverse(ONE_NAME, args=[f"{PAGE}{page.pk}"]), icon_name="comment", priority=62)


def _handling_of_page(scope: str) -> Any:
    page = public_page(int(scope.removeprefix(PAGE))) if scope.startswith(PAGE) else None
    return handling_of(page) if page else None


def _settings_address(user: Any) -> str:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not user.has_perm("comments.change_commentsettings"):
        return ""
    return reverse("wagtailsettings:edit", args=["comments", "commentsettings", site.pk])
