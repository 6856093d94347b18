"""Closed pages ask in Vietnamese, in the look of the site, and say nothing of what they hide."""

import pytest
from wagtail.models import PageViewRestriction

from accounts.models import User
from stories.factories import make_campaign, make_exemplar

pytestmark = pytest.mark.django_db


def close(story, kind):
    return PageViewRestriction.objects.create(page=story, restriction_type=kind, password="mật khẩu")


def test_a_wrong_password_is_asked_for_again(client):
    story = make_exemplar(title="Chuyện kín")
    restriction = close(story, PageViewRestriction.PASSWORD)
    asked = client.get(f"/{story.address}/").content.decode()
    assert "Xin nhập mật khẩu" in asked
    assert "Chuyện kín" not in asked
    again = client.post(f"/_util/authenticate_with_password/{restriction.pk}/{story.pk}/", {"password": "sai"})
    assert 'role="alert"' in again.content.decode()


def test_a_campaign_behind_a_password_is_named_nowhere_either(client):
    campaign = make_campaign(title="Phong trào kín", lead="Lời dẫn kín")
    close(campaign, PageViewRestriction.PASSWORD)
    asked = client.get(f"/{campaign.address}/").content.decode()
    assert "kín" not in asked


def test_a_wrong_sign_in_keeps_the_name_and_where_one_was_going(client):
    story = make_exemplar(title="Chuyện kín")
    close(story, PageViewRestriction.LOGIN)
    asked = client.get(f"/{story.address}/", follow=True).content.decode()
    assert "Trang dành riêng" in asked
    assert "Chuyện kín" not in asked
    sent = {"username": "bien-tap", "password": "sai", "next": f"/{story.address}/"}
    again = client.post("/_util/login/", sent).content.decode()
    assert "chưa đúng" in again
    assert 'value="bien-tap"' in again
    assert f'name="next" value="/{story.address}/"' in again


def test_the_right_sign_in_opens_the_page(client):
    story = make_exemplar()
    close(story, PageViewRestriction.LOGIN)
    User.objects.create_user("ban-doc", "ban-doc@vidu.gov.vn", "mot-mat-khau-dai")
    sent = {"username": "ban-doc", "password": "mot-mat-khau-dai", "next": f"/{story.address}/"}
    assert client.post("/_util/login/", sent).headers["Location"] == f"/{story.address}/"
    assert client.get(f"/{story.address}/").status_code == 200
