"""Work that a browser proves to have done: it is checked, expires, and is good once."""

import base64
import json
import time

import pytest
from altcha import v2
from django.test import RequestFactory, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from core import proof

requests = RequestFactory()


def ask(address="203.0.113.9"):
    return proof.challenge(requests.get("/", REMOTE_ADDR=address))


def unpacked(solution):
    return json.loads(base64.b64decode(solution))


def packed(data):
    return base64.b64encode(json.dumps(data).encode()).decode()


@pytest.fixture(scope="module")
def solved():
    return proof.solve(ask())


def test_a_solution_is_good_once(solved):
    assert proof.is_proven(solved)
    assert not proof.is_proven(solved)
    # Written another way it is the same.
    assert not proof.is_proven(packed(unpacked(solved) | {"time": 3}))


def test_a_challenge_tells_nobody_the_number():
    given = ask()
    assert set(given) == {"parameters", "signature"}
    assert len(given["parameters"]["keyPrefix"]) == 32
    assert "counter" not in json.dumps(given)


@pytest.mark.parametrize(
    "change",
    [
        {"cost": 1},
        {"keyPrefix": ""},
        {"expiresAt": int(time.time()) + 10**6},
        {"nonce": "00" * 16},
    ],
)
def test_a_challenge_made_easier_is_none_of_ours(solved, change):
    data = unpacked(solved)
    data["challenge"]["parameters"].update(change)
    assert not proof.is_proven(packed(data))


def test_another_key_is_no_solution(solved):
    data = unpacked(solved)
    data["solution"]["derivedKey"] = "ab" * 32
    assert not proof.is_proven(packed(data))


def test_a_challenge_of_another_site_does_not_hold(solved):
    with override_settings(SECRET_KEY="another"):
        assert not proof.is_proven(solved)


def test_a_challenge_expires(solved, monkeypatch):
    now = time.time()
    monkeypatch.setattr(v2.time, "time", lambda: now + proof.SECONDS + 2)
    assert not proof.is_proven(solved)


def test_who_asks_often_works_harder(monkeypatch):
    tries = []
    monkeypatch.setattr(proof.secrets, "randbelow", lambda most: tries.append(most) or 0)
    for _number in range(400):
        ask()
    ask("198.51.100.7")
    assert tries[0] == tries[-1] < tries[100] < tries[-2]
    assert tries[-2] <= proof._MOST_TRIES * proof._HARDEST


@settings(max_examples=60)
@given(st.text(max_size=300) | st.recursive(st.none() | st.text(max_size=5) | st.integers(), st.lists).map(packed))
def test_anything_else_is_no_proof(text):
    assert not proof.is_proven(text)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {
            "challenge": st.fixed_dictionaries(
                {"parameters": st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=4)}
            ),
            "solution": st.dictionaries(st.sampled_from(["counter", "derivedKey"]), st.integers() | st.text()),
        }
    )
)
def test_nothing_that_looks_like_a_proof_is_an_error(data):
    assert not proof.is_proven(packed(data))
    assert not proof.is_proven("x" * 3000)
