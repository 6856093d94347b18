"""Wagtail's user screens, with our forms and templates."""

from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts.forms import UserCreationForm, UserEditForm


class UserViewSet(WagtailUserViewSet):
    """List, open and change accounts."""

    def get_form_class(self, for_update: bool = False) -> type:
        """Return the form that also asks for unit and place."""
        return UserEditForm if for_update else UserCreationForm
