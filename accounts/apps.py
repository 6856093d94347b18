"""People who work on the site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Room `accounts`: officers, editors and what each may do."""

    name = "accounts"
    verbose_name = _("Tài khoản")


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens with our forms."""

    user_viewset = "accounts.viewsets.UserViewSet"
    group_viewset = "accounts.viewsets.GroupViewSet"
