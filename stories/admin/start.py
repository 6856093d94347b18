"""Begins a story: asks for a skeleton where there are several, finds the shelf, opens the form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from stories.choices import Kind
from stories.models import IndexPage
from stories.models.story import Story
from stories.services.shelves import open_shelf
from stories.starters import PARAMETER, find_starter, starters_of

BLANK = "trang"


class StartView(WagtailAdminTemplateMixin, TemplateView):
    """Leads to the form of a new story below an open shelf; editors never meet the tree."""

    template_name = "admin/stories/start.html"
    kind: Kind = Kind.EXEMPLAR
    model: type[Story] = Story
    header_icon = ""
    index_url_name = ""

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Bắt đầu từ đâu?")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the list."""
        title = capfirst(self.model._meta.verbose_name_plural)
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, {"url": reverse(self.index_url_name), "label": title}, here]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the choice of skeletons, or go on at once when it is made or there is none to make."""
        index = IndexPage.objects.filter(kind=self.kind).first()
        if index is None:
            messages.error(request, _("Trang chưa được cài đặt: quản trị cần chạy lệnh setup_site."))
            return redirect("wagtailadmin_home")
        rights = index.permissions_for_user(request.user)
        if not (request.user.is_superuser or "add" in rights.permissions):
            return permission_denied(request)
        starters = starters_of(self.kind)
        chosen = request.GET.get(PARAMETER, "")
        if chosen or len(starters) < 2:
            return redirect(self.form_url(chosen or (starters[0].slug if starters else "")))
        return super().get(request, *args, **kwargs)

    def form_url(self, starter: str) -> str:
        """Return the address of the empty form, filled by `starter` if there is one of that name."""
        opts = self.model._meta
        url = reverse("wagtailadmin_pages:add", args=[opts.app_label, opts.model_name, open_shelf(self.kind).pk])
        return f"{url}?{urlencode({PARAMETER: starter})}" if find_starter(self.kind, starter) else url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the skeletons and the blank sheet."""
        choices = [
            (starter.label, starter.description, f"?{urlencode({PARAMETER: starter.slug})}")
            for starter in starters_of(self.kind)
        ]
        blank = (_("Trang trắng"), _("Tự sắp xếp từ đầu."), f"?{urlencode({PARAMETER: BLANK})}")
        return super().get_context_data(**kwargs) | {"choices": [*choices, blank]}
