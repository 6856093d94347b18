"""What stories are sorted by: documents, fields, places."""

import datetime

from pydantic import Field

from api.shapes.base import DocumentReference, ListPage, PlaceReference, Reference, Shape


class File(Shape):
    """A file to download."""

    url: str = Field(description="Địa chỉ tệp")
    title: str = Field(description="Tên tài liệu")


class Document(DocumentReference):
    """An official document with what its page tells."""

    summary: str = Field(description="Tóm tắt; có thể trống")
    period_from: datetime.date | None = Field(description="Áp dụng từ")
    period_to: datetime.date | None = Field(description="Áp dụng đến")
    file: File | None = Field(description="Tệp văn bản")


class LifeField(Reference):
    """A field of life with the number of its stories."""

    description: str = Field(description="Mô tả ngắn; có thể trống")
    stories: int = Field(description="Số bài")


class CountedPlace(PlaceReference):
    """A place with the number of its stories."""

    stories: int = Field(description="Số bài")


class PlaceDetail(PlaceReference):
    """A place with its superiors, what it is today, and the places in it that have stories."""

    is_past: bool = Field(description="Địa phương nay không còn")
    within: list[PlaceReference] = Field(description="Nơi trực thuộc, từ gần đến xa")
    now: list[PlaceReference] = Field(description="Nơi ngày nay (khi is_past)")
    places: list[CountedPlace] = Field(description="Các nơi bên trong có bài (chỉ tỉnh, thành phố ngày nay)")


class DocumentPage(ListPage):
    """A page of official documents, the latest first."""

    items: list[Document] = Field(description="Các văn bản, mới ban hành trước")


class FieldList(Shape):
    """All fields."""

    items: list[LifeField] = Field(description="Các lĩnh vực")


class PlaceList(Shape):
    """The provinces that have stories."""

    items: list[CountedPlace] = Field(description="Các tỉnh, thành phố có bài")
