"""Readers write: what arrives, what is given back, and that no word is lost on the way."""

import html
import time

import pytest
from django.test import Client

from comments.choices import Group, Mode, State
from comments.factories import make_comment
from comments.models import Comment, CommentSettings, ScopeMode, WatchedWord
from comments.modes import site_settings
from comments.services.sending import consent_hash
from comments.tests.readers import NAME, TEXT, Reader, right_answer
from core import proof
from core.readers import COOKIE
from stories.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Forms were opened long ago, and proving is quick."""
    monkeypatch.setattr("comments.views.receiving.LEAST_SECONDS", 0)
    monkeypatch.setattr(proof, "_ROUNDS", 1)


@pytest.fixture
def path():
    return f"/y-kien/{make_article(title='Con mương giữ nước').pk}/"


@pytest.fixture
def reader():
    return Reader()


def set_mode(mode, **values):
    CommentSettings.objects.update_or_create(pk=site_settings().pk, defaults={"mode": mode, **values})


def test_a_comment_without_a_script_waits_and_its_writer_alone_sees_it(path, reader):
    token = reader.token(path)
    response = reader.send(path, phieu=token, answer=right_answer(token))
    assert response.status_code == 303
    assert response["Location"].startswith(path)
    page = reader.read(response["Location"].partition("#")[0])
    assert "Đã gửi. Ý kiến hiện sau khi duyệt" in page
    assert "Chờ duyệt, chỉ bạn thấy" in page
    assert TEXT in page
    assert TEXT not in Reader().read(path)
    kept = Comment.objects.get()
    assert (kept.name, kept.text, kept.email, kept.state, kept.group) == (NAME, TEXT, "", State.WAITING, Group.UNPROVEN)
    assert (len(kept.device), len(kept.address), kept.consent) == (43, 43, consent_hash(site_settings().consent_text))
    # The words stay with the comment; the message goes when the list is opened again.
    assert "Đã gửi" not in reader.read(path)


def test_a_comment_by_script_is_clean_and_the_answer_has_all_that_is_shown(path, reader):
    response = reader.send(path, script=True, email="me@vidu.vn")
    assert response.status_code == 200
    said = response.json()
    assert said["status"] == "sent"
    assert said["message"].startswith("Đã gửi. Ý kiến hiện sau khi duyệt")
    assert TEXT in html.unescape(said["html"])
    assert "me@vidu.vn" not in said["html"]
    assert Comment.objects.get().group == Group.CLEAN
    # The form that stays open sends the next one.
    assert reader.send(path, True, phieu=said["token"], text="Thêm một lời cảm ơn nữa.").json()["status"] == "sent"
    assert Comment.objects.count() == 2


def test_the_cookie_comes_with_the_answer_to_a_post_and_stays_below_the_forms(path, reader):
    response = reader.send(path)
    cookie = response.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/y-kien/", True, "Strict")
    assert set(response.cookies) == {COOKIE}
    assert not reader.send(path, text="Một ý kiến khác hẳn.").cookies
    assert Comment.objects.values("device").distinct().count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u3164 \u200b\u202e"}, "name"),
        ({"name": "!!!"}, "name"),
        ({"name": "a" * 81}, "name"),
        ({"text": ""}, "text"),
        ({"text": "Hay\u200b\u200b\u200b"}, "text"),
        ({"text": "a" * 2001}, "text"),
        ({"email": "me@nghe"}, "email"),
        ({"email": "me@vidu.vn\nBcc: ai@vidu.vn"}, "email"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_everything_typed_stays(path, reader, values, field):
    said = reader.send(path, script=True, **values).json()
    assert (said["status"], list(said["errors"])) == ("errors", [field])
    response = reader.send(path, **values)
    assert response.status_code == 422
    assert f'data-error="{field}">' in response.text
    typed = values.get("text", TEXT)
    assert typed in html.unescape(response.text)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("text", ["abcde", "a" * 2000, "ộ" * 2000, "Dạ hay"])
def test_five_to_two_thousand_letters_are_taken(path, reader, text):
    assert reader.send(path, script=True, text=text).json()["status"] == "sent"


def test_what_hides_in_text_is_gone_before_it_is_kept(path, reader):
    text = "Ba\u202e con\u200b " + "tu\u0301\u0323\u0300\u0301" + "\u0301" * 10_000 + " hao\n\n\n\n\n<b>lắm</b>"
    assert reader.send(path, script=True, text=text, name="Lò\u202e\nThị  Mai").json()["status"] == "sent"
    kept = Comment.objects.get()
    assert kept.name == "Lò Thị Mai"
    assert kept.text.startswith("Ba con t")
    assert kept.text.endswith("hao\n\n<b>lắm</b>")
    assert len(kept.text) < 40
    own = reader.client.get(path).text
    assert "<b>lắm</b>" not in own
    assert "&lt;b&gt;lắm&lt;/b&gt;" in own


def test_without_a_proof_the_question_has_to_be_answered(path, reader):
    token = reader.token(path)
    said = reader.send(path, True, phieu=token, answer="một nghìn").json()
    assert (said["status"], list(said["errors"])) == ("unproven", ["answer"])
    assert reader.send(path, phieu=token, answer="").status_code == 422
    # The same form keeps its question.
    assert reader.send(path, True, phieu=token, answer=right_answer(token)).json()["status"] == "sent"


def test_a_proof_is_good_once(path, reader):
    used = reader.proof()
    assert reader.send(path, True, proof=used).json()["status"] == "sent"
    again = reader.send(path, True, proof=used, text="Một lời khác hẳn lời trước.").json()
    assert again["status"] == "unproven"


def test_who_fills_what_nobody_sees_is_held(path, reader):
    assert reader.send(path, True, homepage="https://mua-ban.vidu").json()["status"] == "sent"
    assert Comment.objects.get().group == Group.UNPROVEN


def test_nobody_writes_within_three_seconds(path, reader, monkeypatch):
    monkeypatch.setattr("comments.views.receiving.LEAST_SECONDS", 3)
    token = reader.token(path)
    response = reader.send(path, phieu=token)
    assert response.status_code == 422
    assert "Bạn gửi nhanh quá" in response.text
    assert TEXT in html.unescape(response.text)
    now = time.time()
    monkeypatch.setattr("core.readers.time.time", lambda: now + 3.1)
    assert reader.send(path, True, phieu=token).json()["status"] == "sent"


@pytest.mark.parametrize("token", ["x", "", "eyJ:abc:def"])
def test_a_form_that_no_longer_holds_comes_back_filled_with_a_new_token(path, reader, token):
    said = reader.post(path, True, phieu=token, name=NAME, text=TEXT).json()
    assert said["status"] == "expired"
    assert reader.send(path, True, phieu=said["token"]).json()["status"] == "sent"
    response = reader.post(path, phieu=token, name=NAME, text="Một lời khác hẳn lời trước.")
    assert response.status_code == 409
    assert "Một lời khác hẳn lời trước." in html.unescape(response.text)


def test_a_form_of_another_page_does_not_hold(path, reader):
    other = f"/y-kien/{make_article().pk}/"
    assert reader.send(path, True, phieu=reader.token(other)).json()["status"] == "expired"


def test_a_refused_word_is_named_and_the_text_stays(path, reader):
    WatchedWord.objects.create(text="lừa đảo", is_refused=True)
    response = reader.send(path, text="Đồ lừa đảo cả thôi bà con ơi")
    assert response.status_code == 422
    assert "từ không phù hợp" in response.text
    assert "Đồ lừa đảo cả thôi bà con ơi" in html.unescape(response.text)
    assert not Comment.objects.exists()


def test_pressed_twice_it_is_one_comment(path, reader):
    token, proven = reader.token(path), reader.proof()
    first, second = (reader.send(path, True, phieu=token, proof=proven).json() for _ in range(2))
    assert (first["status"], second["status"]) == ("sent", "sent")
    assert Comment.objects.count() == 1


def test_sent_again_because_no_answer_came_it_is_one_comment_and_the_writers_own(path, reader):
    token, proven = reader.token(path), reader.proof()
    reader.send(path, True, phieu=token, proof=proven)
    # The answer, and the cookie in it, got lost.
    reader.client.cookies.clear()
    assert reader.send(path, True, phieu=token, proof=proven).json()["status"] == "sent"
    assert Comment.objects.count() == 1
    assert TEXT in reader.read(path)


def test_another_person_at_the_same_address_says_the_same(path, reader):
    reader.send(path)
    other = Reader()
    other.send(path, text="Cảm ơn bà con bản Nong Bon nhiều.")
    assert other.send(path, True).json()["status"] == "sent"
    assert Comment.objects.filter(text=TEXT).count() == 2


def test_a_closed_page_says_why_and_can_be_read(path, reader):
    pk = int(path.split("/")[2])
    make_comment(pk, state=State.SHOWN, text="Đã đọc được từ trước.")
    token = reader.token(path)
    ScopeMode.objects.create(scope=f"page:{pk}", mode=Mode.CLOSED, reason="Theo đề nghị của gia đình.")
    page = reader.read(path)
    assert "Theo đề nghị của gia đình." in page
    assert "<textarea" not in page
    assert "Đã đọc được từ trước." in page
    response = reader.send(path, phieu=token)
    assert response.status_code == 403
    assert TEXT in html.unescape(response.text)
    assert reader.send(path, True, phieu=token).json()["message"] == "Theo đề nghị của gia đình."
    assert Comment.objects.count() == 1


def test_after_the_fact_it_is_shown_at_once_and_counted(path, reader):
    set_mode(Mode.AFTER)
    said = reader.send(path, True).json()
    assert said["message"].startswith("Đã gửi. Ý kiến của bạn đã hiện.")
    assert "1 ý kiến" in Reader("198.51.100.7").read(path).replace("\u00a0", " ")


def test_other_sites_send_nothing(path, reader):
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://khac.vidu"}):
        response = reader.client.post(path, {"name": NAME, "text": TEXT}, headers=headers)
        assert response.status_code == 403
        assert not response.cookies
        assert "gửi từ một trang khác" in response.text
    assert not Comment.objects.exists()


def test_five_megabytes_are_refused_calmly(path, reader):
    response = reader.client.post(path, {"text": "x" * 5_000_000})
    assert response.status_code == 413
    assert "quá lớn" in response.text
    said = reader.client.post(path, {"text": "x" * 5_000_000}, headers={"accept": "application/json"})
    assert said.status_code == 413
    assert said.json()["status"] == "refused"


def test_nothing_here_is_kept_or_indexed_and_reading_sets_no_cookie(path):
    for address in (path, f"{path}manh/", "/y-kien/thu-thach/"):
        response = Client().get(address)
        assert response["Cache-Control"] == "no-store"
        assert not response.cookies
        if address != "/y-kien/thu-thach/":
            assert response["X-Robots-Tag"] == "noindex"
    assert Client().put(path).status_code == 405
