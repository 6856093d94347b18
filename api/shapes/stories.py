"""Stories, in lists and one by one."""

import datetime
from typing import Literal

from pydantic import Field

from api.shapes.base import Choice, DocumentReference, ListPage, PlaceReference, Reference, Shape

KindName = Literal["exemplar", "article", "campaign"]


class StoryPlace(PlaceReference):
    """Where a story happened."""

    province: PlaceReference | None = Field(description="Tỉnh, thành phố ngày nay")


class Author(Shape):
    """Who wrote a story."""

    name: str = Field(description="Họ và tên")
    unit: str = Field(description="Đơn vị; có thể trống")
    url: str = Field(description="Trang của tác giả")


class Source(Shape):
    """Who published a story first, where that was not this site."""

    name: str = Field(description="Cơ quan đăng lần đầu")
    url: str = Field(description="Liên kết tới nguồn; có thể trống")
    date: datetime.date | None = Field(description="Ngày đăng tại nguồn")


class Picture(Shape):
    """The picture of a story."""

    url: str = Field(description="Địa chỉ tệp ảnh")
    alt: str = Field(description="Mô tả ảnh")
    credit: str = Field(description="Người chụp hoặc vẽ; có thể trống")
    is_drawing: bool = Field(description="Tranh minh họa, không phải ảnh chụp")
    may_be_reused: bool = Field(description="Được phép đăng lại, có ghi nguồn")


class CampaignReference(Shape):
    """A campaign that a story belongs to."""

    id: int = Field(description="Số của phong trào")
    title: str = Field(description="Tên phong trào")
    url: str = Field(description="Trang của phong trào")


class Story(Shape):
    """A story as lists give it."""

    id: int = Field(description="Số của bài, không bao giờ đổi")
    kind: KindName = Field(description="Loại: exemplar (gương), article (tin bài), campaign (phong trào)")
    title: str = Field(description="Tên bài")
    lead: str = Field(description="Sapo; có thể trống")
    url: str = Field(description="Trang của bài")
    short_url: str = Field(description="Địa chỉ ngắn, không đổi khi tên bài đổi")
    api_url: str = Field(description="Bài này trong API, có cả nội dung")
    embed_url: str = Field(description="Thẻ nhỏ để đặt vào trang khác bằng iframe")
    published: datetime.datetime | None = Field(description="Khi đăng, giờ Việt Nam; null nếu không rõ")
    published_has_time: bool = Field(description="false: chỉ biết ngày, phần giờ của published là 00:00")
    updated: datetime.datetime = Field(description="Lần sửa cuối, giờ Việt Nam")
    fields: list[Reference] = Field(description="Lĩnh vực")
    tags: list[Reference] = Field(description="Thẻ")
    place: StoryPlace | None = Field(description="Địa phương")
    place_as_written: str = Field(description="Nơi chốn như bài ghi, kể cả tên cũ; có thể trống")
    subject_type: Choice | None = Field(description="Đối tượng (chỉ gương có)")
    grade: Choice | None = Field(description="Mức: việc tốt hay điển hình (chỉ gương có)")
    stage: Choice | None = Field(description="Chặng đường của gương (nếu đã ghi)")
    year: int | None = Field(description="Năm giới thiệu (chỉ gương có)")
    authors: list[Author] = Field(description="Tác giả")
    source: Source | None = Field(description="Nguồn, nếu nơi khác đăng trước")
    licence: str = Field(description="Điều kiện dẫn lại")
    picture: Picture | None = Field(description="Ảnh bìa")
    campaigns: list[CampaignReference] = Field(description="Phong trào mà bài thuộc về")
    period_from: datetime.date | None = Field(description="Ngày bắt đầu (chỉ phong trào có)")
    period_to: datetime.date | None = Field(description="Ngày kết thúc (chỉ phong trào có)")


class Revocation(Shape):
    """Why and when an award was taken back."""

    date: datetime.date | None = Field(description="Ngày thu hồi")
    decision: str = Field(description="Số quyết định thu hồi; có thể trống")
    reason: str = Field(description="Lý do; có thể trống")


class Award(Shape):
    """An award of an exemplar."""

    title: str = Field(description="Hình thức khen")
    decision: str = Field(description="Số quyết định; có thể trống")
    issuer: str = Field(description="Cơ quan khen; có thể trống")
    date: datetime.date | None = Field(description="Ngày")
    revoked: Revocation | None = Field(description="Khen thưởng đã bị thu hồi thì nói rõ ở đây")


class Update(Shape):
    """What happened after the story."""

    date: datetime.date | None = Field(description="Ngày")
    text: str = Field(description="Nội dung")


class Correction(Shape):
    """What the editors have set right."""

    date: datetime.date | None = Field(description="Ngày đính chính")
    text: str = Field(description="Nội dung đính chính")


class ExemplarDetail(Shape):
    """What only exemplars have."""

    subject_name: str = Field(description="Tên người, tập thể, hộ, mô hình")
    subject_description: str = Field(description="Giới thiệu ngắn; có thể trống")
    level: Choice | None = Field(description="Cấp giới thiệu")
    deed: str = Field(description="Việc làm; có thể trống")
    results: str = Field(description="Kết quả; có thể trống")
    how_to_html: str = Field(description="Cách làm, HTML; có thể trống")
    quote: str = Field(description="Câu nói; có thể trống")
    quote_speaker: str = Field(description="Người nói; có thể trống")


class CampaignDetail(Shape):
    """What only campaigns have."""

    launcher: str = Field(description="Cơ quan phát động; có thể trống")
    level: Choice | None = Field(description="Cấp phát động")
    purpose_html: str = Field(description="Mục đích, HTML; có thể trống")
    requirements_html: str = Field(description="Yêu cầu, HTML; có thể trống")
    contents_html: str = Field(description="Nội dung thi đua, HTML; có thể trống")
    criteria_html: str = Field(description="Tiêu chí, HTML; có thể trống")
    founding_documents: list[DocumentReference] = Field(description="Căn cứ")


class StoryDetail(Story):
    """A story with all that its page tells."""

    body_html: str = Field(description="Nội dung, HTML; địa chỉ trong đó là địa chỉ đầy đủ")
    body_text: str = Field(description="Nội dung, chữ thường, mỗi đoạn một dòng")
    awards: list[Award] = Field(description="Khen thưởng")
    documents: list[DocumentReference] = Field(description="Văn bản được dẫn")
    updates: list[Update] = Field(description="Cập nhật sau khi đăng")
    correction: Correction | None = Field(description="Đính chính")
    exemplar: ExemplarDetail | None = Field(description="Phần riêng của gương")
    campaign: CampaignDetail | None = Field(description="Phần riêng của phong trào")


class StoryPage(ListPage):
    """A page of stories, the newest first."""

    items: list[Story] = Field(description="Các bài, mới nhất trước")
