"""Thanks and scores as they are asked for and sent: by a browser with and without a script, by scripts and by liars."""

import html
import json
import re

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import proof
from core.readers import COOKIE, form_token
from reactions.choices import Kind
from reactions.models import Reaction, ReactionSettings
from reactions.services import MOST_PROVEN, tally_of
from reactions.site_settings import site_settings
from stories.factories import make_article, make_exemplar, restrict

pytestmark = pytest.mark.django_db
OFFICE = "203.0.113.9"


class Device:
    """A browser: keeps its cookie unless told not to, as Django's own client with every check of a server."""

    def __init__(self, page, address=OFFICE, *, keeps=True):
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address)
        self.page, self.path, self.keeps = page, f"/cam-on/{page}/", keeps

    def look(self):
        return self.client.get(self.path, {"format": "json"}).json()

    def post(self, data, **headers):
        answer = self.client.post(self.path, data, headers=headers)
        self._forget()
        return answer

    def send(self, act, score="", *, works=False, again=False, token=None):
        sent = {"viec": act, "diem": score, "phieu": self.look()["token"] if token is None else token, "lai": again}
        if works:
            sent["proof"] = prove()
        answer = self.client.post(self.path, sent, content_type="application/json")
        self._forget()
        return answer

    def _forget(self):
        if not self.keeps:
            self.client.cookies.clear()


def prove():
    return proof.solve(proof.challenge(type("Asking", (), {"META": {"REMOTE_ADDR": OFFICE}})()))


@pytest.fixture(autouse=True)
def easy(monkeypatch):
    """Proofs cost nothing here."""
    monkeypatch.setattr(proof, "_ROUNDS", 1)


@pytest.fixture
def page():
    return make_article(title="Con mương giữ nước").pk


@pytest.fixture
def device(page):
    return Device(page)


def figures(page):
    tally = tally_of(page)
    return tally.thanks, tally.scores, tally.score_sum


