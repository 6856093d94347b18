"""The words that a new site starts with on its information pages; editors change them in the admin."""

from dataclasses import dataclass

from home.models import InformationPage

_DRAFT_NOTE = "Trang này là bản khởi đầu; ban biên tập sửa lại cho đúng với đơn vị mình."


@dataclass(frozen=True)
class Starter:
    """An information page to begin with: address, title, lead and paragraphs."""

    slug: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]

    def build(self) -> InformationPage:
        """Return the page, not yet stored."""
        text = "".join(f"<p>{paragraph}</p>" for paragraph in (*self.paragraphs, f"<i>{_DRAFT_NOTE}</i>"))
        return InformationPage(slug=self.slug, title=self.title, lead=self.lead, body=[{"type": "text", "value": text}])


INFORMATION_PAGES = (
    Starter(
        "gioi-thieu",
        "Giới thiệu",
        "Lan Tỏa kể chuyện người tốt, việc tốt để điều hay ở một xóm thành việc quen ở nhiều nơi.",
        (
            "Mỗi bài ở đây kể về một người, một tập thể, một gia đình hay một mô hình đã được cơ sở xác minh và giới thiệu. "
            "Chúng tôi ghi rõ ai kể, ở đâu, khi nào, dựa trên văn bản nào.",
            "Phần “Cách làm” trong bài để nơi khác học theo: các bước, chi phí, điều nên tránh.",
        ),
    ),
    Starter(
        "lien-he",
        "Liên hệ",
        "Góp ý, báo chỗ sai, xin gỡ thông tin về mình.",
        (
            "Địa chỉ, điện thoại và thư của ban biên tập ghi ở chân trang.",
            "Khi báo một chỗ sai, xin gửi kèm đường dẫn của bài. Ban biên tập trả lời, sửa và ghi rõ lời đính chính ở đầu bài.",
        ),
    ),
    Starter(
        "du-lieu-ca-nhan",
        "Dữ liệu cá nhân",
        "Trang này không theo dõi người đọc.",
        (
            "Đọc bài không cần tài khoản. Trang không đặt cookie cho người đọc, không gọi tới máy chủ của bên thứ ba, "
            "không lưu địa chỉ mạng của ai để đếm lượt xem.",
            "Người được nêu trong bài có quyền yêu cầu xem, sửa hoặc gỡ thông tin về mình; ban biên tập trả lời trong hai ngày làm việc.",
        ),
    ),
    Starter(
        "tro-nang",
        "Hỗ trợ tiếp cận",
        "Trang được làm để ai cũng đọc được.",
        (
            "Trang đọc được bằng bàn phím và phần mềm đọc màn hình, phóng to tới 200 % không mất chữ, chạy được khi không có JavaScript. "
            "Mọi ảnh đều có lời mô tả.",
            "Gặp chỗ khó dùng, xin báo cho ban biên tập ở trang Liên hệ.",
        ),
    ),
    Starter(
        "dieu-khoan",
        "Điều khoản sử dụng",
        "Được đọc, dẫn lại và in ra để học theo, miễn ghi rõ nguồn.",
        (
            "Khi dẫn lại xin giữ đúng câu chữ, ghi tên bài, tác giả, “Lan Tỏa” và đường dẫn. Ảnh chỉ được dùng lại khi dưới ảnh có ghi cho phép.",
        ),
    ),
)
