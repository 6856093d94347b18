"""Somebody looks for the commune of their childhood on an old phone, and finds it under the name of today."""

import pytest
from playwright.sync_api import expect

from places.factories import load_real
from stories.factories import make_exemplar
from tests.journeys.conftest import WIDTHS
from tests.journeys.test_every_page import IN_SENTENCES, faults_by_address

# What a dot of the drawing leads to stands in the list beside it too (WCAG 2.2, 2.5.8, "equivalent").
EXEMPT = f"{IN_SENTENCES}, .dot"
ADDRESSES = (
    "/dia-phuong/",
    "/dia-phuong/?q=nong+lay",
    "/dia-phuong/?q=khong-co-noi-nay",
    "/dia-phuong/tinh-son-la/",
    "/dia-phuong/xa-chieng-la-son-la/",
    "/dia-phuong/xa-chieng-la-son-la/?tu=xa-nong-lay-son-la",
    "/dia-phuong/xa-muoi-noi-son-la/",
    "/dia-phuong/xa-muong-bam-son-la/",
    "/dia-phuong/huyen-thuan-chau-son-la/",
    "/dia-phuong/tinh-phu-tho/",
    "/dia-phuong/xa-non-lay-son-la/",
)


@pytest.fixture
def places(newsroom, tmp_path):
    """Thuận Châu as it was and is, with some stories."""
    found = load_real(tmp_path, "huyen-thuan-chau-son-la")
    for number in range(4):
        make_exemplar(title=f"Bà Ban và con mương số {number}", place=found["xa-nong-lay-son-la"])
    make_exemplar(title="Người giữ rừng", place=found["xa-chieng-la-son-la"])
    make_exemplar(title="Lớp học bên suối", place=found["xa-muong-bam-son-la"])
    return found


@pytest.mark.parametrize("script", [True, False])
def test_an_old_name_typed_without_accents_leads_to_its_stories(visit, places, script):
    page = visit("/dia-phuong/", width=360, script=script)
    page.get_by_label("Tên xã, phường, huyện, tỉnh").fill("lay nong")
    page.get_by_role("button", name="Tìm nơi").click()
    page.get_by_role("link", name="Xã Nong Lay, huyện Thuận Châu, tỉnh Sơn La, nay là xã Chiềng La").click()
    page.wait_for_url("**/xa-chieng-la-son-la/?tu=xa-nong-lay-son-la")
    expect(page.locator("h1")).to_have_text("Xã Chiềng La")
    assert "Xã Nong Lay, nay là xã Chiềng La" in page.locator("#noi-cu").inner_text().replace("\u00a0", " ")
    expect(page.locator("article h3")).to_have_count(4)
    page.get_by_role("link", name="xem cả 5 bài ở xã Chiềng La").click()
    expect(page.locator("article h3")).to_have_count(5)


@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_tile_of_the_map_leads_to_its_province(visit, places, width):
    page = visit("/dia-phuong/", width=width, script=False)
    page.get_by_role("link", name="Tỉnh Sơn La: 6 bài").click()
    expect(page.locator("h1")).to_have_text("Tỉnh Sơn La")
    page.get_by_role("link", name="Xã Chiềng La: 5 bài").click()
    expect(page.locator("h1")).to_have_text("Xã Chiềng La")


@pytest.mark.parametrize(("width", "least"), [(360, 44), (1280, 24)])
def test_pages_of_places_are_accessible(visit, places, width, least):
    assert faults_by_address(visit("/healthz"), ADDRESSES, width, least, EXEMPT) == {}
