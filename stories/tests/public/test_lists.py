"""Lists: what they hold, how they are filtered, and that no address breaks them."""

import datetime
import html
import re

import pytest
from django.core.cache import cache

from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory
from places.models import Place
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar
from stories.models import Field, Section, Stream

pytestmark = pytest.mark.django_db
PAST = datetime.date(2025, 7, 1)


def page(client, address: str) -> str:
    """Return the main part of a list."""
    response = client.get(address)
    assert response.status_code == 200, address
    text = html.unescape(response.content.decode().split("<main")[1].split("</main>")[0])
    return text.replace("\u00a0", " ")


def has(text: str, *titles: str) -> list[bool]:
    """Say which titles stand on a page as cards."""
    return [f">{title}</a>" in text for title in titles]


def test_each_kind_has_its_list(client):
    make_exemplar(title="Một gương")
    make_article(title="Một tin")
    make_campaign(title="Một phong trào")
    titles = ("Một gương", "Một tin", "Một phong trào")
    assert has(page(client, "/guong/"), *titles) == [True, False, False]
    assert has(page(client, "/tin-tuc/"), *titles) == [False, True, False]
    assert has(page(client, "/phong-trao/"), *titles) == [False, False, True]


def test_an_empty_list_says_so_calmly(client):
    assert "Chưa có bài nào ở đây." in page(client, "/guong/")
    make_exemplar(grade="dien-hinh")
    text = page(client, "/guong/?muc=viec-tot")
    assert "Chưa có gương nào hợp với các điều kiện này." in text
    assert "Xem cả danh sách" in text


def test_conditions_combine(client):
    field = Field.objects.first()
    campaign = make_campaign(title="Xanh")
    make_exemplar(title="Đúng cả", fields=[field], campaigns=[campaign], year=2024, subject_type="tap-the")
    make_exemplar(title="Sai năm", fields=[field], campaigns=[campaign], year=2023, subject_type="tap-the")
    make_exemplar(title="Sai lĩnh vực", campaigns=[campaign], year=2024, subject_type="tap-the")
    make_exemplar(title="Sai đối tượng", fields=[field], campaigns=[campaign], year=2024)
    address = f"/guong/?linh-vuc={field.slug}&phong-trao=xanh&nam=2024&doi-tuong=tap-the"
    text = page(client, address)
    assert has(text, "Đúng cả", "Sai năm", "Sai lĩnh vực", "Sai đối tượng") == [True, False, False, False]
    assert "<b>1 gương</b> hợp với điều kiện đang lọc" in text


def test_each_condition_can_be_taken_off(client):
    field = Field.objects.first()
    make_exemplar(fields=[field], year=2024)
    text = page(client, f"/guong/?linh-vuc={field.slug}&nam=2024")
    assert 'href="/guong/?nam=2024"><span>' + field.name in text
    assert f'href="/guong/?linh-vuc={field.slug}"><span>Năm giới thiệu: 2024' in text


def test_articles_are_filtered_by_section_stream_and_month(client):
    section, stream = Section.objects.create(name="Đời sống"), Stream.objects.create(name="Đại hội")
    make_article(title="Đúng", section=section, stream=stream, published_date=datetime.date(2026, 2, 28))
    make_article(title="Khác", published_date=datetime.date(2026, 3, 1))
    for query in ("chuyen-muc=doi-song", "dong-su-kien=dai-hoi", "thang=2026-02"):
        assert has(page(client, f"/tin-tuc/?{query}"), "Đúng", "Khác") == [True, False], query
    assert has(page(client, "/tin-tuc/?thang=2026"), "Đúng", "Khác") == [True, True]
    assert has(page(client, "/tin-tuc/?thang=2025-12"), "Đúng", "Khác") == [False, False]


@pytest.mark.parametrize(
    "query",
    [
        "nam=20x6",
        "linh-vuc=khong-co",
        "dia-phuong=khong-co",
        "muc=a&doi-tuong=b",
        "thang=2026-13",
        "nam=-1",
        "nam=99999999999999999999",
        "linh-vuc=" + "a" * 10_000,
        "linh-vuc[]=1&nam[$ne]=1",
        "phong-trao='%20OR%201=1--",
    ],
)
def test_conditions_that_say_nothing_are_named_and_left_out(client, query):
    make_exemplar(title="Vẫn còn đây")
    text = page(client, f"/guong/?{query}")
    assert has(text, "Vẫn còn đây") == [True]
    if "[" not in query:
        assert "Bỏ qua điều kiện không hiểu:" in text


