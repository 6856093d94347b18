"""What several answers share."""

import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def _without_docstring(schema: dict[str, Any]) -> None:
    schema.pop("description", None)


class Shape(BaseModel):
    """A thing in an answer; its docstring is for us, the descriptions of its parts for those who call."""

    model_config = ConfigDict(frozen=True, json_schema_extra=_without_docstring)


class ParameterError(Shape):
    """A parameter that says nothing."""

    parameter: str = Field(description="Tên tham số")
    message: str = Field(description="Điều chưa đúng, bằng tiếng Việt")


class Problem(Shape):
    """Why there is no other answer."""

    detail: str = Field(description="Điều chưa đúng, bằng tiếng Việt")
    errors: list[ParameterError] = Field(description="Từng tham số sai; trống khi lỗi không ở tham số")


class Choice(Shape):
    """A fixed word of the domain."""

    slug: str = Field(description="Giá trị dùng trong tham số lọc")
    name: str = Field(description="Tên đọc được")


class Reference(Shape):
    """A named thing with a page of its own: a field, a tag, a place."""

    name: str = Field(description="Tên")
    slug: str = Field(description="Tên trong địa chỉ và trong tham số lọc")
    url: str = Field(description="Trang của mục này")


class PlaceReference(Reference):
    """A place, past or present."""

    full_name: str = Field(description="Tên kèm loại, ví dụ “tỉnh Sơn La”")


class DocumentReference(Shape):
    """An official document that a story cites."""

    id: int = Field(description="Số của văn bản trong trang này")
    number: str = Field(description="Số, ký hiệu; có thể trống")
    kind: Choice = Field(description="Loại văn bản")
    subject: str = Field(description="Trích yếu")
    issuer: str = Field(description="Cơ quan ban hành; có thể trống")
    date: datetime.date | None = Field(description="Ngày ban hành")
    url: str = Field(description="Trang của văn bản")


class ListPage(Shape):
    """A page of a list."""

    next: str | None = Field(description="Trang sau (cũ hơn); null ở trang cuối")
    previous: str | None = Field(description="Trang trước (mới hơn); null ở trang đầu")
