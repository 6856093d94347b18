"""What becomes of a comment: refused with a reason, held in a group, or clean."""

import pytest

from comments.choices import Group
from comments.factories import make_comment
from comments.models import WatchedWord
from comments.screening import Code, Refusal, screen
from comments.services.posting import Sender, Verdict, Writing
from stories.factories import make_article

pytestmark = pytest.mark.django_db
READER = Sender(device="thiet-bi", address="dia-chi", is_proven=True)


@pytest.fixture(autouse=True)
def words():
    WatchedWord.objects.all().delete()
    WatchedWord.objects.create(text="từ xấu", is_refused=True)
    WatchedWord.objects.create(text="từ ngờ")


@pytest.fixture
def page():
    return make_article().pk


def screened(page, text, sender=READER, name="Bạn đọc"):
    return screen(Writing(name, text), sender, page)


def test_an_ordinary_comment_is_clean_and_bears_a_fingerprint(page):
    verdict = screened(page, "Cảm ơn bà con đã giúp nhau.")
    assert (verdict.group, verdict.found, len(verdict.fingerprint)) == (Group.CLEAN, (), 43)


def test_a_refused_word_is_said_as_it_was_typed(page):
    refusal = screened(page, "Đây là T.Ừ  X.Ấ.U nhé abc.com")
    assert isinstance(refusal, Refusal)
    assert refusal.code == Code.WORDS
    assert "“T.Ừ X.Ấ.U”" in refusal.message


def test_names_are_looked_at_too(page):
    assert screened(page, "Cảm ơn bà con.", name="Tu xau").code == Code.WORDS
    assert screened(page, "Cảm ơn bà con.", name="abc.com").found == ("abc.com",)


@pytest.mark.parametrize(
    ("text", "group", "found"),
    [
        ("Có từ ngờ ở abc.com", Group.WORDS, ("từ ngờ",)),
        ("Xem thêm ở abc.com", Group.LINKS, ("abc.com",)),
        ("Gọi cho tôi: 0912 345 678", Group.LINKS, ("0912 345 678",)),
    ],
)
def test_what_is_doubtful_is_held_in_the_first_group_that_fits(page, text, group, found):
    verdict = screened(page, text)
    assert (verdict.group, verdict.found) == (group, found)


def test_what_no_machine_was_kept_out_of_is_held(page):
    assert screened(page, "Cảm ơn bà con.", Sender("d", "a", is_proven=False)).group == Group.UNPROVEN


def test_words_of_a_list_that_changes_are_known_at_once(page):
    assert screened(page, "Đúng là đồ bỏ").group == Group.CLEAN
    word = WatchedWord.objects.create(text="đồ bỏ")
    assert screened(page, "Đúng là đồ bỏ").group == Group.WORDS
    word.delete()
    assert screened(page, "Đúng là đồ bỏ").group == Group.CLEAN


def test_a_clean_comment_asks_for_no_more_than_it_must(page, django_assert_max_num_queries):
    for number in range(40):
        make_comment(page, text=f"ý kiến số {number}", fingerprint="x" * 43)
    screened(page, "Cảm ơn bà con đã giúp nhau.")
    with django_assert_max_num_queries(4):
        assert isinstance(screened(page, "Cảm ơn bà con đã giúp nhau."), Verdict)
