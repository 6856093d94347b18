"""What is stored of what comes, when the page has changed meanwhile."""

import pytest

from comments.choices import Mode
from comments.models import Comment, CommentTally
from comments.screening import Refusal
from comments.services.posting import Sender, Writing
from comments.services.sending import send
from core.public_pages import public_page
from stories.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("going", ["delete", "unpublish"])
def test_a_story_that_goes_while_a_comment_is_on_its_way_takes_none(going):
    story = make_article()
    page = public_page(story.pk)
    getattr(story, going)()
    sent = send(page, Writing("Mẹ Nghé", "Cảm ơn chị."), Sender("máy", "nhà", True), Mode.AFTER, "", is_new=False)
    assert isinstance(sent, Refusal)
    assert sent.message
    assert not Comment.objects.exists()
    assert not CommentTally.objects.exists()