def test_the_page_shows_forms_and_keeps_nothing(client, page):
    answer = client.get(f"/cam-on/{page}/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "Con mương giữ nước" in text.replace("\xa0", " ")
    assert text.count('name="diem"') == 5
    assert '<meta name="robots" content="noindex">' in text
    assert "lượt" not in text
    assert "người đã gửi" not in text


def test_numbers_are_asked_for_without_a_cookie(client, page):
    answer = client.get(f"/cam-on/{page}/?format=json")
    told = answer.json()
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert {name: told[name] for name in ("thanks", "scores", "average", "given", "again", "message")} == {
        "thanks": 0,
        "scores": 0,
        "average": None,
        "given": {},
        "again": False,
        "message": "",
    }


def test_a_form_is_sent_and_leads_back(page, device):
    text = device.client.get(device.path).content.decode()
    token = re.search(r'name="phieu" value="([^"]+)"', text)[1]
    answer = device.post({"phieu": token, "viec": "cam-on"})
    assert (answer.status_code, answer["Location"]) == (303, f"/cam-on/{page}/?xong=cam-on")
    cookie = answer.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/cam-on/", True, "Strict")
    text = device.client.get(answer["Location"]).content.decode()
    assert "Đã gửi lời cảm ơn của bạn." in text
    assert "1 người đã gửi lời cảm ơn." in text
    assert "Rút lại lời cảm ơn" in text
    answer = device.post({"phieu": token, "viec": "rut"})
    assert answer["Location"].endswith("?xong=rut")
    assert figures(page) == (0, 0, 0)


def test_a_score_is_sent_and_changed(page, device):
    assert device.send("diem", 3).json()["given"] == {"score": 3}
    told = device.send("diem", "5").json()
    assert (told["scores"], told["average"], told["given"]) == (1, 5.0, {"score": 5})
    assert "5,0 / 5 từ 1 lượt." in told["html"]
    assert re.search(r'value="5" required checked', told["html"])
    assert device.look()["given"] == {"score": 5}
    assert Device(page).look()["given"] == {}


def test_an_unknown_outcome_in_the_address_says_nothing(client, page):
    text = client.get(f"/cam-on/{page}/?xong=<b>").content.decode()
    assert 'role="status"' not in text


def test_thirty_scripted_votes_count_as_one(page):
    for number in range(30):
        Device(page).send("diem", 1 + number % 5)
        Device(page).send("cam-on")
    assert figures(page) == (1, 1, 5)


def test_thirty_scripts_that_keep_cookies_count_as_one(page):
    first = Device(page)
    first.send("diem", 1)
    first.send("diem", 1)
    for _number in range(29):
        other = Device(page)
        # The first answer brings the cookie, whatever it says.
        other.send("cam-on", works=True)
        answer = other.send("diem", 5)
        assert (answer.status_code, answer.json()["again"]) == (429, True)
    assert figures(page)[1:] == (1, 1)


def test_an_office_behind_one_address_is_not_locked_out(page):
    for number in range(MOST_PROVEN + 2):
        colleague = Device(page)
        asked = colleague.send("diem", 4, works=True)
        assert (asked.status_code, asked.json()["again"]) == (200, True)
        answer = colleague.send("diem", 4, works=True)
        assert answer.status_code == (200 if number < MOST_PROVEN else 429)
    assert "quá nhiều lượt" in answer.json()["message"]
    assert figures(page) == (0, MOST_PROVEN, 4 * MOST_PROVEN)


def test_a_browser_that_keeps_no_cookie_has_the_one_vote_of_its_address(page):
    closed = Device(page, keeps=False)
    assert closed.send("diem", 2, works=True).json()["again"]
    for score in (2, 4):
        assert closed.send("diem", score, works=True, again=True).status_code == 200
    assert figures(page) == (0, 1, 4)


def test_a_proof_is_good_once(page):
    solved = prove()
    devices = [Device(page), Device(page)]
    for device in devices:
        device.send("cam-on", works=True)
    sent = {"viec": "diem", "diem": 5, "proof": solved}
    for device in devices:
        device.client.post(device.path, sent | {"phieu": device.look()["token"]}, content_type="application/json")
    assert list(Reaction.objects.filter(kind=Kind.SCORE).order_by("pk").values_list("is_proven", flat=True)) == [
        True,
        False,
    ]


@pytest.mark.parametrize("cookie", ["mÃ¡y:giÃ", "abc", "x" * 4000, "\x00", "a:b:c"])
def test_a_forged_cookie_is_none(page, cookie):
    for _number in range(3):
        device = Device(page)
        device.client.cookies[COOKIE] = cookie
        device.send("diem", 5, works=True, again=True)
    assert figures(page) == (0, 1, 5)
    assert not Reaction.objects.filter(is_proven=True).exists()


def test_a_cookie_of_another_room_says_nothing_of_who_gave_what(page, device):
    device.send("cam-on")
    row = Reaction.objects.get()
    other = make_article().pk
    second = Device(other)
    second.client.cookies = device.client.cookies
    second.send("cam-on")
    assert Reaction.objects.exclude(pk=row.pk).get().device != row.device
    assert Reaction.objects.exclude(pk=row.pk).get().address != row.address


def test_who_lies_about_the_address_gains_nothing(page):
    for number in range(30):
        device = Device(page)
        device.client.post(
            device.path,
            {"viec": "diem", "diem": 1, "phieu": device.look()["token"]},
            headers={"X-Forwarded-For": f"198.51.100.{number}", "X-Real-IP": f"198.51.100.{number}"},
        )
    assert figures(page) == (0, 1, 1)


def test_behind_a_proxy_the_address_it_added_counts(page, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(4):
        device = Device(page, "127.0.0.1")
        device.post(
            {"viec": "diem", "diem": 1, "phieu": device.look()["token"]},
            **{"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.{number % 2}"},
        )
    assert figures(page) == (0, 2, 2)


def test_addresses_of_no_kind_count_as_one(page):
    for address in ("", "unix:", "không"):
        Device(page, address).send("cam-on")
    assert figures(page)[0] == 1


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://la.vidu.vn"}],
)
def test_another_site_sends_nothing(page, device, headers):
    answer = device.post({"viec": "cam-on", "phieu": device.look()["token"]}, **headers)
    assert answer.status_code == 403
    assert not answer.cookies
    assert figures(page) == (0, 0, 0)


def test_a_form_without_its_token_is_not_taken(page, device):
    other = make_article().pk
    for token in ("", "abc", Device(other).look()["token"]):
        answer = device.send("cam-on", token=token)
        assert (answer.status_code, answer.json()["again"]) == (403, True)
        assert figures(page) == (0, 0, 0)
    # What comes with the refusal is good.
    assert device.send("cam-on", token=answer.json()["token"], again=True).status_code == 200


def test_a_form_of_another_device_is_not_taken(page, device):
    device.send("cam-on")
    assert Device(page).send("diem", 3, token=device.look()["token"]).status_code == 403


def test_a_refused_form_is_shown_again_with_the_reason(page, device):
    answer = device.post({"viec": "diem", "phieu": device.look()["token"]})
    assert answer.status_code == 400
    assert "Mời bạn chọn một điểm từ 1 đến 5" in answer.content.decode()
    answer = device.post({"viec": "cam-on", "phieu": "cũ"})
    assert answer.status_code == 403
    assert "gửi lại lần nữa" in answer.content.decode()


@pytest.mark.parametrize(
    "score", [0, 6, -1, "", "năm", None, 4.5, True, [3], {"a": 1}, "9" * 5000, "\x00", "٣٤", 1e400]
)
def test_no_other_score_is_taken(page, device, score):
    assert device.send("diem", score).status_code == 400
    assert figures(page) == (0, 0, 0)


@pytest.mark.parametrize("body", ["[]", "1", "null", '"a"', "{", "[" * 5000, "[" * 100_000, "\ud800", "NaN", "{}"])
def test_what_is_no_object_is_refused(page, device, body):
    answer = device.client.generic(
        "POST", device.path, body.encode("utf-8", "surrogatepass"), content_type="application/json"
    )
    assert answer.status_code == 400
    assert answer.json()["message"]


def test_a_large_body_is_refused(page, device):
    body = json.dumps({"viec": "cam-on", "phieu": "x" * 5_000_000})
    assert device.client.post(device.path, body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_can_be_done(page, device, method):
    assert getattr(device.client, method)(device.path).status_code == 405


def test_what_is_not_public_is_not_there():
    closed = make_article()
    restrict(closed)
    gone = make_article()
    gone_pk = gone.pk
    gone.delete()
    down = make_article()
    down.unpublish()
    for pk in (make_article(publish=False).pk, closed.pk, gone_pk, down.pk, 1, 0, 10**9, 10**30):
        device = Device(pk)
        assert device.client.get(device.path).status_code == 404, pk
        assert device.client.get(device.path, {"format": "json"}).status_code == 404, pk
        assert device.client.post(device.path, {"viec": "cam-on"}).status_code == 404, pk
    assert not Reaction.objects.exists()


def test_a_profile_of_a_person_takes_thanks_alone():
    device = Device(make_exemplar(subject_type="ca-nhan").pk)
    told = device.look()
    assert (told["scores"], told["average"]) == (None, None)
    assert 'name="diem"' not in told["html"]
    assert device.send("diem", 5).status_code == 403
    assert device.send("cam-on").json()["thanks"] == 1


def test_what_is_switched_off_is_neither_shown_nor_taken(page, device):
    device.send("cam-on")
    device.send("diem", 4)
    kept = site_settings()
    kept.takes_thanks = False
    kept.save()
    told = device.look()
    assert (told["thanks"], told["scores"], told["given"]) == (None, 1, {"score": 4})
    assert "cảm ơn" not in told["html"].replace(html.escape("Cảm ơn bạn"), "").lower().replace("cảm ơn bạn", "")
    assert device.send("rut").status_code == 403
    ReactionSettings.objects.update(takes_scores=False)
    cache.clear()
    assert device.client.get(device.path).status_code == 404
    assert figures(page) == (1, 1, 4)


def test_a_flood_is_told_to_wait(page, device, monkeypatch):
    monkeypatch.setattr("reactions.receiving._MOST", 3)
    answers = [device.send("cam-on").status_code for _number in range(5)]
    assert answers == [200, 200, 200, 429, 429]


TEXTS = st.text(max_size=40) | st.sampled_from(
    ["cam-on", "rut", "diem", "\x00", "\u202e", "<script>", "a:b:c", "1", "5"]
)
VALUES = TEXTS | st.integers() | st.floats() | st.none() | st.booleans() | st.lists(TEXTS, max_size=2)
NAMES = st.sampled_from(["viec", "diem", "phieu", "proof", "lai", "xong", "format"]) | st.text(max_size=5)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sent=st.dictionaries(NAMES, VALUES, max_size=6),
    is_json=st.booleans(),
    has_token=st.booleans(),
    cookie=st.none() | st.text(max_size=60),
    query=st.dictionaries(NAMES, TEXTS, max_size=3),
)
def test_nothing_that_is_sent_is_an_error(device, sent, is_json, has_token, cookie, query):
    cache.clear()
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR=OFFICE)
    if cookie is not None:
        client.cookies[COOKIE] = cookie.encode("utf-8", "replace").decode("latin-1", "replace")
    if has_token:
        asking = type("Asking", (), {"COOKIES": {}})()
        sent = sent | {"phieu": form_token(asking, device.page)}
    if is_json:
        answer = client.post(device.path, json.dumps(sent), content_type="application/json")
    else:
        answer = client.post(device.path, {name: str(value) for name, value in sent.items()})
    assert answer.status_code in (200, 303, 400, 403, 429)
    text = answer.content.decode()
    assert "<script>" not in text
    if answer.status_code == 303:
        assert answer["Location"].startswith(device.path)
    assert client.get(device.path, query).status_code in (200, 400)
