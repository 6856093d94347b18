"""Sample stories on their way to publication: a draft, one that awaits approval, one that is scheduled."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from demo.people import sample_user
from demo.registry import loaded_keys, remember
from demo.samples import ORIGIN
from stories.choices import Kind
from stories.models import ArticlePage, ExemplarPage, Story
from stories.services.shelves import open_shelf

_DAYS_AHEAD = 7


@dataclass(frozen=True)
class Work:
    """A story that is being worked on, and by whom."""

    name: str
    writer: str
    page: type[Story]
    values: dict[str, Any]
    paragraphs: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key under which the story is remembered."""
        return f"newsroom:{self.name}"

    def build(self, writer: User | None) -> Story:
        """Return the page, not yet stored and not public."""
        text = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        return self.page(
            **self.values,
            body=[{"type": "text", "value": text}],
            owner=writer,
            live=False,
            origin=ORIGIN,
            origin_id=self.name,
        )


DRAFT = Work(
    "ban-nhap",
    "cong-tac-vien",
    ExemplarPage,
    {
        "title": "Chiếc xe ba gác chở sách của thầy Hựu",
        "subject_name": "Đinh Văn Hựu",
        "lead": "Mỗi chiều thứ Sáu, thầy Hựu đạp chiếc xe ba gác có sáu ngăn sách qua bốn thôn ven đầm.",
        "place_as_written": "xã ven đầm, thành phố Huế",
    },
    (
        "Chiếc xe mua lại của người bán nước mía, còn nguyên cái chuông. Nghe chuông là lũ trẻ chạy ra.",
        "Cần hỏi thêm: số sách hiện có, ai giúp bọc sách, mùa lụt cất ở đâu.",
    ),
)
WAITING = Work(
    "cho-duyet",
    "bien-tap",
    ArticlePage,
    {
        "title": "Sáu tổ dân phố đổi giờ họp để người đi làm ca cũng dự được",
        "lead": "Họp lúc chín giờ sáng thì chỉ có người già. Từ tháng mười, sáu tổ dân phố họp hai lượt mỗi kỳ.",
    },
    (
        "Ý kiến đến từ một chị công nhân ca đêm: bốn năm ở khu này chị chưa họp lần nào, dù năm nào cũng đóng đủ quỹ.",
        "Lượt thứ hai bắt đầu lúc tám giờ tối, gói trong bốn mươi lăm phút. Kỳ đầu có thêm một trăm mười hai người dự.",
    ),
)
SCHEDULED = Work(
    "hen-gio",
    "duyet",
    ArticlePage,
    {
        "title": "Phiên chợ đổi đồ cũ cuối tháng ở sân đình",
        "lead": "Không ai mang tiền. Một chiếc nồi còn tốt đổi hai chồng sách, một buổi sửa quạt đổi nải chuối.",
    },
    (
        "Phiên chợ bắt đầu từ ba nhà trong ngõ dọn kho trước mùa mưa, bày ra sân đình những thứ bỏ thì tiếc.",
        "Cuối buổi, thứ gì còn lại được phân loại: đồ sửa được đưa về tổ sửa chữa, giấy và nhựa gom riêng.",
    ),
)


def load_newsroom() -> int:
    """Make the stories in work that were never made; return how many."""
    known = loaded_keys()
    missing = [work for work in (DRAFT, WAITING, SCHEDULED) if work.key not in known]
    for work in missing:
        _make(work)
    return len(missing)


@transaction.atomic
def _make(work: Work) -> None:
    writer = sample_user(work.writer)
    page = work.build(writer)
    open_shelf(Kind(work.page.kind)).add_child(instance=page)
    if work is SCHEDULED:
        page.go_live_at = timezone.now() + datetime.timedelta(days=_DAYS_AHEAD)
    revision = page.save_revision(user=writer)
    if work is SCHEDULED:
        revision.publish(user=writer, log_action=False, skip_permission_checks=True)
    elif work is WAITING and writer is not None:
        page.get_workflow().start(page, writer)
    remember(page, work.key)
