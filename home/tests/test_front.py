"""The front page."""

import pytest

from places.models import Place
from stories.factories import make_article, make_campaign, make_exemplar
from stories.models import Field

pytestmark = pytest.mark.django_db


def test_an_empty_site_greets_calmly(client):
    response = client.get("/")
    assert response.status_code == 200
    assert "chưa có chuyện nào" in response.content.decode()


def test_it_shows_exemplars_deeds_news_campaigns_fields_and_places(client):
    field, place = Field.objects.first(), Place.objects.get(slug="tinh-son-la")
    make_exemplar(title="Điển hình cũ", grade="dien-hinh", fields=[field], place=place)
    make_exemplar(title="Điển hình mới", grade="dien-hinh")
    make_exemplar(title="Một việc tốt", grade="viec-tot")
    make_article(title="Một tin")
    campaign = make_campaign(title="Phong trào đang chạy")
    make_article(title="Tin của phong trào", campaigns=[campaign])
    text = client.get("/").content.decode()
    for words in ("Điển hình cũ", "Một việc tốt", "Một tin", "Phong trào đang chạy", "<b>1</b> bài đã đăng"):
        assert words in text
    assert f"{field.name} <span>1 bài</span>" in text
    assert "Tỉnh Sơn La <span>1 bài</span>" in text
    lead = text.split('class="lead lead--bare"')[1].split("</article>")[0]
    assert "Điển hình mới" in lead


def test_deeds_alone_make_a_front_page_too(client):
    make_exemplar(title="Việc tốt đầu tiên", grade="viec-tot")
    text = client.get("/").content.decode()
    assert text.count("Việc tốt đầu tiên</a>") == 1


def test_a_campaign_that_is_over_is_not_under_way(client):
    make_campaign(title="Đã xong", period_from="2020-01-01", period_to="2020-12-31")
    assert "Đã xong" not in client.get("/").content.decode()


def test_an_information_page_says_where_the_reader_is(client):
    text = client.get("/gioi-thieu/").content.decode()
    assert "<title>Giới thiệu · Lan Tỏa</title>" in text
    assert '<li aria-current="page">Giới thiệu</li>' in text
    assert "/gioi-thieu/" in text.split('rel="canonical"')[1].split(">")[0]
