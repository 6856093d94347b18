"""What is told apart of a view: where the reader came from, on what device, and which page that is no story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# Posters carry a number of their own; 0: none.
LARGEST_POSTER = 9999


class Source(models.IntegerChoices):
    """Where a reader came from: known by the referrer's host, the app that shows the page, or the code of a poster."""

    DIRECT = 0, _("Trực tiếp")
    INSIDE = 1, _("Trong trang tin này")
    ZALO = 2, "Zalo"
    FACEBOOK = 3, "Facebook"
    GOOGLE = 4, "Google"
    COC_COC = 5, _("Cốc Cốc")
    OTHER_SEARCH = 6, _("Máy tìm kiếm khác")
    OTHER_NETWORK = 7, _("Mạng xã hội khác")
    OTHER_SITE = 8, _("Trang web khác")
    POSTER = 9, _("Mã QR")


class Device(models.IntegerChoices):
    """The class of a device, as its browser says."""

    UNKNOWN = 0, _("Không rõ")
    PHONE = 1, _("Điện thoại")
    TABLET = 2, _("Máy tính bảng")
    COMPUTER = 3, _("Máy tính")


class OtherPage(models.IntegerChoices):
    """Public pages that are no story, a kind each; below zero, so that one column holds them and ids of stories."""

    HOME = -1, _("Trang chủ")
    LIST = -2, _("Danh sách, thẻ, tác giả, lưu trữ")
    FIELD = -3, _("Trang lĩnh vực")
    PLACE = -4, _("Trang địa phương")
    SEARCH = -5, _("Tìm kiếm")
    DOCUMENT = -6, _("Văn bản")
    DAY = -7, _("Mỗi ngày một chuyện")
    INFORMATION = -8, _("Trang thông tin")
