"""What is not public occurs on no public address, in no feed, no sitemap and no count."""

import pytest

from search.outbox import catch_up
from stories.factories import (
    make_article,
    make_author,
    make_campaign,
    make_document,
    make_exemplar,
    make_hidden_stories,
    restrict,
)
from stories.models import Author, Field, OfficialDocument, Story, Tag
from tests.addresses import STARTS, crawl

pytestmark = pytest.mark.django_db
CANARY = "Chim hoàng yến kín tiếng"
NUMBER = "987654"


@pytest.fixture
def newsroom():
    """A few public stories, and the canary in every hidden state, tied to the same field, tag, author and document."""
    field, author, document = Field.objects.first(), make_author(name="Lê Văn Công Khai"), make_document(number="1/KH")
    campaign = make_campaign(title="Phong trào công khai", fields=[field])
    ties = {"fields": [field], "authors": [author], "documents": [document], "campaigns": [campaign]}
    make_exemplar(title="Gương công khai", tags=("chung",), **ties)
    make_article(title="Tin công khai", tags=("chung",), **ties)
    hidden = make_hidden_stories(CANARY)
    for state, story in hidden.items():
        if state != "deleted":
            story.refresh_from_db()
            tie(story, ties)
    catch_up()
    return hidden


def tie(story: Story, ties: dict) -> None:
    """Tie a hidden story to what public stories are tied to, without publishing it."""
    for name, values in ties.items():
        getattr(story, name).set(values)
    story.tags.add("chung")
    story.save()


def test_the_canary_occurs_nowhere(client, newsroom):
    pages = dict(crawl(client))
    assert len(pages) > 20
    assert "Gương công khai" in "".join(pages.values())
    leaking = [address for address, text in pages.items() if CANARY in text or "chim-hoang-yen" in text]
    assert leaking == []


def test_hidden_stories_answer_without_their_title(client, newsroom):
    for state, story in newsroom.items():
        for address in (f"/{story.address}/", f"/b/{story.pk}/"):
            response = client.get(address)
            assert response.status_code in (302, 404, 410), (state, address)
            assert CANARY not in response.content.decode(), (state, address)
            assert "/guong/" not in response.headers.get("Location", ""), (state, address)


def test_no_count_knows_of_hidden_stories(client, newsroom):
    field, tag = Field.objects.first(), Tag.objects.get(name="chung")
    author, document = Author.objects.get(name="Lê Văn Công Khai"), OfficialDocument.objects.get(number="1/KH")
    before = {thing: client.get(thing.get_absolute_url()).content for thing in (field, tag, author, document)}
    for story in newsroom.values():
        if story.pk:
            Story.objects.filter(pk=story.pk).delete()
    for thing, content in before.items():
        assert client.get(thing.get_absolute_url()).content == content, thing


def test_a_restricted_index_page_closes_its_list_too(client, newsroom):
    restrict(Story.objects.get(title="Gương công khai").get_parent().get_parent())
    assert client.get("/guong/").status_code == 302
    assert all("Gương công khai" not in text for _address, text in crawl(client, STARTS))
