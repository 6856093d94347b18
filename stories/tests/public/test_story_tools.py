"""What one can do with a story beside reading it: hand it on, cite it, find one's way in it, keep it."""

import base64
import datetime
import json
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from core.models import OrganSettings
from media.factories import DrawingFactory, ImageFactory
from stories.factories import (
    make_article,
    make_author,
    make_campaign,
    make_document,
    make_exemplar,
    make_hidden_stories,
)
from stories.models import Award, StoryUpdate
from stories.pages.tools import qr_file
from stories.tests.public import bodies

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


def text_of(client, story) -> str:
    """Return the page of a story with plain spaces."""
    return client.get(f"/{story.address}/").content.decode().replace("\u00a0", " ")


def link(text: str, start: str) -> str:
    """Return the address of the page's link that begins with `start`."""
    return re.search(rf'href="({re.escape(start)}[^"]*)"', text)[1].replace("&amp;", "&")


def line(text: str) -> str:
    """Return the line to cite."""
    return re.search(r'id="cau-dan">([^<]*)<', text)[1].replace("&quot;", '"')


def test_services_get_the_full_address_and_nothing_of_the_reader(client):
    story = make_exemplar(title="Bà Ban & con mương", lead="Mười một năm trước.")
    text, address = text_of(client, story), f"{HERE}/{story.address}/"
    zalo = parse_qs(urlsplit(link(text, "https://button-share.zalo.me/")).query)
    assert json.loads(base64.b64decode(zalo["d"][0])) == {"url": address}
    facebook = parse_qs(urlsplit(link(text, "https://www.facebook.com/sharer/")).query)
    assert facebook == {"u": [address]}
    subject, body = re.fullmatch(r"mailto:\?subject=(.*)&body=(.*)", link(text, "mailto:?")).groups()
    assert unquote(subject) == "Bà Ban & con mương"
    assert unquote(body) == f"Bà Ban & con mương\r\n\r\nMười một năm trước.\r\n\r\n{HERE}/b/{story.pk}/"
    assert "https://sp.zalo.me" not in text


def test_any_title_goes_into_a_letter_as_it_is(client):
    title = "100 % “việc tốt” & <chuyện> #1? Bà Ban 😀, D'Ran"
    subject = re.fullmatch(
        r"mailto:\?subject=(.*)&body=.*", link(text_of(client, make_article(title=title)), "mailto:?")
    )[1]
    assert unquote(subject) == title
    assert not set(" \"'<>#?&") & set(subject)


def test_without_a_script_there_is_no_button_that_does_nothing(client):
    text = text_of(client, make_exemplar(cover=ImageFactory()))
    main = text.split("<main")[1].split("</main>")[0]
    shown = re.sub(r"<(div|li|p)\b[^>]*\shidden>.*?</\1>", "", main, flags=re.DOTALL)
    assert "<button" in main
    assert "<button" not in shown


def test_the_short_address_stands_as_text_that_can_be_marked(client):
    story = make_article()
    assert f'<a href="/b/{story.pk}/">{HERE}/b/{story.pk}/</a>' in text_of(client, story)


def test_the_line_to_cite_says_who_what_where_and_when(client):
    author = make_author(name="Cầm Thị Lan", unit_name="Phòng Văn hóa xã Chiềng La")
    story = make_article(
        title="Con mương",
        authors=[author, make_author(name="Lò Văn Bình")],
        published_date=datetime.date(2026, 7, 18),
        source_name="Báo Sơn La",
        source_date=datetime.date(2026, 7, 17),
    )
    organ = OrganSettings.for_site(Site.objects.get(is_default_site=True))
    organ.organ, organ.reuse_line = "UBND tỉnh Mẫu", "Ghi rõ nguồn."
    organ.save()
    text = text_of(client, story)
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert line(text) == (
        "Nguồn: Cầm Thị Lan (Phòng Văn hóa xã Chiềng La); Lò Văn Bình. “Con mương”. "
        f"Lan Tỏa, UBND tỉnh Mẫu, 18/07/2026. Đăng lần đầu: Báo Sơn La, 17/07/2026. "
        f"{HERE}/b/{story.pk}/ (truy cập ngày {today})."
    )
    assert "Ghi rõ nguồn." in text.split('id="dan-lai"')[1]


def test_several_authors_stand_in_the_order_of_their_names(client):
    authors = [make_author(name=name) for name in ("Vừ A Dế", "Lò Văn Bình", "Cầm Thị Lan", "Đinh Thị Mơ")]
    story = make_article(title="Con mương", authors=authors)
    assert line(text_of(client, story)).startswith(
        "Nguồn: Cầm Thị Lan; Đinh Thị Mơ; Lò Văn Bình; Vừ A Dế. “Con mương”."
    )


def test_the_line_to_cite_makes_nothing_up(client):
    assert line(text_of(client, make_article(title="Không tên", date_unknown=True))).startswith(
        "Nguồn: “Không tên”. Lan Tỏa, không rõ ngày đăng. http"
    )


