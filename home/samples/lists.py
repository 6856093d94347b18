"""Forms, in order and out of order."""

from types import SimpleNamespace

from django import forms


class SampleFilter(forms.Form):
    """The conditions of a list."""

    muc = forms.ChoiceField(label="Mức", choices=[("", "Việc tốt và điển hình"), ("viec-tot", "Việc tốt")])
    noi = forms.ChoiceField(label="Địa phương", choices=[("", "Mọi địa phương"), ("son-la", "tỉnh Sơn La")])
    thang = forms.CharField(label="Tháng đăng", widget=forms.TextInput(attrs={"placeholder": "2026-07"}))


class LetterForm(forms.Form):
    """A letter to the editors."""

    name = forms.CharField(label="Tên của bạn")
    email = forms.EmailField(label="Thư điện tử", required=False, help_text="Để ban biên tập hỏi lại khi cần.")
    letter = forms.CharField(label="Bạn muốn kể chuyện gì?", widget=forms.Textarea(attrs={"rows": 4}), min_length=20)


def wrong_letter() -> LetterForm:
    """Return a letter with a name missing, an address cut short, and hardly a word."""
    return LetterForm({"name": "", "letter": "Hay.", "email": "ba-ban@"})


def listing() -> SimpleNamespace:
    """Return what the form and the chips of a list are drawn from."""
    chips = [("Nông nghiệp", "a=1"), ("xã Nong Lay, huyện Thuận Châu, tỉnh Sơn La", "b=2"), ("Năm 2026", "c=3")]
    return SimpleNamespace(path="/guong/", form=SampleFilter(auto_id="mau-%s"), chips=chips)
