"""Model fields of this room."""

from typing import Any

from django import forms
from django.db import models

from core.text import clean_line


class LineFormField(forms.CharField):
    """The form's side of `LineField`."""

    def to_python(self, value: Any) -> Any:
        """Return `value` cleaned."""
        return clean_line(super().to_python(value) or "")


class LineField(models.CharField):  # type: ignore[type-arg]
    """One line of text: NFC, without control and direction marks, however it comes in."""

    def to_python(self, value: Any) -> Any:
        """Return `value` cleaned."""
        value = super().to_python(value)
        return clean_line(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Clean what was assigned in code too, so that the instance and its row agree."""
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, form_class: Any = None, choices_form_class: Any = None, **kwargs: Any) -> Any:
        """Return a form field that cleans before it measures the length."""
        kwargs |= {"form_class": form_class or LineFormField, "choices_form_class": choices_form_class}
        return super().formfield(**kwargs)

    def deconstruct(self) -> Any:
        """Stand in migrations as a plain CharField: the database sees no difference."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
