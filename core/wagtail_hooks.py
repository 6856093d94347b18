"""What the room adds to the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_editor_js")
def add_versions_script() -> SafeString:
    """Let the form of a page tell which version it knows."""
    return format_html('<script type="module" src="{}"></script>', static("admin/versions.js"))
