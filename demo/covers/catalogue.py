"""Which scenes belong to which field of a story, and the paper each is best printed on."""

from collections.abc import Callable
from typing import NamedTuple

from demo.covers.press import Press
from demo.covers.scenes import (
    blank,
    charity,
    close_ups,
    countryside,
    culture,
    enterprise,
    environment,
    family,
    farming,
    health,
    office,
    portraits,
    schooling,
    security,
    trade,
)


class Scene(NamedTuple):
    """A drawing and the paper it is printed on unless another is asked for."""

    paint: Callable[[Press], None]
    tint: str


class Field(NamedTuple):
    """A field of stories: its Vietnamese label and its scenes by key."""

    label: str
    scenes: dict[str, Scene]


FIELDS: dict[str, Field] = {
    "nong-nghiep": Field(
        "Nông nghiệp",
        {
            "ruong-bac-thang": Scene(farming.rice_terraces, "giay"),
            "chan-trau": Scene(farming.buffalo_rider, "hoe"),
            "ganh-lua": Scene(farming.harvest_carriers, "giay"),
            "nhin-tu-troi": Scene(farming.seen_from_above, "giay"),
            "chan-dung": Scene(portraits.villager, "giay"),
        },
    ),
    "moi-truong": Field(
        "Môi trường",
        {
            "con-muong": Scene(environment.water_channel, "giay"),
            "ho-sen": Scene(environment.lotus_lake, "lam"),
            "trong-rung": Scene(environment.forest_planting, "hoe"),
            "nhin-tu-troi": Scene(farming.seen_from_above, "lam"),
            "hai-ban-tay": Scene(close_ups.seedling_in_hands, "giay"),
        },
    ),
    "giao-duc": Field(
        "Giáo dục và đào tạo",
        {
            "qua-cau": Scene(schooling.bridge_to_school, "hoe"),
            "goc-da": Scene(schooling.under_the_tree, "giay"),
            "trang-sach": Scene(schooling.open_book, "lam"),
            "chan-dung": Scene(portraits.carer, "son"),
            "cap-sach": Scene(close_ups.bag_and_slate, "lam"),
            "xe-sach": Scene(close_ups.book_bicycle, "giay"),
        },
    ),
    "y-te": Field(
        "Y tế, chăm sóc sức khỏe",
        {
            "do-thay-thuoc": Scene(health.doctor_by_boat, "son"),
            "vuon-thuoc": Scene(health.herb_garden, "giay"),
            "chan-dung": Scene(portraits.carer, "lam"),
            "giot-mau": Scene(close_ups.blood_drop, "giay"),
        },
    ),
    "an-ninh": Field(
        "Quốc phòng, an ninh",
        {
            "cong-lang": Scene(security.village_gate, "dem"),
            "ngo-sang": Scene(security.lit_lane, "dem"),
            "bien-cuong": Scene(security.border_marker, "hoe"),
            "hai-dang": Scene(security.lighthouse_watch, "giay"),
            "chan-dung": Scene(portraits.guard, "rom"),
        },
    ),
    "van-hoa": Field(
        "Văn hóa",
        {
            "dinh-lang": Scene(culture.communal_yard, "son"),
            "den-long-song": Scene(culture.river_lanterns, "dem"),
            "khung-cui": Scene(close_ups.weaving, "rom"),
            "xe-sach": Scene(close_ups.book_bicycle, "hoe"),
        },
    ),
    "kinh-te": Field(
        "Sản xuất, kinh doanh",
        {
            "cho-noi": Scene(trade.floating_market, "hoe"),
            "lang-gom": Scene(trade.pottery_kiln, "giay"),
            "khung-cui": Scene(close_ups.weaving, "giay"),
        },
    ),
    "tu-thien": Field(
        "Nhân ái, từ thiện",
        {
            "noi-chao": Scene(charity.shared_pot, "lam"),
            "chuyen-gao": Scene(charity.rice_by_hand, "son"),
            "bat-com": Scene(close_ups.rice_offered, "giay"),
            "giot-mau": Scene(close_ups.blood_drop, "rom"),
        },
    ),
    "nong-thon-moi": Field(
        "Xây dựng nông thôn mới",
        {
            "duong-lang": Scene(countryside.village_road, "hoe"),
            "cau-moi": Scene(countryside.new_bridge, "giay"),
        },
    ),
    "khoi-nghiep": Field(
        "Thanh niên khởi nghiệp",
        {
            "nuoi-ong": Scene(enterprise.beekeeper, "lam"),
            "doi-che": Scene(enterprise.tea_hills, "son"),
            "chan-dung": Scene(portraits.villager, "rom"),
            "hai-ban-tay": Scene(close_ups.seedling_in_hands, "lam"),
        },
    ),
    "gia-dinh": Field(
        "Gia đình, dòng họ",
        {
            "ga-me-con": Scene(family.hen_and_chicks, "lam"),
            "ba-chau": Scene(family.grandmother, "giay"),
            "chan-dung": Scene(portraits.villager, "hoe"),
            "bat-com": Scene(close_ups.rice_offered, "son"),
        },
    ),
    "cong-so": Field(
        "Cải cách hành chính, văn hóa công sở",
        {
            "con-dau": Scene(close_ups.sealed_paper, "hoe"),
            "mot-cua": Scene(office.one_stop_counter, "giay"),
            "chan-dung": Scene(portraits.clerk, "lam"),
        },
    ),
    "trang-trong": Field("Trang không có", {"thuyen-khong": Scene(blank.empty_boat, "giay")}),
}
