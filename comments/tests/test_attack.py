"""Whatever is sent to whichever address: no error of ours, no markup of theirs, no way to another site."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comments.choices import State
from comments.factories import make_comment
from comments.models import Comment
from comments.tests.readers import Reader
from core import proof
from stories.factories import make_article

pytestmark = pytest.mark.django_db
FIELDS = ("phieu", "name", "email", "text", "proof", "answer", "homepage", "reason", "note", "next", "page", "parent")
NASTY = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "https://khac.vidu/",
        "//khac.vidu",
        "a\r\nSet-Cookie: x=1",
        "\x00",
        "\u202e\u200b",
        "a" + "\u0301" * 3000,
        "{{ 7*7 }}{% debug %}",
        "9" * 50,
        "[]",
        "x" * 3000,
        "\ud800",
    ]
)
VALUES = st.dictionaries(st.sampled_from(FIELDS), NASTY | st.text(max_size=40), max_size=8)
PLACES = st.sampled_from(["", "manh/", "tra-loi/{}/", "bao/{}/", "go/{}/", "../thu-thach/"])
MARKUP = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>(?!</)")
QUERIES = st.dictionaries(
    st.sampled_from(["trang", "thu-tu", "da-gui", "next"]), NASTY | st.text(max_size=20), max_size=3
)


@pytest.fixture
def comment(monkeypatch):
    monkeypatch.setattr("comments.views.receiving.LEAST_SECONDS", 0)
    monkeypatch.setattr("comments.views.receiving.is_proven", lambda solution: True)
    monkeypatch.setattr(proof, "_ROUNDS", 1)
    return make_comment(make_article(), state=State.SHOWN)


def writable(values):
    return {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}


def is_calm(response):
    assert response.status_code in (200, 303, 400, 403, 404, 405, 409, 413, 422), response.status_code
    if response.status_code == 303:
        assert response["Location"].startswith("/y-kien/")
    assert not MARKUP.search(response.text)
    assert set(response.cookies) <= {"lantoa_reader"}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=VALUES, place=PLACES, script=st.booleans(), has_token=st.booleans())
def test_anything_sent_anywhere_is_answered_calmly(comment, values, place, script, has_token):
    reader, path = Reader(), f"/y-kien/{comment.page_id}/"
    values = writable(values)
    if has_token:
        values["phieu"] = reader.token(path)
    response = reader.post(path + place.format(comment.pk), script, **values)
    if response.headers.get("Content-Type", "").startswith("application/json"):
        assert response.status_code in (200, 400, 403, 404, 405, 409, 413, 422)
        return
    is_calm(response)
    is_calm(reader.client.get(path))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=NASTY | st.text(max_size=90), text=NASTY | st.text(min_size=4, max_size=60), email=NASTY | st.text(max_size=9)
)
def test_what_is_taken_is_shown_as_text(comment, name, text, email):
    reader, path = Reader(), f"/y-kien/{comment.page_id}/"
    said = reader.send(path, True, **writable({"name": name, "text": text, "email": email}), answer="x").json()
    if said["status"] == "sent":
        assert not MARKUP.search(said["html"])
    Comment.objects.filter(page=comment.page_id).update(state=State.SHOWN)
    is_calm(reader.client.get(path))
    Comment.objects.exclude(pk=comment.pk).delete()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, place=PLACES)
def test_any_address_is_answered_calmly(comment, query, place):
    is_calm(Reader().client.get(f"/y-kien/{comment.page_id}/{place.format(comment.pk)}", writable(query)))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        (
            "multipart/form-data; boundary=a",
            b'--a\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\xfe\r\n--a--',
        ),
        ("application/x-www-form-urlencoded; charset=utf-16", b"text=a"),
        (
            "multipart/form-data; boundary=a; charset=unicode_escape",
            b'--a\r\nContent-Disposition: form-data; name="text"\r\n\r\n\\ud800abcdef\r\n--a--',
        ),
        ("application/json", b'{"text": '),
        ("text/plain", b"\x00" * 100),
        ("application/x-www-form-urlencoded", b"text=%ff%fe%00&name=%00&" + b"a=1&" * 12_000),
    ],
)
def test_any_body_is_answered_calmly(comment, kind, body):
    reader = Reader()
    reader.client.raise_request_exception = True
    is_calm(reader.client.generic("POST", f"/y-kien/{comment.page_id}/", body, content_type=kind))


def test_a_forged_message_of_success_is_not_shown(comment):
    for forged in ("sent", "WyJzZW50IiwxXQ:1:abc", ""):
        text = Reader().read(f"/y-kien/{comment.page_id}/?da-gui={forged}")
        assert "Đã gửi" not in text and "Đã nhận" not in text