@pytest.mark.parametrize(
    "value", ["", "zzz", "%F0%9F%98%80", "-1", "0", "MjAyNg", "9" * 10_000, "a&cu-hon=b&moi-hon=c"]
)
@pytest.mark.parametrize("name", ["cu-hon", "moi-hon"])
def test_a_bad_cursor_shows_the_first_page(client, name, value):
    make_exemplar(title="Mới nhất")
    assert has(page(client, f"/guong/?{name}={value}"), "Mới nhất") == [True]


def test_of_repeated_conditions_the_last_counts(client):
    make_exemplar(title="Việc", grade="viec-tot")
    make_exemplar(title="Điển hình", grade="dien-hinh")
    assert has(page(client, "/guong/?muc=viec-tot&muc=dien-hinh"), "Việc", "Điển hình") == [False, True]


def test_pages_lead_to_older_and_back_to_newer_stories_without_loss(client):
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(days=number // 2) for number in range(45)]
    for number, day in enumerate(days):
        make_article(title=f"Tin {number:02}", published_date=day)
    seen: list[str] = []
    address, steps = "/tin-tuc/", []
    while address:
        text = page(client, address)
        steps.append(address)
        seen += [f"Tin {number:02}" for number in range(45) if has(text, f"Tin {number:02}")[0]]
        address = link(text, "next")
    assert len(steps) == 3
    assert sorted(seen) == [f"Tin {number:02}" for number in range(45)]
    back = page(client, link(page(client, steps[2]), "prev"))
    assert has(back, "Tin 20") == has(page(client, steps[1]), "Tin 20")


def link(text: str, rel: str) -> str:
    """Return the address of the page before or after, "" if there is none."""
    marks = [part for part in text.split("<a ") if f'rel="{rel}"' in part]
    return marks[0].split('href="')[1].split('"')[0] if marks else ""


def test_cards_tell_what_is_not_known(client):
    make_article(title="Không ngày", date_unknown=True)
    make_article(title="Năm ngoái", published_date=datetime.date(2021, 5, 28))
    text = page(client, "/tin-tuc/")
    assert "Chưa rõ ngày" in text
    assert ">28/05/2021</time>" in text


def test_a_field_page_holds_all_kinds_and_can_be_narrowed(client):
    field = Field.objects.first()
    make_exemplar(title="Gương", fields=[field])
    make_article(title="Tin", fields=[field])
    address = f"/linh-vuc/{field.slug}/"
    assert has(page(client, address), "Gương", "Tin") == [True, True]
    assert has(page(client, f"{address}?loai=tin-tuc"), "Gương", "Tin") == [False, True]
    assert "2 bài" in page(client, "/linh-vuc/")


@pytest.fixture
def places():
    """A commune of today, the one before it in a district that is gone, and their province."""
    province = Place.objects.get(slug="tinh-son-la")
    district = ProvinceFactory(kind="huyen", name="Thuận Châu", parent=province, valid_to=PAST)
    old = CommuneFactory(name="Nong Lay", parent=district, valid_to=PAST)
    new = CommuneFactory(name="Chiềng La", parent=province, valid_from=PAST)
    for one in (old, CommuneFactory(name="Tông Cọ", parent=district, valid_to=PAST)):
        SuccessionFactory(old=one, new=new)
    return {"province": province, "district": district, "old": old, "new": new}


def test_stories_are_found_under_the_old_and_the_new_name_of_their_place(client, places):
    make_exemplar(title="Thời Nong Lay", place=places["old"], place_as_written="xã Nong Lay")
    make_exemplar(title="Thời Chiềng La", place=places["new"])
    titles = ("Thời Nong Lay", "Thời Chiềng La")
    expected = {"old": [True, False], "district": [True, True], "new": [True, True], "province": [True, True]}
    for name, found in expected.items():
        slug = places[name].slug
        assert has(page(client, f"/guong/?dia-phuong={slug}"), *titles) == found, name


def test_tag_and_author_have_their_lists(client):
    author = make_author(name="Hồng Ánh", biography="Phóng viên.")
    make_article(title="Có thẻ", tags=("thủy lợi nhỏ",), authors=[author])
    assert has(page(client, "/the/thuy-loi-nho/"), "Có thẻ") == [True]
    assert has(page(client, "/tac-gia/hong-anh/"), "Có thẻ") == [True]


def test_a_document_shows_its_facts_citations_and_campaigns(client):
    document = make_document(kind="ke-hoach", subject="Nhân rộng điển hình", period_from=datetime.date(2022, 1, 1))
    make_article(title="Bài dẫn kế hoạch", documents=[document])
    make_campaign(title="Phong trào theo kế hoạch", founding_documents=[document])
    make_campaign(title="Phong trào còn nháp", founding_documents=[document], publish=False)
    text = page(client, document.get_absolute_url())
    assert "Chưa có số" in text
    assert "từ 01/01/2022" in text
    assert has(text, "Bài dẫn kế hoạch", "Phong trào theo kế hoạch") == [True, True]
    assert "Phong trào còn nháp" not in text
    assert "Nhân rộng điển hình" in page(client, "/van-ban/")


@pytest.mark.parametrize("query", ["trang=2", "trang=x", "trang=-5", "trang=0", "trang=99999999", "trang=%00"])
def test_the_list_of_documents_takes_any_page_number(client, query):
    make_document()
    assert client.get(f"/van-ban/?{query}").status_code in (200, 400)


@pytest.mark.parametrize("address", ["linh-vuc", "dia-phuong", "the", "tac-gia", "van-ban"])
def test_what_does_not_exist_is_not_found(client, address):
    assert client.get(f"/{address}/khong-co/").status_code == 404
    assert client.get(f"/{address}/{'a' * 3000}/").status_code == 404
    assert client.get(f"/{address}/khong-co/rss/").status_code == 404


def test_a_condition_that_says_nothing_is_explained_above_the_list(client):
    make_exemplar()
    text = page(client, "/guong/?nam=20x6")
    assert text.count('aria-describedby="bo-qua"') == 2
    assert text.count('id="bo-qua"') == 1


def options(text: str, name: str) -> list[str]:
    """Return the options of a condition as they are shown."""
    return re.findall(r"<option[^>]*>([^<]*)</option>", text.split(f'<select name="{name}"')[1].split("</select>")[0])


def test_only_conditions_that_lead_somewhere_are_offered_with_their_numbers(client):
    field, other = Field.objects.get(slug="nong-nghiep"), Field.objects.get(slug="van-hoa")
    make_exemplar(fields=[field, other], year=2026, subject_type="tap-the")
    make_exemplar(fields=[field], year=2025)
    make_article(fields=[Field.objects.get(slug="moi-truong")])
    text = page(client, "/guong/")
    assert options(text, "linh-vuc") == ["Mọi lĩnh vực", "Nông nghiệp (2)", "Văn hóa (1)"]
    assert options(text, "nam") == ["Mọi năm", "2026 (1)", "2025 (1)"]
    assert '<select name="phong-trao"' not in text
    text = page(client, "/guong/?linh-vuc=van-hoa")
    assert options(text, "linh-vuc") == ["Mọi lĩnh vực", "Nông nghiệp (2)", "Văn hóa (1)"]
    assert options(text, "nam") == ["Mọi năm", "2026 (1)"]
    assert options(page(client, "/guong/?linh-vuc=nong-nghiep&nam=2025"), "doi-tuong") == [
        "Mọi đối tượng",
        "Cá nhân (1)",
    ]


def test_beyond_what_is_counted_numbers_are_least_numbers(client, monkeypatch):
    monkeypatch.setattr("stories.facets.SAMPLE", 2)
    monkeypatch.setattr("stories.facets.MOST_COUNTED", 3)
    monkeypatch.setattr("stories.pages.filtered.MOST_COUNTED", 3)
    field = Field.objects.get(slug="nong-nghiep")
    for _number in range(5):
        make_exemplar(fields=[field], year=2026, subject_type="ca-nhan")
    text = page(client, "/guong/?linh-vuc=nong-nghiep&nam=2026")
    assert "<b>hơn 3 gương</b>" in text
    assert "Cá nhân (2+)" in options(text, "doi-tuong")


def test_an_empty_list_says_which_condition_to_drop_and_what_is_near(client):
    field, other = Field.objects.get(slug="nong-nghiep"), Field.objects.get(slug="van-hoa")
    for _number in range(2):
        make_exemplar(fields=[field], year=2026)
    make_exemplar(fields=[other], year=2024)
    text = page(client, f"/guong/?linh-vuc={other.slug}&nam=2026")
    assert 'href="/guong/?nam=2026">Bỏ “Văn hóa” <span>còn 2 gương' in text
    assert f'href="/guong/?linh-vuc={other.slug}">Bỏ “Năm giới thiệu: 2026” <span>còn 1 gương' in text
    assert 'href="/guong/?linh-vuc=nong-nghiep&nam=2026">Nông nghiệp <span>2 bài' in text


def test_a_field_and_a_year_without_stories_are_understood(client):
    make_exemplar(year=2026)
    for query in ("linh-vuc=van-hoa", "nam=1999"):
        text = page(client, f"/guong/?{query}")
        assert "Chưa có gương nào hợp với các điều kiện này." in text
        assert "Bỏ qua điều kiện không hiểu" not in text


def test_the_archive_names_years_and_months_and_lists_each(client):
    make_article(title="Tháng hai", published_date=datetime.date(2026, 2, 28))
    make_exemplar(title="Tháng bảy", published_date=datetime.date(2025, 7, 1))
    make_exemplar(title="Không ngày", date_unknown=True)
    text = page(client, "/luu-tru/")
    assert 'href="/luu-tru/?thang=2026-02">Tháng 2 <span>1 bài' in text
    assert text.index("Năm 2026") < text.index("Năm 2025")
    assert "1900" not in text
    assert has(page(client, "/luu-tru/?thang=2026-02"), "Tháng hai", "Tháng bảy") == [True, False]
    assert has(page(client, "/luu-tru/?thang=2025"), "Tháng hai", "Tháng bảy") == [False, True]
    assert options(page(client, "/luu-tru/?thang=2025"), "thang") == [
        "Mọi tháng", "Năm 2026 (1)", "Năm 2025 (1)", "Tháng 7/2025 (1)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("/guong/", True),
        ("/guong/?muc=viec-tot", True),
        ("/guong/?nam=2026", False),
        ("/guong/?muc=viec-tot&nam=2026", False),
        ("/luu-tru/?thang=2026", True),
        ("/guong/?thang=2026", False),
    ],
)
def test_search_engines_keep_lists_but_not_their_filters(client, address, is_kept):
    make_exemplar(year=2026, grade="viec-tot", published_date=datetime.date(2026, 1, 1))
    text = client.get(address).content.decode()
    assert ("noindex" not in text) == is_kept
    assert f'<link rel="canonical" href="http://testserver{html.escape(address)}">' in text