def test_a_journalist_sees_who_took_each_picture_and_which_may_be_reused(client):
    free = ImageFactory(caption="Cống gỗ", credit="Lan", may_be_reused=True)
    asked = ImageFactory(caption="Ruộng bậc thang", credit="Bình", may_be_reused=False)
    story = make_article(cover=free, body=bodies.body(bodies.figure(asked), bodies.figure(free)))
    rows = text_of(client, story).split('class="cite__pictures"')[1].split("</details>")[0]
    assert re.findall(r"<li><span>(.*?)</span><span>(.*?)</span><span>(.*?)</span>", rows) == [
        ("Được đăng lại", "Cống gỗ", "Ảnh: Lan"),
        ("Cần hỏi trước", "Ruộng bậc thang", "Ảnh: Bình"),
    ]


def test_a_preview_offers_nothing_to_hand_on(client, admin_client):
    story = make_exemplar(title="Chưa đăng", publish=False)
    response = admin_client.get(f"/quan-tri/pages/{story.pk}/view_draft/")
    assert response.status_code == 200
    assert "Chưa đăng" in response.content.decode()
    assert "chia-se" not in response.content.decode()


def test_a_long_story_has_its_contents_beside_it_and_every_item_leads_somewhere(client):
    story = make_exemplar(
        deed="Giữ nước.",
        results="Đủ nước.",
        body=bodies.body(bodies.heading("Cuốn sổ"), bodies.heading("Trang đầu", "h3"), bodies.heading("Cách làm")),
        how_to=[{"type": "steps", "value": {"steps": [{"title": "Hỏi", "text": ""}], "cost": "", "avoid": ""}}],
        documents=[make_document()],
    )
    story.awards = [Award(title="Bằng khen")]
    story.updates = [StoryUpdate(date=datetime.date(2026, 1, 2), text="Xong.")]
    story.save_revision().publish()
    text = text_of(client, story)
    contents = text.split('<nav class="contents"')[1].split("</nav>")[0]
    names = re.findall(r">([^<]+)</a>", contents)
    assert names[:5] == ["Việc làm", "Kết quả", "Cuốn sổ", "Cách làm", "Cách làm"]
    assert names[5:] == ["Khen thưởng", "Văn bản được dẫn", "Cập nhật", "Gửi chuyện này đi xa"]
    targets = re.findall(r'href="#([^"]+)"', contents)
    assert len(set(targets)) == len(targets)
    assert all(text.count(f' id="{target}"') == 1 for target in targets)


def test_a_short_story_has_no_contents(client):
    assert 'class="contents"' not in text_of(client, make_article(body=bodies.body(bodies.heading("Một"))))


def test_a_campaign_names_each_of_its_papers_once(client):
    founding, cited = make_document(number="137/KH-UBND"), make_document(number="18/KH-UBND")
    text = text_of(client, make_campaign(founding_documents=[founding], documents=[founding, cited]))
    main = text.split("<main")[1]
    assert main.count(f'href="/van-ban/{founding.slug}/"') == 1
    assert main.count(f'href="/van-ban/{cited.slug}/"') == 1
    assert main.index(founding.slug) < main.index("Văn bản được dẫn") < main.index(cited.slug)


def test_an_award_taken_back_stays_and_says_so(client):
    story = make_exemplar()
    story.awards = [
        Award(title="Giấy khen", date=datetime.date(2023, 1, 1)),
        Award(
            title="Bằng khen",
            date=datetime.date(2024, 1, 1),
            revoked_date=datetime.date(2025, 2, 3),
            revoked_decision="77/QĐ-UBND",
            revoked_reason="Kê khai không đúng",
        ),
    ]
    story.save_revision().publish()
    awards = re.sub(r"<[^>]+>", "", text_of(client, story).split('id="khen-thuong"')[1].split("</section>")[0])
    assert awards.count("Đã thu hồi") == 1
    assert "Bằng khen" in awards.split("Giấy khen")[1]
    assert "Đã thu hồi 03/02/2025, Quyết định số 77/QĐ-UBND. Kê khai không đúng" in " ".join(awards.split())


@pytest.mark.parametrize(
    "values",
    [
        {"revoked_reason": "Vì sao"},
        {"revoked_decision": "1/QĐ"},
        {"date": datetime.date(2025, 1, 2), "revoked_date": datetime.date(2025, 1, 1)},
    ],
)
def test_an_award_is_taken_back_on_a_day_after_it_was_given(values):
    with pytest.raises(Exception, match="revoked_date"):
        Award(title="Bằng khen", **values).clean()


