"""Where a unit answers officially, and where moderators pass a comment on to it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User
from comments.admin import words
from comments.admin.access import may_moderate
from comments.admin.rows import Row, rows_of, with_surroundings
from comments.choices import State
from comments.cleaning import clean_writing
from comments.forms import CleanedField
from comments.models import Comment
from comments.models.comment import LONGEST, SHORTEST
from comments.services.answering import NotAnswerable, answer, pass_on
from core.text import clean_line
from places.models import Unit
from places.widgets import UnitPicker


class UnitForm(forms.Form):
    """Which unit, and the version of the comment that was looked at."""

    unit = forms.ModelChoiceField(Unit.objects.all(), label=_("Đơn vị"), widget=UnitPicker)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class AnswerForm(UnitForm):
    """What the unit says; who belongs to one answers for that."""

    text = CleanedField(
        clean_writing,
        label=gettext_lazy("Trả lời"),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "data-limit": LONGEST}),
    )
    field_order = ["text", "unit", "version"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].initial = user.unit_id
        if not may_moderate(user):
            self.fields["unit"].disabled = True


class OneCommentView(WagtailAdminTemplateMixin, FormView[forms.Form]):
    """A form about one comment, shown above it."""

    header_icon = "comment"
    row: Row

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in those whom the comment concerns."""
        comment = get_object_or_404(with_surroundings(Comment.objects.all()), pk=kwargs["comment"])
        if not self.is_let_in(request.user, comment):
            raise PermissionDenied
        self.row = rows_of([comment])[0]
        return super().dispatch(request, *args, **kwargs)

    def is_let_in(self, user: Any, comment: Comment) -> bool:
        """Say whether the user may come here."""
        return may_moderate(user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        back = {"url": reverse("comments_queue"), "label": _("Ý kiến chờ duyệt")}
        way = [back] if may_moderate(self.request.user) else []
        return [*self.breadcrumbs_items, *way, {"url": "", "label": self.get_page_title()}]

    def get_initial(self) -> dict[str, Any]:
        """Say which version is looked at."""
        return {"version": self.row.comment.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the comment."""
        following = get_valid_next_url_from_request(self.request)
        return super().get_context_data(**kwargs) | {
            "row": self.row,
            "next": following,
            "moderates": may_moderate(self.request.user),
        }

    def go_on(self) -> HttpResponse:
        """Return to where the user came from."""
        usual = reverse("comments_one", args=[self.row.comment.pk]) if may_moderate(self.request.user) else ""
        return redirect(get_valid_next_url_from_request(self.request) or usual or "wagtailadmin_home")

    def say_who_was_first(self, form: Any, last: Any) -> HttpResponse:
        """Show the form again, with what was typed, for the comment as it stands now."""
        told = words.decided(last) if last else _("Ý kiến này không còn trả lời được")
        form.add_error(None, _("%(told)s. Nội dung bạn gõ còn nguyên; hãy xem lại rồi gửi.") % {"told": told})
        form.data = {**form.data.dict(), "version": str(self.row.comment.version)}
        return self.render_to_response(self.get_context_data(form=form))


class AnswerView(OneCommentView):
    """The form of an official answer; units reach it from the letter that passes a comment on to them."""

    template_name = "admin/comments/answer.html"
    page_title = gettext_lazy("Trả lời chính thức")
    form_class = AnswerForm

    def is_let_in(self, user: Any, comment: Comment) -> bool:
        """Let in moderators, and those of a unit to what readers see anyway."""
        return may_moderate(user) or (user.unit_id is not None and comment.state == State.SHOWN)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form whose unit it is."""
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Store the answer."""
        said = form.cleaned_data
        try:
            answer(self.row.comment.pk, said["version"], said["text"], said["unit"], self.request.user)
        except NotAnswerable as refused:
            return self.say_who_was_first(form, refused.outcome.last)
        messages.success(self.request, _("Đã đăng trả lời chính thức của %(unit)s.") % {"unit": said["unit"]})
        return self.go_on()


class PassOnView(OneCommentView):
    """The form by which a moderator tells a unit, by mail, of a comment that wants its answer."""

    template_name = "admin/comments/pass_on.html"
    page_title = gettext_lazy("Chuyển đơn vị")
    form_class = UnitForm

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Send the letter to the unit's people who have an account."""
        unit, version = form.cleaned_data["unit"], form.cleaned_data["version"]
        people = User.objects.filter(unit=unit, is_active=True).exclude(email="")
        addresses = list(people.values_list("email", flat=True)[:50])
        if not addresses:
            form.add_error("unit", _("Chưa ai của đơn vị này có tài khoản với thư điện tử."))
            return self.form_invalid(form)
        outcome = pass_on(self.row.comment.pk, version, unit, self.request.user, self._letter(addresses))
        if not outcome.done:
            return self.say_who_was_first(form, outcome.last)
        messages.success(self.request, _("Đã gửi thư mời %(unit)s trả lời.") % {"unit": unit})
        return self.go_on()

    def _letter(self, addresses: list[str]) -> EmailMessage:
        path = reverse("comments_answer", args=[self.row.comment.pk])
        context = {"row": self.row, "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}"}
        subject = clean_line(_("Bạn đọc hỏi ở bài “%(title)s”") % {"title": self.row.title})
        return EmailMessage(subject, render_to_string("admin/comments/letter.txt", context), bcc=addresses)
