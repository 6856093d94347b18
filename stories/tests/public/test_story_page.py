"""What a reader sees on the page of a story."""

import datetime
import json
import re

import pytest
from django.utils import timezone

from media.factories import DrawingFactory, ImageFactory
from places.factories import CommuneFactory, ProvinceFactory, SuccessionFactory, UnitFactory
from stories.factories import make_article, make_author, make_campaign, make_document, make_exemplar, restrict
from stories.models import Award, ExemplarLink, RelatedStory, Section, StoryUpdate
from stories.tests.public import bodies

pytestmark = pytest.mark.django_db


def text_of(client, story) -> str:
    """Return the page of a story."""
    response = client.get(f"/{story.address}/")
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def structured(text: str) -> list[dict]:
    """Return the JSON-LD blocks of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return [json.loads(block) for block in found]


def test_author_and_unit_stand_together_and_lead_to_the_author(client):
    author = make_author(name="Lò Thị Thanh", unit_name="Phòng Nội vụ huyện Thuận Châu")
    text = text_of(client, make_exemplar(authors=[author]))
    assert "Lò Thị Thanh</a> - Phòng Nội vụ huyện Thuận Châu" in text
    assert f'href="/tac-gia/{author.slug}/"' in text


def test_dates_are_vietnamese_for_readers_and_iso_for_machines(client):
    story = make_article(published_date=datetime.date(2023, 2, 14), published_time=datetime.time(9, 2))
    text = text_of(client, story)
    assert '<time datetime="2023-02-14T09:02+07:00">Thứ Ba, 14/02/2023, 09:02</time>' in text
    article = next(block for block in structured(text) if block["@type"] == "NewsArticle")
    assert article["datePublished"] == "2023-02-14T09:02:00+07:00"


def test_an_unknown_date_is_never_todays(client):
    text = text_of(client, make_article(date_unknown=True))
    assert "Chưa rõ ngày đăng tại nguồn" in text
    article = next(block for block in structured(text) if block["@type"] == "NewsArticle")
    assert "datePublished" not in article


def test_a_change_long_after_publication_is_dated(client):
    story = make_article()
    assert "Cập nhật <time" not in text_of(client, story)
    story.first_published_at = timezone.now() - datetime.timedelta(days=3)
    story.save()
    assert "Cập nhật" in text_of(client, story)


def test_a_lead_that_the_text_repeats_is_shown_once(client):
    lead = "Mười một năm trước, cánh đồng khô nứt."
    story = make_article(lead=lead, body=bodies.body(bodies.paragraph(f"<p>{lead}</p><p>Rồi nước về.</p>")))
    page = text_of(client, story).split("<main")[1]
    assert page.count(lead) == 1
    assert "Rồi nước về." in page


def test_headings_can_be_pointed_at_each_by_its_own_address(client):
    story = make_article(body=bodies.body(bodies.heading("Kết quả"), bodies.heading("Kết quả", "h3")))
    text = text_of(client, story)
    assert '<h2 id="muc-ket-qua">' in text
    assert '<h3 id="muc-ket-qua-2">' in text


def test_links_lead_to_public_pages_only(client):
    public, hidden = make_exemplar(title="Gương mở"), make_exemplar(title="Gương kín")
    restrict(hidden)
    links = "".join(f'<a linktype="page" id="{story.pk}">xem</a>' for story in (public, hidden))
    text = text_of(client, make_article(body=bodies.body(bodies.paragraph(f"<p>{links}</p>"))))
    assert f'<a href="/{public.address}/">xem</a><a>xem</a>' in text
    assert hidden.address not in text


def test_a_link_that_names_no_page_breaks_nothing(client):
    links = '<a linktype="page" id="x">a</a><a linktype="document" id="">b</a><a linktype="page">c</a>'
    text = text_of(client, make_article(body=bodies.body(bodies.paragraph(f"<p>{links}</p>"))))
    assert "<a>a</a><a>b</a><a>c</a>" in text


def test_a_missing_picture_or_document_leaves_a_gap_and_no_error(client):
    image, document = ImageFactory(), make_document()
    story = make_article(body=bodies.body(bodies.figure(image), bodies.citation(document)))
    image.delete()
    document.delete()
    assert "<figure" not in text_of(client, story)


def test_a_drawing_says_that_it_is_one(client):
    cover = DrawingFactory(caption="Cống gỗ đầu bản", credit="Lan Tỏa")
    text = text_of(client, make_exemplar(cover=cover))
    assert "Tranh minh họa: Cống gỗ đầu bản. Tranh: Lan Tỏa" in text


def test_a_correction_stands_at_the_top(client):
    story = make_article(correction_text="Bản trước ghi nhầm 46 ha.", correction_date=datetime.date(2026, 7, 2))
    text = text_of(client, story)
    assert text.index("Đính chính") < text.index('class="story__main prose"')


def test_an_old_place_is_named_with_what_it_is_today(client):
    old, new = CommuneFactory(name="Nong Lay", valid_to=datetime.date(2025, 7, 1)), CommuneFactory(name="Chiềng La")
    SuccessionFactory(old=old, new=new)
    text = text_of(client, make_exemplar(place=old, place_as_written="xã Nong Lay, huyện Thuận Châu"))
    assert f'<a href="/dia-phuong/{old.slug}/">xã Nong Lay</a> (nay là <a href="/dia-phuong/{new.slug}/">' in text
    assert "Khi viết: xã Nong Lay, huyện Thuận Châu" in text


def test_a_province_of_today_is_named_once(client):
    old, new = (
        ProvinceFactory(name="Ninh Thuận", valid_to=datetime.date(2025, 7, 1)),
        ProvinceFactory(name="Khánh Hòa"),
    )
    SuccessionFactory(old=old, new=new)
    story = make_exemplar(place=old, place_as_written="tỉnh Ninh Thuận")
    facts = text_of(client, story).split("<dt>Nơi</dt>")[1].split("</dd>")[0]
    assert re.sub("<[^>]+>", "", facts) == "tỉnh Ninh Thuận (nay là tỉnh Khánh Hòa)"
    assert "tỉnh Ninh Thuận (nay thuộc tỉnh Khánh Hòa)" in client.get("/guong/").content.decode().replace("\u00a0", " ")


def test_a_quote_has_one_pair_of_marks(client):
    text = text_of(client, make_exemplar(quote_text="“Có gì đâu.”", quote_speaker="Bà Mẫu"))
    assert "<p>Có gì đâu.</p>" in text


def test_awards_updates_and_the_stage_of_an_exemplar_are_shown(client):
    story = make_exemplar(stage="tuyen-duong", grade="dien-hinh")
    story.awards = [Award(title="Bằng khen", decision="1042/QĐ-UBND", issuer="UBND tỉnh")]
    story.updates = [StoryUpdate(date=datetime.date(2026, 1, 2), text="Bản thứ năm đã nối mương.")]
    story.save_revision().publish()
    text = text_of(client, story)
    assert "Bằng khen" in text
    assert "1042/QĐ-UBND" in text
    assert "Bản thứ năm đã nối mương." in text
    assert 'class="now" aria-current="step">Tuyên dương' in text


def test_ties_are_shown_on_both_sides(client):
    person, model = make_exemplar(title="Bà Ban"), make_exemplar(title="Tổ giữ nước")
    person.links = [ExemplarLink(target=model, role="người khởi xướng")]
    person.links.add(ExemplarLink(unit=UnitFactory(name="UBND xã Chiềng La"), role="đơn vị quản lý"))
    person.save_revision().publish()
    assert "Tổ giữ nước" in text_of(client, person)
    assert "UBND xã Chiềng La" in text_of(client, person)
    assert "Người khởi xướng" in text_of(client, model)


def test_articles_and_their_exemplar_lead_to_each_other(client):
    exemplar = make_exemplar(title="Bà Ban giữ mương")
    article = make_article(title="Gặp bà Ban", about=[exemplar], section=Section.objects.create(name="Đời sống"))
    assert f'href="/{article.address}/"' in text_of(client, exemplar).split("Bài viết về gương này")[1]
    text = text_of(client, article)
    assert "Viết về gương" in text
    assert 'href="/tin-tuc/?chuyen-muc=doi-song"' in text


def test_related_stories_chosen_by_hand_come_first_and_hidden_ones_never(client):
    fields = [make_campaign().fields.model.objects.first()]
    story = make_exemplar(fields=fields)
    near = make_exemplar(title="Gần theo quy tắc", fields=fields)
    chosen, hidden = make_article(title="Chọn bằng tay"), make_article(title="Chọn rồi gỡ")
    story.chosen_related = [RelatedStory(target=chosen), RelatedStory(target=hidden)]
    story.save_revision().publish()
    hidden.unpublish()
    related = text_of(client, story).split('id="lien-quan"')[1].split("</section>")[0]
    assert related.index(chosen.title) < related.index(near.title)
    assert hidden.title not in related


def test_newer_and_older_stories_of_the_kind_stand_beside(client):
    days = [datetime.date(2026, 1, day) for day in (1, 2, 3)]
    old, middle, new = (make_article(title=f"Ngày {day.day}", published_date=day) for day in days)
    nextto = text_of(client, middle).split('class="nextto"')[1].split("</nav>")[0]
    assert nextto.index(new.title) < nextto.index(old.title)


def test_text_cannot_break_out_of_the_structured_data(client):
    text = text_of(client, make_article(title="A </script><script>alert(1)</script> B"))
    assert "<script>alert" not in text
    assert structured(text)[1]["headline"] == "A </script><script>alert(1)</script> B"


def test_a_campaign_shows_its_period_papers_and_stories(client):
    campaign = make_campaign(
        title="Nghìn việc tốt",
        period_from=datetime.date(2020, 1, 1),
        period_to=datetime.date(2021, 1, 1),
        purpose="<p>Tìm cách làm mới.</p>",
        founding_documents=[make_document(number="137/KH-UBND")],
    )
    make_exemplar(title="Gương của phong trào", campaigns=[campaign])
    text = text_of(client, campaign)
    assert "01/01/2020 – 01/01/2021" in text
    assert "Đã kết thúc" in text
    assert "Tìm cách làm mới." in text
    assert "137/KH-UBND" in text
    assert "Gương của phong trào" in text


def test_a_long_title_is_set_smaller(client):
    assert '<h1 class="long">' in text_of(client, make_article(title="Rất dài " * 14))


def test_the_source_is_named_and_linked(client):
    story = make_article(
        source_name="Báo Sơn La", source_url="https://example.vn/a", source_date=datetime.date(2021, 5, 28)
    )
    text = text_of(client, story)
    assert '<a href="https://example.vn/a" rel="noopener external">Báo Sơn La</a>, <time' in text
    assert f'href="/b/{story.pk}/"' in text


def test_a_quote_is_said_once(client):
    quote = {"quote_text": "Nước về thì ai cũng có phần.", "quote_speaker": "Bà Ban"}
    told = bodies.body({"type": "quote", "value": {"text": quote["quote_text"], "speaker": ""}})
    assert text_of(client, make_exemplar(body=told, **quote)).count(quote["quote_text"]) == 1
    assert text_of(client, make_exemplar(**quote)).count(quote["quote_text"]) == 1


def test_the_tale_after_deed_and_results_has_a_heading(client):
    tale = bodies.body(bodies.paragraph("<p>Ngày ấy.</p>"))
    assert '<h2 id="cau-chuyen">Câu chuyện</h2>' in text_of(client, make_exemplar(deed="Giữ nước.", body=tale))
    assert '<h2 id="cau-chuyen">Câu chuyện</h2>' not in text_of(client, make_exemplar(body=tale))
    begun = bodies.body(bodies.heading("Ngày ấy"), bodies.paragraph("<p>Ngày ấy.</p>"))
    assert '<h2 id="cau-chuyen">Câu chuyện</h2>' not in text_of(client, make_exemplar(deed="Giữ nước.", body=begun))
