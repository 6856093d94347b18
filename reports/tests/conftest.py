"""What the tests of the room share: people who sign in, and stories that were read."""

import datetime

import pytest

from accounts import roles
from stories.tests.admin.conftest import make_user, sign_in

SCREEN = "/quan-tri/thong-ke/"
# A day in the middle of a month, and a clock that stands still on it: 12:30 in Vietnam.
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def editor(db):
    """A biên tập viên."""
    return make_user(roles.EDITOR, "btv")


@pytest.fixture
def browser(editor):
    """The browser of a biên tập viên."""
    return sign_in(editor)
