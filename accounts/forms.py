"""Forms of Wagtail's user screens, with the officer's unit and place, and the one for signing in."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

from places.widgets import PlacePicker, UnitPicker

PICKERS = {"unit": UnitPicker(), "place": PlacePicker()}


class UserEditForm(WagtailUserEditForm):
    """Change an account, its unit and place included."""

    class Meta(WagtailUserEditForm.Meta):
        fields = WagtailUserEditForm.Meta.fields | {"unit", "place"}
        widgets = WagtailUserEditForm.Meta.widgets | PICKERS


class UserCreationForm(WagtailUserCreationForm):
    """Open an account, its unit and place included."""

    class Meta(WagtailUserCreationForm.Meta):
        fields = WagtailUserCreationForm.Meta.fields | {"unit", "place"}
        widgets = WagtailUserCreationForm.Meta.widgets | PICKERS


class LoginForm(WagtailLoginForm):
    """Sign in."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"placeholder": _("Nhập mật khẩu"), "autocomplete": "current-password"}),
    )
