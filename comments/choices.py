"""The words of comments: states, what a machine found, why one is hidden, and who may write."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a comment stands."""

    WAITING = "waiting", _("Chờ duyệt")
    SHOWN = "shown", _("Đang hiện")
    HIDDEN = "hidden", _("Đã ẩn")
    # Its words are gone; the row stays while answers hang on it.
    ERASED = "erased", _("Đã xóa theo yêu cầu")


class Group(models.TextChoices):
    """What a machine found when the comment came; moderators look at each group by itself."""

    WORDS = "words", _("Có từ cần xem")
    LINKS = "links", _("Có liên kết")
    DUPLICATE = "duplicate", _("Trùng")
    FLOOD = "flood", _("Dồn dập từ một nơi")
    UNPROVEN = "unproven", _("Gửi không qua kiểm tra tự động")
    CLEAN = "clean", _("Sạch")


class Mode(models.TextChoices):
    """Who may write, and what is looked at before it is shown."""

    FIRST = "first", _("Duyệt trước mọi ý kiến")
    GUESTS = "guests", _("Duyệt trước ý kiến của người chưa từng được duyệt")
    AFTER = "after", _("Hiện ngay, kiểm duyệt sau")
    CLOSED = "closed", _("Đóng")


class Reason(models.TextChoices):
    """Why a comment is hidden (the six that moderators choose from)."""

    INSULT = "insult", _("Xúc phạm, công kích người khác")
    PRIVATE = "private", _("Lộ thông tin riêng tư")
    ADVERTISING = "advertising", _("Quảng cáo, liên kết lạ")
    OFF_TOPIC = "off_topic", _("Lạc đề hoặc trùng lặp")
    FALSE = "false", _("Sai sự thật, gây hiểu lầm")
    OTHER = "other", _("Lý do khác")


class Action(models.TextChoices):
    """What was done with a comment."""

    APPROVE = "approve", _("Duyệt")
    HIDE = "hide", _("Ẩn")
    UNDO = "undo", _("Hoàn tác")
    KEEP = "keep", _("Giữ nguyên sau khi xem báo cáo")
    ERASE = "erase", _("Xóa theo yêu cầu")
    ANSWER = "answer", _("Trả lời chính thức")
    FORWARD = "forward", _("Chuyển đơn vị")


class ReportReason(models.TextChoices):
    """Why a reader reports a comment."""

    INSULT = "insult", _("Xúc phạm người khác")
    PRIVATE = "private", _("Nêu thông tin riêng tư của ai đó")
    ADVERTISING = "advertising", _("Quảng cáo, lừa đảo")
    FALSE = "false", _("Sai sự thật")
    OTHER = "other", _("Lý do khác")