def test_the_qr_code_is_a_file_to_print_that_no_reader_waits_for(client):
    story = make_exemplar()
    response = client.get(f"/b/{story.pk}/ma-qr.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.content.decode().count("<svg") == 1
    assert 'width="37mm"' in response.content.decode()
    text = text_of(client, story)
    codes = re.findall(r'<img class="qr__code"[^>]*>', text)
    assert len(codes) == 2
    assert all(f'src="/b/{story.pk}/ma-qr.svg"' in code and 'loading="lazy"' in code for code in codes)


@pytest.mark.parametrize(("asked", "told"), [("", "0"), ("?so=7", "7"), ("?so=9999", "9999"), ("?so=0", "0")])
def test_a_code_says_that_it_was_read_and_on_which_poster(client, asked, told):
    story = make_exemplar()
    drawn = client.get(f"/b/{story.pk}/ma-qr.svg{asked}").content
    assert drawn == qr_file(f"{HERE}/b/{story.pk}/?qr={told}")
    assert client.get(f"/b/{story.pk}/?qr={told}")["Location"] == f"/{story.address}/?qr={told}"


@pytest.mark.parametrize("said", ["", "x", "-1", "007", "10000", "9" * 40, "7&qr=8", "%0d%0aX:y", "７"])
def test_what_is_no_number_of_a_poster_is_not_drawn_and_not_handed_on(client, said):
    story = make_exemplar()
    led = client.get(f"/b/{story.pk}/?qr={said}")["Location"]
    assert led in (f"/{story.address}/", f"/{story.address}/?qr=8")
    if "&" not in said:
        assert client.get(f"/b/{story.pk}/ma-qr.svg?so={said}").status_code == 400


@pytest.mark.parametrize("end", ["ma-qr.svg", "luu/"])
def test_of_what_is_not_public_there_is_no_code_and_no_file(client, end):
    for way, story in make_hidden_stories("Bí mật").items():
        pk = story.pk or 1
        response = client.get(f"/b/{pk}/{end}")
        assert response.status_code in (404, 410), way
        assert "Bí mật" not in response.content.decode(), way
    assert client.get(f"/b/{2**63}/{end}").status_code == 404


def test_a_saved_story_needs_no_network_and_runs_nothing(client):
    story = make_exemplar(
        title="Nhà Y Nuêl & con mương: đủ nước!",
        cover=ImageFactory(alt_text="Con mương"),
        body=bodies.body(bodies.figure(ImageFactory()), bodies.figure(DrawingFactory())),
        tags=("nước",),
    )
    response = client.get(f"/b/{story.pk}/luu/")
    text = response.content.decode()
    assert response.headers["Content-Disposition"] == f'attachment; filename="lan-toa-{story.slug}.html"'
    assert story.slug.isascii()
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "<script" not in text
    assert text.count('src="data:image/') == 3
    assert re.findall(r'\s(?:src|srcset|poster)="(?!data:)', text) == []
    assert re.findall(r'<(?:link|a|use)\b[^>]*href="/', text) == []
    assert "url(" not in text
    assert f'href="{HERE}/the/nuoc/"' in text


def test_a_saved_story_says_what_its_page_says(client):
    author = make_author(name="Cầm Thị Lan")
    story = make_exemplar(
        lead="Mở đầu.",
        deed="Đắp bờ.",
        authors=[author],
        documents=[make_document(number="137/KH-UBND")],
        correction_text="Sửa một con số.",
        source_name="Báo Sơn La",
        stage="tuyen-duong",
    )
    page, saved = text_of(client, story), client.get(f"/b/{story.pk}/luu/").content.decode().replace("\u00a0", " ")
    for words in ("Mở đầu.", "Đắp bờ.", "Cầm Thị Lan", "137/KH-UBND", "Sửa một con số.", "Báo Sơn La", "Ghi rõ nguồn"):
        assert words in page
        assert words in saved
    assert line(page) in saved
    assert "Gửi chuyện này đi xa" not in saved


def test_the_pictures_of_a_saved_story_are_bounded(client, monkeypatch):
    monkeypatch.setattr("stories.pages.saved.LARGEST_PICTURES", 10)
    story = make_article(cover=ImageFactory(alt_text="Bà Ban bên cống gỗ"))
    text = client.get(f"/b/{story.pk}/luu/").content.decode()
    assert "data:image" not in text
    assert '<span class="hint">Bà Ban bên cống gỗ</span>' in text


def test_a_picture_that_is_lost_does_not_lose_the_file(client):
    image = ImageFactory(alt_text="Ảnh mất tệp")
    story = make_article(cover=image)
    client.get(f"/{story.address}/")
    for rendition in image.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    response = client.get(f"/b/{story.pk}/luu/")
    assert response.status_code == 200
    assert "Ảnh mất tệp" in response.content.decode()


@pytest.mark.parametrize("pictures", [1, 20])
def test_saving_costs_few_queries_however_many_pictures_there_are(client, pictures):
    figures = (bodies.figure(ImageFactory()) for _ in range(pictures))
    story = make_exemplar(cover=ImageFactory(), body=bodies.body(*figures))
    costs = []
    for address in (f"/{story.address}/", f"/b/{story.pk}/luu/"):
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        costs.append(len(found))
    reading, saving = costs
    # The story is found by its number, and then read.
    assert saving <= reading + 4
