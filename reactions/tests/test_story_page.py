"""Thanks on the page of a story: the same bytes for everybody, numbers only when there are any."""

import json
import re

import pytest

from reactions.choices import Kind
from reactions.identity import Reader
from reactions.services import give
from reactions.site_settings import site_settings
from stories.factories import make_article, make_exemplar

pytestmark = pytest.mark.django_db


def article_data(text):
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return next(found for found in map(json.loads, blocks) if found.get("@type") == "NewsArticle")


def read(client, story):
    answer = client.get(f"/{story.address}/")
    assert not answer.cookies
    return answer.content.decode()


def test_a_story_leads_to_its_thanks_and_carries_nothing_of_a_reader(client):
    story = make_article()
    text = read(client, story)
    assert f'href="/cam-on/{story.pk}/"' in text
    assert "phieu" not in text
    assert "người đã gửi" not in text
    assert "interactionStatistic" not in article_data(text)


def test_numbers_are_shown_and_told_to_machines_when_there_are_any(client):
    story = make_article()
    for number in range(3):
        give(story.pk, Kind.THANKS, 1, Reader(f"máy {number}", "nhà", True, True))
        give(story.pk, Kind.SCORE, 5, Reader(f"máy {number}", "nhà", True, True))
    text = read(client, story)
    assert "3 người đã gửi lời cảm ơn." in text
    data = article_data(text)
    assert data["interactionStatistic"]["userInteractionCount"] == 3
    assert "aggregateRating" not in data


def test_what_a_story_does_not_take_is_not_offered(client):
    person, article = make_exemplar(subject_type="ca-nhan"), make_article()
    give(article.pk, Kind.THANKS, 1, Reader("máy", "nhà", True, True))
    kept = site_settings()
    kept.takes_thanks = False
    kept.save()
    text = read(client, article)
    assert "Đánh giá bài viết" in text
    assert "lời cảm ơn" not in text.lower()
    assert "interactionStatistic" not in article_data(text)
    assert "/cam-on/" not in read(client, person)


def test_a_preview_takes_nothing(client, admin_client):
    story = make_article()
    request = admin_client.get("/").wsgi_request
    text = story.make_preview_request(original_request=request).render().content.decode()
    assert "/cam-on/" not in text
