"""What stands in a row is checked and cleaned; nothing a file may hold makes it fall over."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text import clean_line, clean_text
from stories.choices import Grade, SubjectType
from stories.importing.checker import Checker
from stories.importing.parsing import _KNOWN, parse_row
from stories.importing.problems import Problem, grouped
from stories.importing.reading import MAX_LINE, BadLine, lines, value_of
from stories.importing.rows import Items, Words

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NEAR_ROW = st.dictionaries(st.sampled_from(sorted(_KNOWN)), JSON, max_size=12)
NEAR_PART = st.fixed_dictionaries(
    {"type": st.sampled_from(["heading", "paragraph", "quote", "list", "image"]) | JSON},
    optional={"text": JSON, "items": JSON, "file": JSON, "caption": JSON, "alt": JSON, "credit": JSON},
)


def good(**values):
    row, problems = parse_row(1, {"id": "a", "kind": "article", "title": "Tên bài"} | values)
    assert row is not None, problems
    return row


def errors(**values):
    row, problems = parse_row(7, {"id": "a", "kind": "exemplar", "title": "Tên bài", "subject_name": "Bà Ban"} | values)
    assert (row is None) == any(problem.is_error for problem in problems)
    return [str(problem) for problem in problems if problem.is_error]


@settings(max_examples=300, deadline=None)
@given(JSON | NEAR_ROW)
def test_any_value_gives_a_row_or_errors(value):
    row, problems = parse_row(3, value)
    assert (row is None) == any(problem.is_error for problem in problems)
    assert all(str(problem).startswith("dòng 3: ") for problem in problems)


@settings(max_examples=200, deadline=None)
@given(st.lists(NEAR_PART, max_size=4))
def test_any_body_gives_a_row_or_errors(body):
    row, problems = parse_row(3, {"id": "a", "kind": "article", "title": "Tên", "body": body})
    assert (row is None) == any(problem.is_error for problem in problems)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_a_reason(data):
    try:
        value_of(data)
    except BadLine as error:
        assert str(error)


def test_text_is_in_nfc_without_hard_spaces_runs_and_blank_paragraphs():
    row = good(title="Ba\u0300  Ban\u00a0giữ  mương", body="Đoạn một.\r\n\r\n\r\n  \u00a0 \n\nĐoạn   hai,\ndòng hai.")
    assert row.title == "Bà Ban giữ mương"
    assert row.body == (Words("paragraph", "Đoạn một."), Words("paragraph", "Đoạn hai,\ndòng hai."))


def test_a_list_loses_its_typed_bullets_but_not_a_minus():
    row = good(body=[{"type": "list", "items": ["- Một việc", "+ hai", "• ba", "-5 độ", " ", "- "]}])
    assert row.body == (Items(("Một việc", "hai", "ba", "-5 độ")),)


def test_typed_bullets_in_plain_text_make_a_list():
    assert good(body="Việc:\n\n- một\n- hai").body == (Words("paragraph", "Việc:"), Items(("một", "hai")))


def test_a_lead_repeated_by_the_first_paragraph_stands_once():
    row = good(lead="Nước về, ai cũng có phần.", body="Nước về,  ai cũng có phần\n\nĐoạn hai.")
    assert row.lead == "Nước về, ai cũng có phần."
    assert row.body == (Words("paragraph", "Đoạn hai."),)


def test_what_does_not_fit_the_lead_opens_the_text():
    first, second = "Câu một " + "dài " * 40 + "đây.", "Câu hai " + "dài " * 40 + "nữa."
    row, problems = parse_row(
        1, {"id": "a", "kind": "article", "title": "T", "lead": f"{first} {second}", "body": "Hết."}
    )
    assert row is not None
    assert (row.lead, row.body[0].text) == (first, second)
    assert [problem.is_error for problem in problems] == [False]


def test_day_and_time_are_kept_apart():
    assert (good(published="2021-05-28").date, good(published="2021-05-28").time) == (datetime.date(2021, 5, 28), None)
    assert good(published="2023-02-14T09:02").time == datetime.time(9, 2)
    assert good(published=None).date is None


@pytest.mark.parametrize(
    "published", ["2023-02-30", "14/02/2023", "2023-02-14T25:00", "2023-2-4", "1800-01-01", "20230214", 20230214, ["x"]]
)
def test_an_impossible_date_is_an_error(published):
    assert errors(published=published)[0].startswith('dòng 7: "published": ')


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", ""), ("id", None), ("id", 5), ("id", "x" * 201), ("kind", "poem"), ("kind", None), ("title", " "),
        ("title", "…"), ("title", "dài " * 80), ("body", 5), ("body", [5]), ("body", [{"type": "video"}]),
        ("fields", "Văn hóa"), ("fields", [5]), ("place", "Sơn La"), ("place", {"province": 5}), ("tags", ["x" * 101]),
        ("subject_type", "con mèo"), ("grade", 5), ("year", "2023"), ("year", 12), ("year", True),
        ("author", {"unit": "A"}),
        ("source", {"url": "javascript:alert(1)"}), ("campaigns", {}), ("documents", [{"date": "ngày mai"}]),
        ("awards", [{"decision": "1/QĐ"}]), ("views", -1), ("views", 10**12), ("old_url", "/"),
        ("old_url", "/" + "x" * 300),
        ("period", {"from": "2025-02-01", "to": "2025-01-01"}), ("title", "\ud800"), ("lead", 5),
    ],
)  # fmt: skip
def test_a_wrong_value_is_an_error_that_names_line_and_key(key, value):
    assert any(error.startswith(f'dòng 7: "{key}') for error in errors(**{key: value}))


def test_unknown_keys_are_a_warning_and_extra_is_none():
    _row, problems = parse_row(2, {"id": "a", "kind": "article", "title": "T", "mood": 1, "extra": {"x": 1}})
    assert [str(problem) for problem in problems] == ['dòng 2: "mood": không có trong định dạng, bỏ qua']


def test_words_of_the_format_in_any_spelling():
    row = good(kind="exemplar", subject_name="A", subject_type="Hộ gia đình", grade="ĐIỂN HÌNH TIÊN TIẾN")
    assert (row.subject_type, row.grade) == (SubjectType.HOUSEHOLD, Grade.EXEMPLAR)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "JSON"), (b"\xff\xfe\xfd", "UTF-8"), (b'{"a": NaN}', "JSON"), (b"[" * 100_000, "JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "JSON"), (None, "MB"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_json_says_why(data, reason):
    with pytest.raises(BadLine, match=reason):
        value_of(data)


def read(path: Path):
    return list(lines(path))


def test_a_byte_order_mark_and_empty_lines_do_no_harm(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\r\n  \n{"b": 2}')
    assert [(number, value_of(line)) for number, line in read(path)] == [(1, {"a": 1}), (4, {"b": 2})]


def test_a_line_of_50_mb_is_passed_over_without_being_kept(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"a": "')
        for _ in range(50):
            file.write(b"x" * 1024 * 1024)
        file.write(b'"}\n{"b": 2}\n')
    assert [(number, line is None) for number, line in read(path)] == [(1, True), (2, False)]
    assert MAX_LINE < 50 * 1024 * 1024


def test_utf_16_is_recognized(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"a": 1}), encoding="utf-16")
    with pytest.raises(BadLine, match="UTF-16"):
        read(path)


def test_problems_are_counted_by_kind():
    problems = [Problem(number, f"tags[{number}]", "dài", is_error=False) for number in range(1, 8)]
    problems.append(Problem(3, "", "khác"))
    assert grouped(problems) == ['7 lần: "tags[]": dài (dòng 1, 2, 3, 4, 5, …)', "1 lần: khác (dòng 3)"]


@given(st.text(st.sampled_from("aệ \n\t\u00a0\u0301\u200b"), max_size=12), st.booleans())
def test_text_that_passes_unchanged_is_what_cleaning_would_make_of_it(text, lines):
    cleaned = Checker(1, {}, []).cleaned("body", text, lines=lines)
    assert cleaned == (clean_text(text) if lines else clean_line(text))
