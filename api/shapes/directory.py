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


class Centre(Shape):
    """The middle of a place, WGS 84."""

    latitude: float = Field(description="Vĩ độ")
    longitude: float = Field(description="Kinh độ")


class PlaceDetail(PlaceReference):
    """A place with its superiors, what it was and became, and the places in it that have stories."""

    english_name: str = Field(description="Tên cho người đọc tiếng Anh, ví dụ “Chieng La Commune”")
    code: str = Field(description="Mã đơn vị; có thể trống, và không phải là số định danh lâu dài")
    centre: Centre | None = Field(description="Tâm của địa phương, nếu biết")
    valid_from: datetime.date | None = Field(description="Có từ ngày; null khi không rõ hoặc từ lâu")
    valid_to: datetime.date | None = Field(description="Không còn từ ngày; null khi còn đến nay")
    is_past: bool = Field(description="Địa phương nay không còn")
    within: list[PlaceReference] = Field(description="Nơi trực thuộc, từ gần đến xa")
    now: list[PlaceReference] = Field(description="Nơi ngày nay (khi is_past)")
    predecessors: list[PlaceReference] = Field(description="Những nơi đã trực tiếp nhập hoặc đổi tên thành nơi này")
    successors: list[PlaceReference] = Field(description="Những nơi trực tiếp tiếp nối nơi này")
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
