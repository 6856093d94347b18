"""The same words sent again, in another order or with one of them changed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.choices import Group
from comments.factories import make_comment
from comments.models import WatchedWord
from comments.screening import screen
from comments.screening.duplicates import fingerprint_of
from comments.services.posting import Sender, Writing
from stories.factories import make_article

LONG = "Bà con bản tôi mong con đường này sớm làm xong để các cháu đi học"
DAY = datetime.timedelta(days=1)


def likeness(one, other):
    return sum(left == right for left, right in zip(fingerprint_of(one), fingerprint_of(other), strict=True))


def sent(text, **values):
    return make_comment(make_article(), text=text, fingerprint=fingerprint_of(text), **values)


def group_of(text, device="khac"):
    WatchedWord.objects.all().delete()
    return screen(Writing("Bạn đọc", text), Sender(device, "", is_proven=True), make_article().pk).group


@pytest.mark.parametrize(
    "text",
    [
        LONG.upper(),
        "bà con bản tôi, mong CON ĐƯỜNG này sớm làm xong: để các cháu đi học!!!",
        "Ba con ban toi mong con duong nay som lam xong de cac chau di hoc",
        "Để các cháu đi học bà con bản tôi mong con đường này sớm làm xong",
    ],
)
def test_marks_signs_and_order_make_no_other_fingerprint(text):
    assert fingerprint_of(text) == fingerprint_of(LONG)


def test_nothing_to_read_has_no_fingerprint():
    assert fingerprint_of("🙂 !!! …") == ""


def test_other_words_have_quite_another():
    assert likeness(LONG, "Cảm ơn thầy cô đã dạy dỗ chúng em suốt ba năm ở trường nội trú") < 10


@given(st.text(max_size=300))
def test_any_text_has_one_that_fits_its_column(text):
    assert len(fingerprint_of(text)) in (0, 43)


@pytest.mark.django_db
@pytest.mark.parametrize("text", [LONG, LONG.replace("sớm", "mau"), LONG + " nhé", "Tôi " + LONG])
def test_the_same_or_nearly_the_same_is_a_duplicate_on_any_page(text):
    sent(LONG, age=29 * DAY)
    assert group_of(text) == Group.DUPLICATE


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("earlier", "age", "text"),
    [
        (LONG, 31 * DAY, LONG),
        (LONG, DAY, "Tôi cũng ở bản ấy, mong huyện cho làm cái cầu qua suối trước mùa mưa"),
        ("Cảm ơn bác", DAY / 24, "Cảm ơn bác"),
        ("Quá hay!", DAY / 24, "Quá hay"),
    ],
)
def test_what_is_old_other_or_short_is_none(earlier, age, text):
    sent(earlier, age=age)
    assert group_of(text) == Group.CLEAN


@pytest.mark.django_db
def test_short_words_are_one_when_the_same_device_says_them_again_within_a_day():
    sent("Cảm ơn bác", device="may", age=DAY / 2)
    sent("Quá hay", device="may", age=2 * DAY)
    assert group_of("cam on bac!", device="may") == Group.DUPLICATE
    assert group_of("Quá hay", device="may") == Group.CLEAN


@pytest.mark.django_db
def test_the_moderator_reads_when_it_was_sent_first():
    first = sent(LONG, age=2 * DAY)
    verdict = screen(Writing("Bạn đọc", LONG), Sender("khac", "", is_proven=True), first.page_id)
    assert verdict.found[0].startswith("giống ý kiến gửi lúc ")
    assert f"{(first.created_at + datetime.timedelta(hours=7)):%d/%m/%Y}" in verdict.found[0]
