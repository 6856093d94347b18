"""A small piece of work that a browser does before something is sent: nothing to a person, dear to a machine.

ALTCHA's second protocol: the server picks a number and gives away a part of the key that PBKDF2 derives from it; the
browser tries numbers until it has found that one. `static/js/proof.js` is the other side.
"""

import secrets
import time
from typing import Any

from altcha import v2
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from core.limits import allow_once, count
from core.readers import address_hash

ALGORITHM = "PBKDF2/SHA-256"
SECONDS = 20 * 60
# Rounds of each try, and the tries: in all some 120,000 rounds, about a second on a phone of 2016.
_ROUNDS = 1000
_LEAST_TRIES, _MOST_TRIES = 40, 200
# Who asks for more than so many challenges within `SECONDS` works harder: an office hardly notices, a machine does.
_FREE, _HARDEST = 40, 8
_LONGEST = 2000


def challenge(request: HttpRequest) -> dict[str, Any]:
    """Return a new challenge for a browser, as the protocol's JSON; the more an address asks for, the harder."""
    asked = count(f"proof:asked:{address_hash(request, 'proof')}", SECONDS)
    most = _MOST_TRIES * min(_HARDEST, 1 + asked // _FREE)
    made = v2.create_challenge(
        ALGORITHM,
        _ROUNDS,
        counter=_LEAST_TRIES + secrets.randbelow(most - _LEAST_TRIES),
        expires_at=int(time.time()) + SECONDS,
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return made.to_dict()


def is_proven(solution: str) -> bool:
    """Say whether `solution`, as the browser sends it, solves a challenge of ours; it is good once."""
    if not solution or len(solution) > _LONGEST:
        return False
    found = v2.verify_solution(solution, _secret("challenge"), hmac_key_secret=_secret("key"))
    if not found.verified:
        return False
    # By what was signed, not by how it was written: the same solution has many spellings.
    signature = v2.Payload.from_base64(solution).challenge.signature
    return allow_once(f"proof:used:{signature}", SECONDS)


def solve(given: dict[str, Any]) -> str:
    """Return the solution of a challenge, as a browser would send it; for tests and measurements."""
    asked = v2.Challenge.from_dict(given)
    solution = v2.solve_challenge(asked)
    if solution is None:
        raise ValueError("the challenge has no solution")
    return v2.Payload(asked, solution).to_base64()


def _secret(purpose: str) -> bytes:
    return salted_hmac("lantoa.proof", purpose, algorithm="sha256").digest()
