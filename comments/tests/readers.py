"""A reader in tests: opens forms, sends them, keeps its cookie."""

import html
import re
from typing import Any

from django.test import Client

from comments.questions import question_for
from core import proof

NAME, TEXT = "Mẹ Nghé", "Cam on chi, ba con tự hào"
SCRIPT = {"headers": {"accept": "application/json"}}


class Reader:
    """Somebody with a browser of their own, at an address of their own."""

    def __init__(self, address: str = "203.0.113.9") -> None:
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address)

    def read(self, path: str) -> str:
        """Return the page at `path` as text."""
        response = self.client.get(path)
        assert response.status_code == 200, response.status_code
        assert not response.cookies
        return html.unescape(response.text)

    def token(self, path: str) -> str:
        """Open the form at `path` and return its token."""
        return re.search(r'name="phieu" value="([^"]+)"', self.read(path))[1]

    def post(self, path: str, script: bool = False, **values: Any):
        """Send exactly these values."""
        return self.client.post(path, values, **(SCRIPT if script else {}))

    def send(self, path: str, script: bool = False, **values: Any):
        """Open the form at `path`, fill it as people do, and send it."""
        token = values.pop("phieu", None) or self.token(path)
        filled = {"phieu": token, "name": NAME, "text": TEXT, **values}
        if "answer" not in filled and "proof" not in filled:
            filled["proof"] = self.proof()
        return self.post(path, script, **filled)

    def proof(self) -> str:
        """Do the work that a browser does."""
        return proof.solve(self.client.get("/y-kien/thu-thach/").json())


def right_answer(token: str) -> str:
    """Return a right answer to the question of the form with this token."""
    return sorted(question_for(token).answers)[0]
