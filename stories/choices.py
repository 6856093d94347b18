"""The fixed words of the domain: what kinds, types, grades, levels and states there are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Which page type a story is."""

    EXEMPLAR = "exemplar", _("Gương điển hình")
    ARTICLE = "article", _("Tin bài")
    CAMPAIGN = "campaign", _("Phong trào thi đua")


class SubjectType(models.TextChoices):
    """Whom an exemplar is about."""

    PERSON = "ca-nhan", _("Cá nhân")
    GROUP = "tap-the", _("Tập thể")
    HOUSEHOLD = "ho-gia-dinh", _("Hộ gia đình")
    MODEL = "mo-hinh", _("Mô hình")


class Grade(models.TextChoices):
    """A single good deed, or a record over time."""

    DEED = "viec-tot", _("Việc tốt")
    EXEMPLAR = "dien-hinh", _("Điển hình tiên tiến")


class Level(models.TextChoices):
    """Which level introduced an exemplar or launched a campaign, as recorded."""

    CENTRAL = "trung-uong", _("Trung ương")
    PROVINCE = "tinh", _("Cấp tỉnh")
    DISTRICT = "huyen", _("Cấp huyện (trước 7/2025)")
    COMMUNE = "xa", _("Cấp xã")
    UNIT = "don-vi", _("Cơ quan, đơn vị")


class Stage(models.TextChoices):
    """The public label of where an exemplar stands in its life."""

    DISCOVERED = "phat-hien", _("Mới phát hiện")
    NURTURED = "boi-duong", _("Đang bồi dưỡng")
    COMMENDED = "tuyen-duong", _("Đã tuyên dương")
    REPLICATED = "nhan-rong", _("Đang nhân rộng")
    ARCHIVED = "luu-tru", _("Lưu trữ")
    REMEMBERED = "da-mat", _("Đã mất, tưởng nhớ")


class Palette(models.TextChoices):
    """Pigments a field may be marked with; a class in the stylesheet, never a style attribute."""

    INDIGO = "cham", _("Chàm")
    VERMILION = "son", _("Son")
    LEAF = "la", _("Lá")
    SOPHORA = "hoe", _("Hoa hòe")
    EARTH = "dat", _("Đất nung")
    RIVER = "song", _("Nước sông")
    PLUM = "sim", _("Hoa sim")
    STONE = "da", _("Đá ong")


class FieldIcon(models.TextChoices):
    """Drawings of the sprite that a field may carry."""

    RICE = "rice", _("Bông lúa")
    TREE = "tree", _("Cây")
    BOOK = "book", _("Sách")
    HEALTH = "health", _("Lá thuốc")
    SHIELD = "shield", _("Khiên")
    LOTUS = "lotus", _("Hoa sen")
    WORK = "work", _("Bánh răng")
    HEART = "heart", _("Trái tim")
    ROAD = "road", _("Đường làng")
    SPROUT = "sprout", _("Mầm cây")
    HOUSE = "house", _("Mái nhà")
    STAMP = "stamp", _("Con dấu")


class DocumentKind(models.TextChoices):
    """Kinds of official documents that stories cite."""

    DIRECTIVE = "chi-thi", _("Chỉ thị")
    DECISION = "quyet-dinh", _("Quyết định")
    PLAN = "ke-hoach", _("Kế hoạch")
    RESOLUTION = "nghi-quyet", _("Nghị quyết")
    DECREE = "nghi-dinh", _("Nghị định")
    CIRCULAR = "thong-tu", _("Thông tư")
    GUIDANCE = "huong-dan", _("Hướng dẫn")
    LETTER = "cong-van", _("Công văn")
    REPORT = "bao-cao", _("Báo cáo")
    PROGRAMME = "chuong-trinh", _("Chương trình")
    OTHER = "khac", _("Văn bản khác")
