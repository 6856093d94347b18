"""Tables that are taken along: the same figures as on the screen, safe to open, in Vietnamese."""

import csv
import io
import re
import zipfile
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from core.dates import today
from reports.breakdowns.tables import TABLES
from reports.spans import DAY
from reports.tests.conftest import SCREEN
from stories.factories import make_article, make_exemplar, make_field
from visits.choices import Device, OtherPage, Source
from visits.factories import make_views

pytestmark = pytest.mark.django_db
_NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def lines_of(response):
    """Return the lines of a .csv."""
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    content = b"".join(response.streaming_content)
    assert content.startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def sheets_of(response):
    """Return the sheets of a workbook: name and rows, numbers as numbers."""
    book = zipfile.ZipFile(io.BytesIO(response.content))
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    return {
        name: _rows(ElementTree.fromstring(book.read(f"xl/worksheets/sheet{place}.xml")))
        for place, name in enumerate(names, 1)
    }


def _rows(sheet):
    assert not sheet.findall(".//m:f", _NAMES), "a formula"
    return [[_value(cell) for cell in row] for row in sheet.findall(".//m:row", _NAMES)]


def _value(cell):
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    return float(cell.find("m:v", _NAMES).text)


@pytest.fixture
def read():
    """Stories whose names mean harm, and how they were read."""
    field = make_field(name="+Nông nghiệp")
    story = make_exemplar(title='=HYPERLINK("http://vidu.vn")', fields=[field])
    make_views(story.pk, 12, source=Source.ZALO, device=Device.PHONE)
    make_views(story.pk, 6, day=today() - 8 * DAY, source=Source.POSTER, poster=12)
    make_views(OtherPage.HOME, 3, day=today() - 13 * DAY)
    make_views(make_article(title="-1+1").pk, 4)
    return field


def test_a_csv_says_what_was_asked_and_holds_no_formula(browser, read):
    response = browser.get(f"{SCREEN}bai/", {"span": "7", "field": read.pk, "export": "csv"})
    lines = lines_of(response)
    assert lines[0] == ["Thống kê lượt xem", "Bài"]
    assert ["Lĩnh vực", "'+Nông nghiệp"] in lines
    assert lines[1][0] == "Thời gian"
    head = lines.index(["Bài", "Lĩnh vực", "Địa phương", "Đơn vị", "Địa chỉ", "Lượt xem", "Kỳ trước", "Tăng giảm"])
    (line,) = lines[head + 1 :]
    assert line[0] == '\'=HYPERLINK("http://vidu.vn")'
    assert line[5:] == ["12", "6", "6"]
    assert "Thống kê lượt xem - Bài" in unquote(response["Content-Disposition"])
    assert "no-store" in response["Cache-Control"]


def test_a_workbook_has_numbers_as_numbers_and_names_in_vietnamese(browser, read):
    response = browser.get(f"{SCREEN}linh-vuc/", {"span": "7", "export": "xlsx"})
    ((name, rows),) = sheets_of(response).items()
    assert name == "Lĩnh vực"
    assert rows[0] == ["Thống kê lượt xem", "Lĩnh vực"]
    assert rows[-2][0] == "+Nông nghiệp"
    assert rows[-2][1:] == [1, 12, 0.75, 6, 6, 1]
    assert rows[-1][0] == "Chưa xếp lĩnh vực"
    # Nothing is a hundred and something per cent of nothing.
    assert rows[-1][1:] == [1, 4, 0.25, 0, 4]
    assert "Lĩnh vực" in unquote(response["Content-Disposition"])


def test_every_table_can_be_taken_along_both_ways(browser, read):
    for slug, table in TABLES.items():
        lines = lines_of(browser.get(f"{SCREEN}{slug}/", {"export": "csv"}))
        ((name, rows),) = sheets_of(browser.get(f"{SCREEN}{slug}/", {"export": "xlsx"})).items()
        assert lines[0][1] == rows[0][1] == str(table.heading)
        assert name == str(table.heading).replace("/", "")[:31]


def test_the_whole_report_is_one_workbook_that_agrees_with_itself(browser, read):
    sheets = sheets_of(browser.get(SCREEN, {"span": "7", "export": "xlsx"}))
    assert {"Theo thời gian", "Giờ trong ngày", "Bài", "Lĩnh vực", "Nguồn", "Thiết bị", "Trang khác"} <= sheets.keys()

    def views(name, place):
        rows = sheets[name]
        head = next(number for number, row in enumerate(rows) if "Lượt xem" in row)
        return sum(row[place] for row in rows[head + 1 :])

    assert views("Theo thời gian", 1) == views("Giờ trong ngày", 1) == 16
    assert views("Nguồn", 1) == views("Thiết bị", 1) == 16


def test_the_course_of_views_as_csv(browser, read):
    lines = lines_of(browser.get(SCREEN, {"span": "7", "export": "csv"}))
    assert lines[-1] == [f"{today():%d/%m/%Y}", "16", "0", "16"]
    assert len([line for line in lines if re.fullmatch(r"\d\d/\d\d/\d{4}", line[0])]) == 7


def test_files_keep_the_order_of_the_screen(browser, read):
    names = [
        line[0] for line in lines_of(browser.get(f"{SCREEN}nguon/", {"span": "7", "export": "csv", "sort": "earlier"}))
    ]
    assert names.index("Mã QR: Áp phích số 12") < names.index("Zalo")
