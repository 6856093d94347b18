"""What moderators send is carried out once, told back, and never fails on what it cannot read."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import roles
from comments.choices import Action, Reason, State
from comments.factories import make_comment
from comments.models import Comment, Decision
from stories.factories import make_article
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/quan-tri/y-kien/quyet-dinh/"
QUEUE = "/quan-tri/y-kien/?nhom=clean"


@pytest.fixture
def story():
    return make_article(title="Bà Ban giữ mương")


@pytest.fixture
def mai():
    return make_user(roles.MODERATOR, "mai", last_name="Lò Thị", first_name="Mai")


@pytest.fixture
def browser(mai):
    return sign_in(mai)


def send(browser, lam, *pairs, note="", **more):
    body = {"lam": lam, "cau": list(pairs), "ghi-chu": note} | more
    return browser.post(ADDRESS, json.dumps(body), content_type="application/json")


def states(*comments):
    return [Comment.objects.get(pk=comment.pk).state for comment in comments]


def test_a_decision_comes_back_with_the_row_as_it_stands_and_the_counts(browser, story):
    first, second = make_comment(story), make_comment(story, group="words", found="ngu")
    answer = send(browser, "approve", f"{first.pk}:0").json()
    (outcome,) = answer["outcomes"]
    assert (outcome["comment"], outcome["done"], outcome["version"]) == (first.pk, True, 1)
    assert "Lò Thị Mai đã duyệt lúc" in outcome["html"]
    assert (answer["counts"]["clean"], answer["counts"]["words"], answer["waiting"]) == (0, 1, 1)
    assert states(first, second) == [State.SHOWN, State.WAITING]


def test_many_are_hidden_with_one_reason(browser, story):
    comments = [make_comment(story) for _number in range(3)]
    send(browser, "hide:insult", *(f"{comment.pk}:0" for comment in comments))
    assert states(*comments) == [State.HIDDEN] * 3
    assert set(Decision.objects.values_list("reason", "user_name")) == {(Reason.INSULT, "Lò Thị Mai")}


def test_other_reasons_want_words(browser, story):
    comment = make_comment(story)
    refused = send(browser, "hide:other", f"{comment.pk}:0", note=" \u200b ")
    assert (refused.status_code, states(comment)) == (400, [State.WAITING])
    assert "ghi rõ" in refused.json()["message"]
    assert send(browser, "hide:other", f"{comment.pk}:0", note="Nói\x00 về\ud800 bài khác").status_code == 200
    assert Decision.objects.get().note == "Nói về bài khác"


def test_the_second_moderator_sees_what_the_first_did_and_the_buttons_for_it(browser, story):
    comment = make_comment(story)
    other = sign_in(make_user(roles.MODERATOR, "on", last_name="Cầm Văn", first_name="Ơn"))
    send(browser, "approve", f"{comment.pk}:0")
    (outcome,) = send(other, "hide:false", f"{comment.pk}:0").json()["outcomes"]
    assert (outcome["done"], outcome["version"]) == (False, 1)
    assert "Lò Thị Mai đã duyệt lúc" in outcome["html"]
    assert f'data-pair="{comment.pk}:1"' in outcome["html"]
    assert 'value="approve"' not in outcome["html"]
    assert states(comment) == [State.SHOWN]


def test_undo_is_for_ones_own_decisions(browser, story):
    comment = make_comment(story)
    send(browser, "approve", f"{comment.pk}:0")
    other = sign_in(make_user(roles.MODERATOR))
    assert send(other, "undo", f"{comment.pk}:1").json()["outcomes"][0]["done"] is False
    assert send(browser, "undo", f"{comment.pk}:1").json()["outcomes"][0]["done"] is True
    assert states(comment) == [State.WAITING]


def test_what_readers_reported_is_kept_and_leaves_the_queue(browser, story):
    comment = make_comment(story, state=State.SHOWN, open_reports=1)
    comment.reports.create(reason="insult", made_at=comment.created_at)
    answer = send(browser, "keep", f"{comment.pk}:0").json()
    assert (answer["counts"]["reported"], states(comment)) == (0, [State.SHOWN])
    assert Decision.objects.get().action == Action.KEEP
    assert send(browser, "undo", f"{comment.pk}:1").json()["counts"]["reported"] == 1


def test_who_decides_nothing_is_told_the_counts(browser, story):
    make_comment(story)
    answer = send(browser, "approve").json()
    assert (answer["outcomes"], answer["counts"]["clean"], answer["waiting"]) == ([], 1, 1)


def test_what_is_gone_is_told(browser):
    assert send(browser, "approve", "99:0").json()["outcomes"] == [
        {"comment": 99, "done": False, "version": 0, "html": None}
    ]


@pytest.mark.parametrize("role", [roles.WRITER, roles.EDITOR, roles.APPROVER])
def test_others_decide_nothing(story, role):
    comment = make_comment(story)
    browser = sign_in(make_user(role))
    assert send(browser, "approve", f"{comment.pk}:0").status_code in (302, 403)
    for address in ("", "tat-ca/", f"{comment.pk}/", f"{comment.pk}/tra-loi/", f"{comment.pk}/chuyen/"):
        assert browser.get(f"/quan-tri/y-kien/{address}").status_code == 302
    assert states(comment) == [State.WAITING]
    assert "/quan-tri/y-kien/" not in browser.get("/quan-tri/").content.decode()


def test_nothing_is_taken_from_another_site_or_after_the_session_has_ended(mai, story):
    comment = make_comment(story)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(mai)
    assert send(strict, "approve", f"{comment.pk}:0").status_code == 403
    gone = Client().post(ADDRESS, "{}", content_type="application/json", headers={"x-requested-with": "XMLHttpRequest"})
    assert gone.status_code == 403
    assert states(comment) == [State.WAITING]


BAD = [
    b" ",
    b"[]",
    b"null",
    b"{",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"lam": "approve"}',
    b'{"lam": "approve", "cau": "1:0"}',
    b'{"lam": "approve", "cau": [1]}',
    b'{"lam": "approve", "cau": [["1:0"]]}',
    b'{"lam": "approve", "cau": ["1"]}',
    b'{"lam": "approve", "cau": ["1:-1"]}',
    b'{"lam": "approve", "cau": ["1:1e3"]}',
    '{"lam": "approve", "cau": ["١:٠"]}'.encode(),
    b'{"lam": "approve", "cau": ["99999999999999999999:0"]}',
    b'{"lam": "approve", "cau": ["1:99999999999"]}',
    b'{"lam": "hide:nonsense", "cau": ["1:0"]}',
    b'{"lam": "erase", "cau": ["1:0"]}',
    b'{"lam": "forward", "cau": ["1:0"]}',
    b'{"lam": {}, "cau": ["1:0"]}',
    b'{"lam": "approve", "cau": ["1:0"], "ghi-chu": 7}',
    json.dumps({"lam": "approve", "cau": [f"{number}:0" for number in range(101)]}).encode(),
]


@pytest.mark.parametrize("body", BAD)
def test_what_cannot_be_read_changes_nothing_and_is_said(browser, story, body):
    comment = make_comment(story)
    answer = browser.post(ADDRESS, body, content_type="application/json")
    assert answer.status_code == 400
    assert "tải lại trang" in answer.json()["message"]
    assert states(comment) == [State.WAITING]


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["lam", "cau", "ghi-chu"]), inner),
    max_leaves=8,
)
_lam = st.sampled_from(["approve", "hide:insult", "hide:other", "hide", "keep", "undo", "erase"]) | _values
_pairs = st.lists(st.from_regex(r"\d{1,21}:\d{1,21}", fullmatch=True) | _values, max_size=4) | _values


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lam=_lam, pairs=_pairs, note=st.text() | _values)
def test_whatever_is_sent_is_answered(browser, lam, pairs, note):
    body = json.dumps({"lam": lam, "cau": pairs, "ghi-chu": note})
    assert browser.post(ADDRESS, body, content_type="application/json").status_code in (200, 400)
    form = {"lam": str(lam).encode("utf-8", "replace"), "cau": str(pairs).encode("utf-8", "replace")}
    assert browser.post(ADDRESS, form).status_code == 302


def test_without_a_script_forms_do_the_same(browser, story):
    comment = make_comment(story)
    answer = browser.post(ADDRESS, {"lam": "approve", "cau": f"{comment.pk}:0", "next": QUEUE}, follow=True)
    assert answer.redirect_chain[0][0] == QUEUE
    assert states(comment) == [State.SHOWN]
    text = answer.content.decode()
    assert "Đã xử lý 1 ý kiến." in text
    assert f'name="cau" value="{comment.pk}:1"' in text
    undone = browser.post(ADDRESS, {"lam": "undo", "cau": f"{comment.pk}:1", "next": QUEUE}, follow=True)
    assert "Đã hoàn tác." in undone.content.decode()
    assert states(comment) == [State.WAITING]
    assert "Đã xử lý" not in browser.get(QUEUE).content.decode()


def test_a_plain_form_takes_the_chosen_or_the_whole_page(browser, story):
    comments = [make_comment(story) for _number in range(3)]
    pairs = [f"{comment.pk}:0" for comment in comments]
    browser.post(ADDRESS, {"lam": "hide:false", "cau": pairs[:2], "tren-trang": pairs})
    assert states(*comments) == [State.HIDDEN, State.HIDDEN, State.WAITING]
    told = browser.post(ADDRESS, {"lam": "approve", "ca-trang": "1", "tren-trang": pairs}, follow=True)
    assert states(*comments) == [State.HIDDEN, State.HIDDEN, State.SHOWN]
    assert "2 ý kiến đã được người khác xử lý trước" in told.content.decode()


@pytest.mark.parametrize("sent", [{}, {"lam": "x"}, {"lam": "hide:other", "cau": "1:0"}, {"lam": "approve"}])
def test_a_form_that_says_nothing_changes_nothing_and_says_so(browser, sent):
    answer = browser.post(ADDRESS, sent, follow=True)
    assert answer.status_code == 200
    assert not Decision.objects.exists()
    assert any(words in answer.content.decode() for words in ("Không đọc được", "ghi rõ", "Chưa chọn"))


@pytest.mark.parametrize("following", ["https://vidu.com/", "//vidu.com/", "javascript:alert(1)/"])
def test_a_form_leads_to_no_other_site(browser, story, following):
    comment = make_comment(story)
    answer = browser.post(ADDRESS, {"lam": "approve", "cau": f"{comment.pk}:0", "next": following})
    assert answer.url == "/quan-tri/y-kien/"