def test_documents_are_filtered_by_kind_year_and_issuer(client):
    make_document(subject="Một", kind="ke-hoach", issuer="UBND tỉnh Sơn La", date=datetime.date(2022, 5, 18))
    make_document(subject="Hai", kind="quyet-dinh", issuer="Thủ tướng Chính phủ", date=datetime.date(2022, 1, 1))
    make_document(subject="Ba", kind="ke-hoach", issuer="", date=None)
    for query, found in {
        "loai=ke-hoach": [True, False, True],
        "nam=2022": [True, True, False],
        "co-quan=ubnd-tinh-son-la": [True, False, False],
        "loai=ke-hoach&nam=2022": [True, False, False],
        "loai=x&nam=y&co-quan=z": [True, True, True],
    }.items():
        text = page(client, f"/van-ban/?{query}")
        assert [f"{subject}</a>" in text for subject in ("Một", "Hai", "Ba")] == found, query
    assert options(page(client, "/van-ban/?loai=ke-hoach"), "nam") == ["Mọi năm", "2022 (1)"]


def test_documents_come_in_pages_with_the_undated_last(client):
    for number in range(31):
        make_document(subject=f"Số {number:02}", date=datetime.date(2022, 1, 1))
    make_document(subject="Không ngày")
    first = page(client, "/van-ban/")
    assert "Không ngày" not in first
    assert "Không ngày" in page(client, link(first, "next"))


def test_an_empty_list_offers_no_filters(client):
    assert "Lọc danh sách" not in client.get("/guong/").content.decode()
    make_exemplar()
    cache.clear()
    assert "Lọc danh sách" in client.get("/guong/").content.decode()
