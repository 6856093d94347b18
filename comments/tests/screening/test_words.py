"""Listed words are found however they are written, and ordinary text is left alone."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.screening import words as module
from comments.screening.words import Listed, find, words_of
from core.text import fold

LIST = [
    Listed("địt", is_refused=True),
    Listed("cặc", is_exact=True),
    Listed("lồn", is_exact=True),
    Listed("ngu", is_exact=True),
    Listed("đm", is_exact=True),
    Listed("đụ má"),
    Listed("đồ ngu"),
    Listed("nhà cái"),
    Listed("lừa đảo"),
    Listed("giết"),
    Listed("quỵt tiền"),
    Listed("phá phách"),
    Listed("khốn nạn"),
    Listed("ngo"),
    Listed("lý lẽ cùn"),
    Listed("xổ số online"),
    Listed("vay nong"),
    Listed("w88"),
]
WORDS = words_of(LIST)
SPELLED = {
    "địt": """
        địt ĐỊT Địt dit DIT đit dịt đìt điịt địttt đđđịịịttt ddit ddijt d1t đ1t d!t đ!t đ|t djt đjt dyt đỵt d.i.t đ.ị.t
        đ-ị-t đ_ị_t đ*ị*t đ/ị/t đ.ịt đị.t đ..ị..t d+i+t (địt) “địt” #địt @địt địt1 ɗịt ｄｉｔ đị\u200bt đ\u200dị\u00adt
        𝐝𝐢𝐭 ⓓⓘⓣ 🅓🅘🅣 🄳🄸🅃 ᴅɪᴛ 🇩🇮🇹 dіt dιt đi̶̾t̸ đ\u202eịt đ.j.t đ,ị,t đ~ị~t d¡t đı̣t đ*t d*t
    """,
    "cặc": "cặc CẶC kặk cặk kặc c.ặ.c c-ặ-c c*c cặcccc ᴄặᴄ сặс cặc!!!",
    "lồn": "lồn LỒN lồnnn l.ồ.n l*n l0̂̀n l_ồ_n ʟồɴ",
    "ngu": "ngu NGU nguuuu n.g.u n-g-u",
    "đm": "đm ĐM đ.m đ-m đmmm",
    "đụ má": "đụ_má đụmá duma DUMA đụ.má đ.ụ.m.á đụuu_mááá dụ_má đụ\u200b_má du_ma dw_ma",
    "đồ ngu": "đồ_ngu ĐỒ__NGU do_ngu đồngu dongu đ.ồ_n.g.u đồ-ngu dồ_ngu đ0_ngu đồ_nguuuu",
    "nhà cái": "nhà_cái nha_cai nhacai NHACAI88 nhàcái nhà.cái nh4_c4i nhà_kái n.h.à.c.á.i nka_cai #nhacai 88nhacai",
    "lừa đảo": "lừa_đảo lua_dao lừađảo l.ừ.a.đ.ả.o lừa-đảo lu4_d4o lừa__đảo",
    "giết": "giết zết jết zjết giet g.i.ế.t g*ết",
    "quỵt tiền": "quỵt_tiền wỵt_tiền quyt_tien quịt_tiền",
    "khốn nạn": "khốn_nạn kh0n_n4n khonnan",
    "phá phách": "phá_phách fá_fách pha_phach fa_fack",
    "ngo": "ngoooo ngooo ngo nnngo",
    "lý lẽ cùn": "lý_lẽ_cùn lí_lẽ_cùn ly_le_cun l.ý_l.ẽ_c.ù.n lýlẽcùn",
    "xổ số online": "xổ_số_online xoso_online xosoonline xổsố_0nline XỔ_SỐ_0NL1NE",
    "vay nong": "vay_nong vaynong váy_nóng v.a.y.n.o.n.g",
    "w88": "w88 W88 w.8.8 ww88",
}
SPACED = [
    "đ ị t",
    "d i t",
    "Đ  Ị  T",
    "đ j t m ẹ",
    "l ồ n",
    "n h à c á i",
    "v a y n o n g",
    "đ\nị\nt",
    "đ . ị . t",
    "đồ\u00a0ngu",
]
INNOCENT = """
digital | đi tới | edit | audit | các bác | cắc cớ | cạc vô tuyến | lon bia | lớn lên | lợn nái | ngủ ngon
người ngư dân | đủ mà | du mục | dù mai mưa
mặc đồ ngủ | đổ ngũ cốc | căn nhà cải tạo | đưa vào nhà cai nghiện | ở nhà. Cái này
về nhà, cái gì cũng có | nhà - cái nôi | ở nhà.Cái bàn | lúa đào | tiêu diệt | v.v. | Tp.HCM
đ/m | 5.000 đ / m | lớp A, B, C
vitamin A, B1, B12 | đi t | đ ịt | lon\ng | để t đi t về | hay\u200b quá | ngon | đông | 24/7 | 1.0.1
* lon * các | *lon* | 2*3 | 88 | w8
"""


@pytest.mark.parametrize(
    ("word", "typed"), [(word, typed.replace("_", " ")) for word, row in SPELLED.items() for typed in row.split()]
)
def test_a_word_is_found_however_it_is_spelled(word, typed):
    assert word in {found.word.text for found in find(f"này {typed} nhé các bạn", WORDS)}


@pytest.mark.parametrize("typed", SPACED)
def test_letters_that_stand_alone_are_a_word(typed):
    assert find(f"này {typed} nhé", WORDS)


@pytest.mark.parametrize("text", [text.strip() for line in INNOCENT.strip().splitlines() for text in line.split(" | ")])
def test_another_word_is_not_it(text):
    assert find(f"này {text} nhé các bạn", WORDS) == []


def test_how_it_is_typed_is_said():
    found = find("Bọn L.ừ.a   Đ.ả.o!! và nhacai88", WORDS)
    assert [(one.word.text, one.typed) for one in found] == [("lừa đảo", "L.ừ.a   Đ.ả.o"), ("nhà cái", "nhacai88")]


def test_a_word_said_twice_is_found_once():
    assert [one.typed for one in find("lừa đảo, LUA DAO", WORDS)] == ["lừa đảo"]


def test_an_exact_word_is_not_found_without_its_marks():
    words = words_of([Listed("lồn", is_exact=True), Listed("cặc", is_exact=True)])
    assert find("cac ban oi lon len di ngu", words) == []


def test_a_word_listed_without_marks_is_found_with_any():
    words = words_of([Listed("dit"), Listed("ngu dot")])
    for text in ("địt", "đít", "dit", "ngu dốt", "NGU DỘT"):
        assert find(f"này {text} ạ", words)
    assert find("digital", words) == []


def test_a_word_without_marks_in_a_text_with_marks_is_another():
    words = words_of([Listed("chó")])
    assert find("cho bà con", words) == []
    assert find("cho ba con", words)


@pytest.mark.parametrize("text", ["", "!!!", "🙂", "x", "xxx", "。"])
def test_what_has_no_letters_is_never_found(text):
    assert find("này x xxx !!! 🙂", words_of([Listed(text)])) == []


@given(st.text(max_size=400))
def test_any_text_can_be_looked_through(text):
    assert all(found.typed in text for found in find(text, WORDS))


@given(st.lists(st.text(max_size=40), max_size=10), st.text(max_size=80))
def test_any_list_can_be_made(texts, text):
    found = find(text, words_of([Listed(one, is_exact=len(one) % 2 == 0) for one in texts]))
    assert all(one.typed in text for one in found)


@given(st.lists(st.sampled_from([*SPACED, *(word.text for word in LIST), "Cảm ơn", "bà con", "ngủ", "."]), max_size=8))
def test_composed_and_decomposed_text_is_one(pieces):
    text = " ".join(pieces)
    kinds = [[found.word for found in find(unicodedata.normalize(form, text), WORDS)] for form in ("NFC", "NFD")]
    assert kinds[0] == kinds[1]


@given(st.sampled_from(LIST), st.data())
def test_signs_between_its_letters_hide_no_word(word, data):
    letters = [letter for letter in word.text if letter != " "]
    unseen = st.sampled_from(["", "\u200b", "\u200d", "\u00ad", "\u2060"])
    wide = ["."] if len(letters) < 3 else [".", " ", "-", "..", " . ", "_", "*"]
    between = st.sampled_from(wide)
    typed = letters[0] + "".join(data.draw(between) + data.draw(unseen) + letter for letter in letters[1:])
    assert word in {found.word for found in find(f"Này, {typed}, nhé", WORDS)}


@given(st.sampled_from([word for word in LIST if not word.is_exact]), st.booleans())
def test_capitals_and_missing_marks_hide_no_word(word, is_upper):
    typed = fold(word.text).upper() if is_upper else fold(word.text)
    assert word in {found.word for found in find(f"xem {typed} nhe", WORDS)}


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301" * 10_000,
        "đ " * 1000,
        "d!" * 1000,
        "l*" * 1000,
        "n h " * 500,
        "jzkw1" * 400,
        "n" * 2000,
        "nhà " * 500,
        "!" * 2000,
    ],
)
def test_nothing_takes_long(text):
    begun = time.process_time()
    find(text, WORDS)
    assert time.process_time() - begun < 2


def test_the_work_grows_with_the_text_alone(monkeypatch):
    counts = []
    for length in (500, 2000):
        calls = []
        monkeypatch.setattr(module, "closed_up", lambda *given, calls=calls: calls.append(1) or given[0] + given[1])
        find("d!n h " * (length // 6), WORDS)
        counts.append(len(calls))
    assert counts[1] < 5 * counts[0]
