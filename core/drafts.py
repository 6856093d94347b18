"""A form of a new page makes one draft, however often it is sent.

The draft saves itself while somebody types; "save" or "submit" pressed before the answer is there would make a second
one. So every empty form carries a key, the draft takes it as Wagtail's `translation_key` (unique in the database), and
what the form sends after that goes into the draft it has made.
"""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

KEY = "draft-key"


class SentAgainView(EditView):
    """Saves what the form of a new page sends into the draft that it has already made."""

    def get_object(self) -> Any:
        """Return the draft without its rows: the form knows no ids of them and sends them all as new."""
        page = super().get_object()
        for rows in page.get_edit_handler().get_form_class().formsets:
            setattr(page, rows, [])
        return page


class OneDraftCreateView(CreateView):
    """A form that makes one draft."""

    @cached_property
    def draft_key(self) -> uuid.UUID:
        """Return the key that the form sent, or a new one."""
        try:
            return uuid.UUID(self.request.POST.get(KEY, ""))
        except ValueError:
            return uuid.uuid4()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make the draft, or save into the one made before or meanwhile."""
        if draft := self._find_draft():
            return self._send_again(draft)
        self.page.translation_key = self.draft_key
        try:
            return super().post(request)
        except (IntegrityError, ValidationError):
            if draft := self._find_draft():
                return self._send_again(draft)
            raise

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show what to put right; an address is not taken by the form's own draft."""
        draft = self._find_draft()
        return self._send_again(draft) if draft else super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the form its key."""
        return super().get_context_data(**kwargs) | {"draft_key_name": KEY, "draft_key": self.draft_key}

    def _find_draft(self) -> Page | None:
        mine = Page.objects.filter(owner=self.request.user, content_type=self.page_content_type)
        return mine.filter(translation_key=self.draft_key).first()

    def _send_again(self, draft: Page) -> HttpResponse:
        """Save into `draft`; what saves itself never does, for it may be older than what is there."""
        if self.expects_json_response:
            return self.json_error_response("invalid_revision", _("Saving will overwrite a newer version."))
        return SentAgainView.as_view()(self.request, draft.pk)
