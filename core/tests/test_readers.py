"""Readers without an account: devices, addresses and forms."""

import time

import pytest
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from hypothesis import example, given
from hypothesis import strategies as st

from core import readers
from core.readers import (
    COOKIE,
    FormExpired,
    address_hash,
    device_of,
    form_token,
    is_from_here,
    keep_device,
    network_of,
    opened_form,
)

requests = RequestFactory()


def request(cookie="", **meta):
    made = requests.post("/y-kien/7/", **meta)
    if cookie:
        made.COOKIES[COOKIE] = cookie
    return made


def cookie_of(response):
    return response.cookies[COOKIE].value


def test_a_device_gets_one_cookie_for_the_forms_address_alone():
    response = HttpResponse()
    name = keep_device(request(), response, "/y-kien/")
    cookie = response.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/y-kien/", True, "Strict")
    again = HttpResponse()
    assert keep_device(request(cookie.value), again, "/y-kien/") == name == device_of(request(cookie.value))
    assert not again.cookies
    assert len(name) == 43
    assert name not in cookie.value


@pytest.mark.parametrize("cookie", ["", "abc", "abc:def", ":", "é:ử", "x" * 5000])
def test_a_cookie_that_we_did_not_sign_is_no_device(cookie):
    assert device_of(request(cookie)) == ""


def test_a_cookie_is_no_token_and_a_token_no_cookie():
    response = HttpResponse()
    keep_device(request(), response, "/y-kien/")
    with pytest.raises(FormExpired):
        opened_form(request(), cookie_of(response), 7)
    assert device_of(request(form_token(request(), 7))) == ""


def test_addresses_are_kept_as_keyed_hashes_apart_by_purpose():
    one = address_hash(request(REMOTE_ADDR="203.0.113.9"))
    assert len(one) == 43
    assert one == address_hash(request(REMOTE_ADDR="::ffff:203.0.113.9"))
    assert one != address_hash(request(REMOTE_ADDR="203.0.113.9"), "2026-11-22")
    with override_settings(SECRET_KEY="another"):
        assert one != address_hash(request(REMOTE_ADDR="203.0.113.9"))


def test_one_household_is_one_network():
    first, second = (address_hash(request(REMOTE_ADDR=f"2001:db8:1:2::{end}")) for end in ("1", "ffff"))
    assert first == second != address_hash(request(REMOTE_ADDR="2001:db8:1:3::1"))


def test_who_lies_about_the_address_changes_nothing_without_a_proxy():
    lie = {"REMOTE_ADDR": "203.0.113.9", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}
    assert address_hash(request(**lie)) == address_hash(request(REMOTE_ADDR="203.0.113.9"))
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        behind = request(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 203.0.113.9")
        assert address_hash(behind) == address_hash(request(REMOTE_ADDR="203.0.113.9"))


@pytest.mark.parametrize("address", ["", "unix:", "not an address"])
def test_no_address_is_no_hash(address):
    assert address_hash(request(REMOTE_ADDR=address)) == ""


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", bytes([203, 0, 113, 9])),
        ("::ffff:203.0.113.9", bytes([203, 0, 113, 9])),
        ("2001:db8:1:2:3:4:5:6", bytes.fromhex("20010db800010002")),
        ("2001:db8:1:2::", bytes.fromhex("20010db800010002")),
        ("fe80::1%eth0", bytes.fromhex("fe80000000000000")),
        ("", b""),
        ("unix:", b""),
        ("1.2.3", b""),
        ("1.2.3.4.5", b""),
        ("1.2.3.4\x00", b""),
        ("\ud800", b""),
        ("2001:db8::\x00", b""),
    ],
)
def test_a_network_is_an_address_of_ipv4_or_the_half_of_one_of_ipv6(address, network):
    assert network_of({"REMOTE_ADDR": address}) == network


@given(st.text())
def test_nothing_that_is_sent_as_an_address_is_an_error(text):
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert len(network_of({"HTTP_X_FORWARDED_FOR": text})) in (0, 4, 8)


def test_a_form_says_for_which_page_and_how_long_ago_it_was_opened(monkeypatch):
    token = form_token(request(), 7)
    now = time.time()
    monkeypatch.setattr(readers.time, "time", lambda: now + 60)
    opened = opened_form(request(), token, 7)
    assert opened.page == 7
    assert 59 < opened.age < 62


def test_a_form_holds_for_its_page_its_device_and_a_day(monkeypatch):
    response = HttpResponse()
    keep_device(request(), response, "/")
    mine = request(cookie_of(response))
    token = form_token(mine, 7)
    assert opened_form(mine, token, 7)
    for other, page in ((mine, 8), (request(), 7)):
        with pytest.raises(FormExpired):
            opened_form(other, token, page)
    # Opened before the device had its cookie.
    assert opened_form(mine, form_token(request(), 7), 7)
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 25 * 3600)
    with pytest.raises(FormExpired):
        opened_form(mine, token, 7)


@given(st.text())
@example("\ud800:a:b")
def test_no_text_is_a_token(text):
    with pytest.raises(FormExpired):
        opened_form(request(), text, 7)


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, False),
        ({"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_ORIGIN": "http://testserver"}, False),
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_ORIGIN": "http://elsewhere.example"}, False),
        ({"HTTP_ORIGIN": "null"}, False),
        ({"HTTP_ORIGIN": "http://[broken"}, False),
        ({"HTTP_REFERER": "http://testserver/guong/ba-ban/"}, True),
        ({"HTTP_REFERER": "http://testserver.elsewhere.example/"}, False),
    ],
)
def test_only_pages_of_ours_send_forms(headers, is_ours):
    assert is_from_here(request(**headers)) is is_ours
