"""The forms behind every way to upload a picture or a document in the admin."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media import uploads
from media.alt import MISSING, clean_alt_text
from media.filetypes import check_document


class PictureField(WagtailImageField):
    """Takes any photo a phone makes and hands on what may be stored."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = filesizeformat(self.max_upload_size)
        self.help_text = _("Ảnh JPEG, PNG, WebP hoặc HEIC, đến %(limit)s.") % {"limit": limit}
        self.error_messages |= {
            "required": _("Hãy chọn một ảnh trong máy."),
            "empty": uploads.EMPTY,
            # Wagtail's page for several pictures shows these two before it sends anything.
            "file_too_large_unknown_size": _("Ảnh quá nặng: trang chỉ nhận ảnh đến %(limit)s.") % {"limit": limit},
            "invalid_image_extension": uploads.WRONG_TYPE,
        }

    def to_python(self, data: Any) -> Any:
        """Return the uploaded file with the prepared picture in place of the original."""
        # The checks of the parent know neither HEIF nor phones' names for it; ours are in media.uploads.
        uploaded: Any = FileField.to_python(self, data)
        if uploaded is not None and not getattr(uploaded, "is_prepared", False):
            uploads.replace_content(uploaded, uploads.prepare_image(uploaded))
            uploaded.is_prepared = True
        return uploaded


class ImageForm(BaseImageForm):
    """Refuses pictures without a real description and files that are no photo."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if old := self.fields.get("file"):
            self.fields["file"] = PictureField(label=old.label, required=old.required, widget=old.widget)
        if "alt_text" in self.fields:
            self.fields["alt_text"].error_messages["required"] = MISSING

    def clean_alt_text(self) -> str:
        """Refuse file names and placeholders."""
        return clean_alt_text(self.cleaned_data["alt_text"])

    def save(self, commit: bool = True) -> Any:
        """Store in one transaction: Wagtail throws away old renditions before new ones are made."""
        with transaction.atomic():
            return super().save(commit=commit)


class DocumentForm(BaseDocumentForm):
    """Refuses files whose content is not what their name says."""

    def clean_file(self) -> Any:
        """Check a new file and give it an ASCII name."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            extension = check_document(file)
            file.name = uploads.ascii_name(file.name or "", extension, fallback="tai-lieu")
        return file
