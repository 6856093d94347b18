"""Wagtail's views of single pages, as every room registers them for its own."""

from wagtail.admin.viewsets.pages import PageViewSet

from core.drafts import OneDraftCreateView
from core.versions import NewestVersionEditView, NewestVersionRevertView


class SafePages(PageViewSet):
    """The forms of a page, without ways to lose what somebody typed or to make it twice."""

    add_view_class = OneDraftCreateView
    edit_view_class = NewestVersionEditView
    revisions_revert_view_class = NewestVersionRevertView
