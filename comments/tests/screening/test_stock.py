"""The watched words that come with the product."""

import json

import pytest
from django.conf import settings

from comments.models import ShippedWatchedWord, WatchedWord
from comments.screening.kept import watched_words
from comments.screening.links import find_links
from comments.screening.stock import load_watched_words, shipped_words
from comments.screening.words import Listed, find, words_of
from core.text import fold

SAMPLES = settings.BASE_DIR / "demo" / "content"


def shipped():
    return words_of(Listed(row.text, row.is_refused, row.is_exact) for row in shipped_words())


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_of(one)


def sample_texts():
    for file in SAMPLES.glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield from texts_of(json.loads(line))


def test_each_is_said_once_and_has_letters():
    texts = [row.text for row in shipped_words()]
    assert len(texts) == len(set(texts)) > 60
    assert all(find(text, shipped()) for text in texts)
    assert all(row.note for row in shipped_words())


def test_few_refuse_a_comment():
    assert 0 < sum(row.is_refused for row in shipped_words()) <= 10


def test_nothing_of_the_sample_stories_is_held():
    words = shipped()
    texts = list(sample_texts())
    assert len(texts) > 1000
    assert [(found, text) for text in texts for found in find(text, words)] == []


def test_hardly_anything_of_them_is_held_when_typed_without_marks():
    words = shipped()
    held = [text for text in sample_texts() if find(fold(text), words)]
    assert len(held) <= 5


def test_nothing_of_the_sample_stories_is_a_link():
    # Their own addresses, of pictures and sources, are.
    texts = [text for text in sample_texts() if "://" not in text and "." in text and " " in text]
    assert [text for text in texts if find_links(text)] == []


ORDINARY = """
Cho em hỏi địa chỉ để gửi sách | Đồ ngủ của bệnh nhân | Lon bia gom lại bán giúp bạn nghèo | Căn nhà cải tạo khang trang
Nhà cai nghiện hoạt động tốt | Con di cư theo mẹ | Dù mưa vẫn đi | Mẹ may áo cho con | Bố may mắn được cứu | Cá đỏ
Vay vốn không thế chấp | Vậy nhanh nhân rộng nhé | Ca đo huyết áp miễn phí | Lô đất làm nhà văn hóa | Hạt óc chó rang
Đồ điện cũ sửa lại | Đồ cho người nghèo | Chó nghiệp vụ cứu người | Ngữ văn lớp 9 | Cạc thăm hỏi | Vào học kỳ hai
Anh e đoàn viên giỏi lắm | K có gì quý hơn | Đ/c Hoa, đ/c Lan | 5.000 đ/m vải | Cho xin số của Hội Chữ thập đỏ | Haha
Can ngan viec xau | Mong nhan rong | Que toi day | Toi rat kham phuc | Thay giao gioi | Cac bac lon tuoi di du lich
Con ngủ ngon trong vòng tay mẹ | Nhìn con ngủ mà thương
"""


@pytest.mark.parametrize("text", [text for line in ORDINARY.strip().splitlines() for text in line.split(" | ")])
def test_what_readers_say_is_not_held(text):
    assert find(text, shipped()) == []
    assert find_links(text) == []


@pytest.mark.django_db
def test_a_site_has_them_once_and_keeps_what_was_made_of_them():
    assert WatchedWord.objects.count() == len(list(shipped_words()))
    WatchedWord.objects.get(text="nhà cái").delete()
    WatchedWord.objects.filter(text="cá độ").update(is_refused=True)
    assert load_watched_words() == 0
    assert not WatchedWord.objects.filter(text="nhà cái").exists()
    assert WatchedWord.objects.get(text="cá độ").is_refused


@pytest.mark.django_db
def test_a_word_that_comes_later_is_given_and_known_at_once():
    assert find("nha cai uy tin", watched_words())
    for model in (WatchedWord, ShippedWatchedWord):
        model.objects.filter(text="nhà cái").delete()
    assert find("nha cai uy tin", watched_words()) == []
    assert load_watched_words() == 1
    assert find("nha cai uy tin", watched_words())


@pytest.mark.django_db
def test_a_word_that_administrators_entered_first_is_theirs():
    ShippedWatchedWord.objects.filter(text="nhà cái").delete()
    WatchedWord.objects.filter(text="nhà cái").update(is_refused=True)
    assert load_watched_words() == 0
    assert WatchedWord.objects.get(text="nhà cái").is_refused
