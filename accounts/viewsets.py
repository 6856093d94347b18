"""Wagtail's user screens, with our forms and templates."""

from typing import Any

from django.forms import BaseForm
from wagtail.users.views.groups import GroupViewSet as WagtailGroupViewSet
from wagtail.users.views.groups import IndexView as WagtailGroupIndexView
from wagtail.users.views.users import CreateView, EditView
from wagtail.users.views.users import IndexView as WagtailUserIndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts.forms import UserCreationForm, UserEditForm
from core.folded_lists import FoldedListMixin


class _OnlySuperusersMakeSuperusers:
    request: Any

    def get_form(self, *args: Any, **kwargs: Any) -> BaseForm:
        """Return the form; who may not do everything cannot let others do it."""
        form: BaseForm = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form


class UserCreateView(_OnlySuperusersMakeSuperusers, CreateView):
    """Open an account."""


class UserEditView(_OnlySuperusersMakeSuperusers, EditView):
    """Change an account."""


class UserIndexView(FoldedListMixin, WagtailUserIndexView):
    """Accounts, found by name, address of mail or unit."""

    searched_columns = ("last_name", "first_name", "username", "email", "unit__name")


class UserViewSet(WagtailUserViewSet):
    """List, open and change accounts."""

    index_view_class = UserIndexView
    add_view_class = UserCreateView
    edit_view_class = UserEditView

    def get_form_class(self, for_update: bool = False) -> type:
        """Return the form that also asks for unit and place."""
        return UserEditForm if for_update else UserCreationForm


class GroupIndexView(FoldedListMixin, WagtailGroupIndexView):
    """Roles, found by name."""

    searched_columns = ("name",)


class GroupViewSet(WagtailGroupViewSet):
    """List, make and change roles."""

    index_view_class = GroupIndexView
