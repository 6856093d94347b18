"""Forms of Wagtail's user screens, with the officer's unit and place."""

from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm


class UserEditForm(WagtailUserEditForm):
    """Change an account, its unit and place included."""

    class Meta(WagtailUserEditForm.Meta):
        fields = WagtailUserEditForm.Meta.fields | {"unit", "place"}


class UserCreationForm(WagtailUserCreationForm):
    """Open an account, its unit and place included."""

    class Meta(WagtailUserCreationForm.Meta):
        fields = WagtailUserCreationForm.Meta.fields | {"unit", "place"}
