"""Readers read: twenty a page, answers below, official ones by their unit, and nothing that waits."""

import datetime
import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.choices import Mode, State
from comments.factories import make_comment
from comments.lists import NEWEST, OLDEST, _tops
from comments.models import ScopeMode
from comments.tests.readers import Reader
from core import proof
from places.factories import UnitFactory
from stories.factories import make_article, make_hidden_stories
from stories.models import Listing

pytestmark = pytest.mark.django_db
LIMIT = 12


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Forms were opened long ago, and proving is quick."""
    monkeypatch.setattr("comments.views.receiving.LEAST_SECONDS", 0)
    monkeypatch.setattr(proof, "_ROUNDS", 1)


@pytest.fixture
def story():
    return make_article(title="Con mương giữ nước")


def shown(story, number=1, **values):
    made = [
        make_comment(story, state=State.SHOWN, age=datetime.timedelta(hours=number - index), **values)
        for index in range(number)
    ]
    return made if number > 1 else made[0]


def page_of(story, query="", client=None):
    response = (client or Client()).get(f"/y-kien/{story.pk}/{query}")
    assert response.status_code == 200
    return html.unescape(response.text).replace("\u00a0", " ")


def order_of(text):
    return [int(pk) for pk in re.findall(r'class="comment" id="y-kien-(\d+)"', text)]


def test_twenty_a_page_newest_or_oldest_first(story):
    numbers = [comment.pk for comment in shown(story, 43)]
    newest = numbers[::-1]
    assert order_of(page_of(story)) == newest[:20]
    assert order_of(page_of(story, "?trang=2")) == newest[20:40]
    last = page_of(story, "?trang=3")
    assert order_of(last) == newest[40:]
    assert "Trang sau" not in last
    assert order_of(page_of(story, "?thu-tu=cu&trang=2")) == numbers[20:40]
    assert f'href="/y-kien/{story.pk}/?thu-tu=cu&trang=3"' in page_of(story, "?thu-tu=cu&trang=2")
    assert "43 ý kiến" in last


@pytest.mark.parametrize("query", ["?trang=0", "?trang=-1", "?trang=x", "?trang=²", "?trang=999", "?thu-tu=x"])
def test_an_address_that_asks_for_nothing_shows_the_first_page(story, query):
    numbers = [comment.pk for comment in shown(story, 3)]
    assert order_of(page_of(story, query)) == numbers[::-1]


def test_answers_stand_below_their_comment_in_the_order_they_came(story):
    first, second = shown(story, 2)
    late = shown(story, parent=first, text="Trả lời sau cùng.")
    make_comment(story, parent=first, text="Chưa ai xem.")
    early = make_comment(
        story,
        parent=first,
        state=State.SHOWN,
        text="Ủy ban trả lời.",
        unit=UnitFactory(name="UBND xã Mường La"),
        age=datetime.timedelta(hours=1, minutes=30),
    )
    text = page_of(story)
    positions = [text.index(f'id="y-kien-{one.pk}"') for one in (second, first, early, late)]
    assert positions == sorted(positions)
    assert "Trả lời chính thức" in text
    assert "UBND xã Mường La" in text
    assert "Chưa ai xem." not in text
    # One level: answers are not answered.
    assert f"/tra-loi/{first.pk}/" in text
    assert f"/tra-loi/{late.pk}/" not in text


def test_a_hidden_comment_leaves_its_answers_and_none_of_its_words(story):
    gone = make_comment(story, state=State.HIDDEN, name="Người bị ẩn", text="Lời bị ẩn.")
    shown(story, parent=gone, text="Trả lời còn hiện.")
    text = page_of(story)
    assert "Ý kiến này không còn hiện." in text
    assert "Trả lời còn hiện." in text
    assert "Người bị ẩn" not in text and "Lời bị ẩn." not in text
    assert "1 ý kiến" in text


def test_the_number_stands_on_the_story_and_its_card(client, story):
    text = client.get(f"/{story.address}/").text
    assert "Chưa có ý kiến nào. Hãy là người đầu tiên." in text
    assert "ý kiến</span>" not in client.get("/tin-tuc/").text
    shown(story, 3)
    make_comment(story)
    assert Listing.objects.get(pk=story.pk).comments == 3
    assert "3 ý kiến</p>" in html.unescape(client.get(f"/{story.address}/").text).replace("\u00a0", " ")
    assert "3 ý kiến</span>" in html.unescape(client.get("/tin-tuc/").text).replace("\u00a0", " ")


def test_a_story_that_takes_no_comments_invites_nobody(client, story):
    ScopeMode.objects.create(scope=f"page:{story.pk}", mode=Mode.CLOSED, reason="Theo đề nghị của gia đình.")
    text = client.get(f"/{story.address}/").text
    assert "Hãy là người đầu tiên" not in text
    assert "Theo đề nghị của gia đình." in text
    shown(story)
    assert "Đọc ý kiến" in client.get(f"/{story.address}/").text


def test_a_page_costs_the_same_for_few_and_for_many(client, story):
    other = make_article()
    for page, number in ((story, 1), (other, 25)):
        for comment in [shown(page)] if number == 1 else shown(page, number):
            shown(page, parent=comment)
    costs = []
    for page in (story, other):
        client.get(f"/y-kien/{page.pk}/")
        with CaptureQueriesContext(connection) as found:
            client.get(f"/y-kien/{page.pk}/")
        costs.append(len(found))
    assert costs[0] == costs[1] <= LIMIT


def test_of_what_is_not_public_nothing_is_told(client):
    addresses = ["/y-kien/999999999/", f"/y-kien/{10**30}/", "/y-kien/0/"]
    for state, hidden in make_hidden_stories("Chim hoàng yến").items():
        if hidden.pk and state != "deleted":
            comment = make_comment(hidden, state=State.SHOWN)
            addresses += [f"/y-kien/{hidden.pk}/{rest}" for rest in ("", "manh/", f"tra-loi/{comment.pk}/")]
            addresses += [f"/y-kien/{hidden.pk}/{way}/{comment.pk}/" for way in ("bao", "go")]
    for address in addresses:
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"name": "A", "text": "abcdef"}).status_code == 404, address


def test_what_waits_cannot_be_told_from_what_never_was(story):
    waiting, other = make_comment(story), make_comment(make_article(), state=State.SHOWN)
    hidden = make_comment(story, state=State.HIDDEN)
    for pk in (waiting.pk, hidden.pk, other.pk, 10**6, 10**30):
        for way in ("tra-loi", "bao", "go"):
            answers = {
                (response.status_code, response.text)
                for response in (Client().get(f"/y-kien/{story.pk}/{way}/{number}/") for number in (pk, 10**6))
            }
            assert len(answers) == 1
            assert answers.pop()[0] == 404


def test_an_answer_is_sent_to_its_comment(story):
    parent = shown(story)
    reader, path = Reader(), f"/y-kien/{story.pk}/tra-loi/{parent.pk}/"
    assert parent.name in reader.read(path)
    response = reader.send(path)
    assert response.status_code == 303
    page = reader.read(response["Location"].partition("#")[0])
    assert f"trả lời {parent.name}" in page
    assert parent.answers.get().state == State.WAITING


def test_a_report_is_counted_once_an_address(story):
    comment = shown(story)
    path = f"/y-kien/{story.pk}/bao/{comment.pk}/"
    for address in ("203.0.113.9", "203.0.113.9", "198.51.100.7"):
        reader = Reader(address)
        response = reader.post(path, phieu=reader.token(path), reason="insult", note="")
        assert response.status_code == 303
        assert "Đã nhận lời báo" in reader.read(response["Location"].partition("#")[0])
    comment.refresh_from_db()
    assert (comment.open_reports, comment.reports.count(), comment.state) == (2, 2, State.SHOWN)


def test_a_report_says_why_or_comes_back(story):
    comment = shown(story)
    reader, path = Reader(), f"/y-kien/{story.pk}/bao/{comment.pk}/"
    for values in (
        {},
        {"reason": "nonsense"},
        {"reason": "other", "note": " "},
        {"reason": "insult", "note": "x" * 301},
    ):
        response = reader.post(path, phieu=reader.token(path), **values)
        assert response.status_code == 422
        assert 'class="error"' in response.text
    kept = reader.post(path, phieu="x", reason="other", note="Nói sai về nhà tôi")
    assert "Nói sai về nhà tôi" in html.unescape(kept.text)
    assert not comment.reports.exists()


def test_reports_have_a_limit(story):
    comments = shown(story, 25)
    reader = Reader()
    statuses = []
    for comment in comments:
        path = f"/y-kien/{story.pk}/bao/{comment.pk}/"
        statuses.append(reader.post(path, phieu=reader.token(path), reason="false").status_code)
    assert statuses == [303] * 20 + [422] * 5


def test_a_writer_asks_for_removal_on_the_device_and_others_leave_an_address(story):
    reader = Reader()
    reader.send(f"/y-kien/{story.pk}/")
    [comment] = story.reader_comments.all()
    path = f"/y-kien/{story.pk}/go/{comment.pk}/"
    assert 'value="Mẹ Nghé"' in reader.read(path)
    assert reader.post(path, phieu=reader.token(path), name="Mẹ Nghé").status_code == 303
    request = comment.requests.get()
    assert (request.is_proven, request.kind, request.name) == (True, "erase", "Mẹ Nghé")
    # Nobody else sees the comment that waits.
    assert Reader().client.get(path).status_code == 404
    comment.state = State.SHOWN
    comment.save()
    other = Reader("198.51.100.7")
    assert other.post(path, phieu=other.token(path), name="Người nhà").status_code == 422
    response = other.post(path, phieu=other.token(path), name="Người nhà", email="nha@vidu.vn", note="Xin gỡ giúp.")
    assert response.status_code == 303
    assert "2 ngày làm việc" in other.read(response["Location"].partition("#")[0])
    assert comment.requests.filter(is_proven=False, email="nha@vidu.vn").count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="others plan by how many rows there are")
@pytest.mark.parametrize("order", [NEWEST, OLDEST])
def test_a_list_reads_the_comments_of_its_own_page_alone(order):
    plan = _tops(20, order)[:21].explain()
    assert "comment_top (page_id=? AND parent_id=?)" in plan
    assert "TEMP B-TREE" not in plan.replace("LAST TERM OF ORDER BY", "")
