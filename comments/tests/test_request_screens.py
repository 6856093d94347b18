"""The screens of requests: who gets in, what is due first, and what each button does."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from accounts import roles
from comments.factories import make_comment
from comments.models import Comment, DataRequest
from comments.services import requests
from core.dates import today
from stories.factories import make_article
from stories.tests.admin.conftest import make_user, sign_in

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/y-kien/yeu-cau/"
NAME, EMAIL = "Hoàng Thị Sen", "sen@thu.vn"


@pytest.fixture
def moderator():
    return make_user(roles.MODERATOR, "kiem-duyet")


@pytest.fixture
def browser(moderator):
    return sign_in(moderator)


@pytest.fixture
def comment():
    return make_comment(make_article(title="Giếng nước bản Mòng"), name=NAME, email=EMAIL)


@pytest.fixture
def asked(comment):
    return requests.ask(DataRequest.Kind.ERASE, NAME, EMAIL, "Xin gỡ", comment, is_proven=True)


def read(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def press(browser, asked, action, **values):
    return browser.post(f"{LIST}{asked.pk}/", {"viec": action, **values}, follow=True)


@pytest.mark.parametrize("role", [roles.WRITER, roles.EDITOR, roles.APPROVER])
@pytest.mark.parametrize("path", ["", "moi/", "{}/"])
def test_others_of_the_newsroom_are_not_let_in(asked, role, path):
    browser = sign_in(make_user(role))
    address = LIST + path.format(asked.pk)
    for answer in (browser.get(address), browser.post(address, {"viec": "tu-choi", "words": "x"})):
        assert answer.status_code in (302, 403)
        assert NAME not in answer.content.decode()
    asked.refresh_from_db()
    assert asked.state == DataRequest.State.RECEIVED


def test_strangers_are_sent_to_the_door(client, asked):
    assert client.get(LIST).url.startswith("/quan-tri/login/")


@pytest.mark.parametrize("role", [roles.MODERATOR, roles.ADMINISTRATOR])
def test_moderators_and_administrators_have_it_in_their_menu(role):
    assert LIST in sign_in(make_user(role)).get("/quan-tri/").content.decode()


def test_what_is_due_next_stands_first_and_says_how_late_it_is(browser):
    def put(name, state, answer, done):
        made = requests.ask(DataRequest.Kind.ERASE, name)
        days = {"answer_due": today() + datetime.timedelta(answer), "done_due": today() + datetime.timedelta(done)}
        DataRequest.objects.filter(pk=made.pk).update(state=state, **days)

    put("Bốn", DataRequest.State.ANSWERED, -9, 6)
    put("Hai", DataRequest.State.RECEIVED, 0, 13)
    put("Một", DataRequest.State.RECEIVED, -3, 10)
    put("Ba", DataRequest.State.RECEIVED, 1, 14)
    put("Xong", DataRequest.State.REFUSED, -30, -20)
    page = read(browser.get(LIST))
    rows = [row.get_text(" ", strip=True) for row in page.select(".lt-todo li")]
    assert [row.split("– ")[1].split()[0] for row in rows] == ["Một", "Hai", "Ba", "Bốn"]
    assert "quá hạn 3 ngày" in rows[0]
    assert "hôm nay là hạn cuối" in rows[1]
    assert "còn 1 ngày" in rows[2]
    assert "Xong chậm nhất" in rows[3]
    assert "1 yêu cầu đã quá hạn" in page.get_text()
    closed = read(browser.get(LIST, {"nhom": "xong"}))
    assert "– Xong" in closed.select_one(".lt-todo").get_text()


@pytest.mark.parametrize(
    "query", ["?trang=x", "?trang=-4", "?trang=99999999999999999999", "?nhom=%F0%9F%98%80", "?nhom=xong&trang="]
)
def test_odd_addresses_show_the_list(browser, asked, query):
    assert browser.get(LIST + query).status_code == 200


@pytest.mark.parametrize("number", [0, 10**9, 10**30])
def test_a_request_that_is_not_there_is_not_found(browser, number):
    assert browser.get(f"{LIST}{number}/").status_code == 404
    assert browser.post(f"{LIST}{number}/", {"viec": "xoa"}).status_code == 404


def test_the_request_shows_what_may_be_meant_and_ticks_what_is_likely(browser, asked, comment):
    namesake = make_comment(comment.page_id, name="hoang thi sen", text="<b>Không</b> phải tôi")
    page = read(browser.get(f"{LIST}{asked.pk}/"))
    boxes = {box["value"]: box.has_attr("checked") for box in page.select("input[name=y-kien]")}
    assert boxes == {str(comment.pk): True, str(namesake.pk): False}
    assert "cùng thư điện tử, cùng họ tên" in page.get_text()
    assert "<b>Không</b> phải tôi" in page.get_text()
    assert "Từ đúng thiết bị" in page.get_text()


def test_erasing_asks_once_more(browser, asked, comment):
    page = read(press(browser, asked, "xoa", **{"y-kien": [comment.pk]}))
    assert "không lấy lại được" in page.get_text()
    assert Comment.objects.filter(pk=comment.pk).exists()
    page = read(press(browser, asked, "xoa", **{"y-kien": [comment.pk], "chac-chan": "1"}))
    assert "Đã xóa 1 ý kiến" in page.get_text()
    assert not Comment.objects.exists()
    assert NAME not in page.get_text()
    assert [message.to for message in mail.outbox] == [[EMAIL]]


@pytest.mark.parametrize("chosen", [[], ["abc"], ["-1"], ["9" * 40], ["²"]])
def test_erasing_nothing_says_so(browser, asked, comment, chosen):
    page = read(press(browser, asked, "xoa", **{"y-kien": chosen, "chac-chan": "1"}))
    assert "Hãy chọn ít nhất một ý kiến" in page.get_text()
    assert Comment.objects.filter(pk=comment.pk).exists()


def test_another_persons_comment_cannot_be_slipped_in(browser, asked, comment):
    other = make_comment(comment.page_id, name="Bà Hạnh")
    page = read(press(browser, asked, "xoa", **{"y-kien": [other.pk], "chac-chan": "1"}))
    assert "không còn khớp" in page.get_text()
    assert Comment.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize(
    ("action", "state"),
    [
        ("tra-loi", DataRequest.State.ANSWERED),
        ("gia-han", DataRequest.State.RECEIVED),
        ("tu-choi", DataRequest.State.REFUSED),
    ],
)
def test_words_are_kept_and_mailed(browser, moderator, asked, action, state):
    read(press(browser, asked, action, words="Chúng tôi đã nhận.", by_mail="on"))
    asked.refresh_from_db()
    assert (asked.state, asked.outcome, asked.handled_by) == (state, "Chúng tôi đã nhận.", moderator)
    assert asked.is_put_off is (action == "gia-han")
    assert [(message.to, message.body) for message in mail.outbox] == [([EMAIL], "Chúng tôi đã nhận.")]


def test_mail_is_left_out_where_it_is_not_wanted(browser, asked):
    press(browser, asked, "tra-loi", words="Đã gọi điện.")
    assert not mail.outbox


def test_a_mail_server_away_stops_nothing_and_is_said(browser, asked, settings):
    settings.EMAIL_BACKEND = "accounts.mail.PatientEmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = read(press(browser, asked, "tra-loi", words="Đã nhận.", by_mail="on"))
    assert "Thư trả lời chưa gửi được" in page.get_text()
    asked.refresh_from_db()
    assert asked.state == DataRequest.State.ANSWERED


@pytest.mark.parametrize("words", ["", "   ", "\u200b", "x" * 501])
def test_without_proper_words_nothing_is_done_and_what_was_typed_stays(browser, asked, words):
    page = read(press(browser, asked, "tu-choi", words=words))
    asked.refresh_from_db()
    assert asked.state == DataRequest.State.RECEIVED
    if words.startswith("x"):
        assert page.select_one("textarea[name=words]").get_text().strip() == words


def test_a_second_extension_is_refused(browser, asked):
    press(browser, asked, "gia-han", words="Còn tìm")
    assert "Gia hạn 15 ngày" not in read(browser.get(f"{LIST}{asked.pk}/")).get_text()
    page = read(press(browser, asked, "gia-han", words="Còn tìm nữa"))
    assert "Không gia hạn được" in page.get_text()


@pytest.mark.parametrize("action", ["xoa", "tra-loi", "gia-han", "tu-choi", "xong", "ban-sao-csv", "ban-sao-json"])
def test_who_comes_second_changes_nothing(browser, moderator, asked, comment, action):
    requests.refuse(asked, moderator, "Người khác đã từ chối")
    values = {"words": "Làm", "y-kien": [comment.pk], "chac-chan": "1"}
    page = read(press(browser, asked, action, **values))
    assert "vừa được người khác xử lý" in page.get_text()
    asked.refresh_from_db()
    assert asked.outcome == "Người khác đã từ chối"
    assert Comment.objects.filter(pk=comment.pk).exists()


@pytest.mark.parametrize("action", ["", "nonsense", "x" * 9999])
def test_a_button_that_is_none_does_nothing(browser, asked, action):
    page = read(press(browser, asked, action))
    assert "hãy bấm lại" in page.get_text()


@pytest.mark.parametrize(
    ("action", "kind"), [("ban-sao-csv", "text/csv; charset=utf-8"), ("ban-sao-json", "application/json")]
)
def test_a_copy_is_downloaded_and_never_kept_by_a_cache(browser, asked, comment, action, kind):
    make_comment(comment.page_id, name=NAME, email="khac@thu.vn")
    answer = press(browser, asked, action, **{"y-kien": [comment.pk]})
    assert answer["Content-Type"] == kind
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment;")
    text = answer.content.decode()
    assert EMAIL in text
    assert "khac@thu.vn" not in text


def test_a_copy_that_was_handed_over_closes_the_request(browser, comment):
    asked = requests.ask(DataRequest.Kind.EXPORT, NAME)
    press(browser, asked, "xong")
    asked.refresh_from_db()
    assert (asked.state, asked.outcome) == (DataRequest.State.DONE, "Đã giao bản sao.")


def test_an_erasure_is_closed_unerased_only_when_nothing_is_left(browser, asked, comment):
    assert "Còn ý kiến có thể của người này" in read(press(browser, asked, "xong")).get_text()
    comment.delete()
    assert "Không còn gì phải xóa" in read(browser.get(f"{LIST}{asked.pk}/")).get_text()
    press(browser, asked, "xong")
    asked.refresh_from_db()
    assert (asked.state, asked.name, asked.email) == (DataRequest.State.DONE, "", "")


def test_a_letter_is_taken_down_with_its_day(browser):
    day = today() - datetime.timedelta(days=3)
    values = {"kind": "export", "name": "  Bà  Hạnh ", "email": "", "note": "Thư tay", "received_on": f"{day:%Y-%m-%d}"}
    page = browser.post(reverse("comments_request_add"), values, follow=True)
    made = DataRequest.objects.get()
    assert page.redirect_chain[-1][0] == f"{LIST}{made.pk}/"
    assert (made.name, made.done_due, made.is_proven) == ("Bà Hạnh", day + datetime.timedelta(days=15), False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "\u200b"},
        {"kind": "drop"},
        {"email": "a@b\nBcc: c@d.vn"},
        {"received_on": "2999-01-01"},
        {"received_on": "1999-01-01"},
        {"received_on": "hôm qua"},
        {"note": "y" * 1001},
        {"name": "\x00"},
    ],
)
def test_a_form_filled_wrongly_comes_back_with_what_was_typed(browser, wrong):
    values = {"kind": "erase", "name": "Bà Hạnh", "email": "", "note": "Gọi điện", "received_on": f"{today()}"}
    page = read(browser.post(reverse("comments_request_add"), values | wrong))
    assert not DataRequest.objects.exists()
    assert page.select(".error-message, .w-field__errors .error-message")
    if "note" not in wrong:
        assert page.select_one("textarea").get_text().strip() == "Gọi điện"
