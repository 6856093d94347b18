"""Sample values for the settings of the organ."""

from typing import Any

from wagtail.models import Site

from core.models import OrganSettings
from demo.registry import recorded

VALUES = {
    "organ": "Ban Thi đua tỉnh (mẫu)",
    "responsible_editor": "Trưởng ban biên tập Hà Minh Thư (mẫu)",
    "address": "Số 1 đường Hoa Ban, phường Trung Tâm (mẫu)",
    "phone": "0212 000 0000",
    "email": "toasoan@lantoa.example",
    "licence": "Giấy phép mẫu, không có giá trị",
    "notice": "Dữ liệu mẫu: người và số liệu đều hư cấu",
}


def fill() -> None:
    """Fill in the settings unless somebody has begun to."""
    organ = _settings()
    if organ is not None and not any(getattr(organ, name) for name in VALUES):
        _set(organ, VALUES)


def empty() -> None:
    """Take back the sample values that nobody has changed; remove the row if it came with them."""
    organ = _settings(make=False)
    if organ is None:
        return
    _set(organ, {name: "" for name, value in VALUES.items() if getattr(organ, name) == value})
    if recorded(OrganSettings).filter(pk=organ.pk).exists() and not any(getattr(organ, name) for name in VALUES):
        organ.delete()


def _settings(*, make: bool = True) -> OrganSettings | None:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return None
    organ: OrganSettings | None = OrganSettings.objects.filter(site=site).first()
    if organ is None and make:
        organ = OrganSettings(site=site)
    return organ


def _set(organ: OrganSettings, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(organ, name, value)
    organ.save()
