"""Documents: only what they say they are, and sent as downloads."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from media.factories import PDF, SVG, DocumentFactory
from media.filetypes import check_document
from media.models import Document
from media.tests.conftest import png_header
from media.uploads import UploadRefused


def package(*names, **contents):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, contents.get(name, "x"))
    return buffer.getvalue()


ODT = package("mimetype", mimetype="application/vnd.oasis.opendocument.text")
RIGHT = {
    "a.pdf": PDF,
    "b.docx": package("[Content_Types].xml", "word/document.xml"),
    "c.xlsx": package("[Content_Types].xml", "xl/workbook.xml"),
    "d.pptx": package("[Content_Types].xml", "ppt/presentation.xml"),
    "e.odt": ODT,
    "f.zip": package("a.txt"),
    "g.mp3": b"ID3\x04" + b"\0" * 50,
    "h.mp3": b"\xff\xfb\x90\x44" + b"\0" * 50,
    "i.m4a": b"\0\0\0\x20ftypM4A " + b"\0" * 50,
    "j.ogg": b"OggS" + b"\0" * 50,
    "k.csv": "Tên,Xã\nBà Hòa,Co Mạ\n".encode(),
    "l.csv": "\ufeffTên;Xã\n".encode(),
    "m.CSV": "Tên,Xã".encode("cp1258", "replace"),
}
WRONG = {
    "page.pdf": b"<html><script>alert(1)</script></html>",
    "page before.pdf": b"<script>alert(1)</script>" + PDF,
    "drawing.pdf": SVG.encode(),
    "program.pdf": b"MZ\x90\0" + b"\0" * 200,
    "program.docx": b"\x7fELF" + b"\0" * 200,
    "zip.docx": package("a.txt"),
    "word.xlsx": package("[Content_Types].xml", "word/document.xml"),
    "macros.docx": package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "zip.odt": package("a.txt"),
    "broken.zip": package("a.txt")[:20],
    "page.mp3": b"<!doctype html>",
    "film.m4a": b"\0\0\0\x20ftypqt  " + b"\0" * 50,
    "page.ogg": b"<svg>",
    "page.csv": b"\xef\xbb\xbf \n<!DOCTYPE html><script>alert(1)</script>",
    "drawing.csv": SVG.encode(),
    "script.csv": b"#!/bin/sh\nrm -rf /",
    "program.csv": b"MZ\x90,\0,",
    "picture.csv": png_header(10, 10),
    "late nul.csv": b"a,b\n" * 50_000 + b"\0",
    "empty.pdf": b"",
    "page.html": b"<html>",
    "drawing.svg": SVG.encode(),
    "program.exe": b"MZ",
    "without": PDF,
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_content_is_taken(name):
    file = SimpleUploadedFile(name, RIGHT[name])
    assert check_document(file) == name.rsplit(".")[1].lower()
    assert file.read() == RIGHT[name]


@pytest.mark.parametrize("name", WRONG)
def test_content_under_another_name_is_refused(name):
    with pytest.raises(UploadRefused) as refusal:
        check_document(SimpleUploadedFile(name, WRONG[name]))
    assert "ệp" in refusal.value.messages[0]


def add(admin, name, content, **fields):
    data = {
        "title": "Mẫu đơn",
        "collection": Collection.get_first_root_node().pk,
        "file": SimpleUploadedFile(name, content),
        **fields,
    }
    return admin.post(reverse("wagtaildocs:add"), data)


def test_document_is_stored_under_an_ascii_name(admin, stored_files):
    response = add(admin, "Mẫu đơn đề nghị.PDF", PDF, summary="Dùng cho cấp xã")
    assert response.status_code == 302
    document = Document.objects.get()
    assert (document.title, document.summary) == ("Mẫu đơn", "Dùng cho cấp xã")
    assert stored_files() == ["documents/mau-don-de-nghi.pdf"]


@pytest.mark.parametrize("name", WRONG)
def test_form_says_why_it_refuses_and_stores_nothing(admin, name, stored_files):
    response = add(admin, name, WRONG[name])
    assert response.status_code == 200
    assert not Document.objects.exists()
    assert stored_files() == []


def test_page_for_several_documents_refuses_too(admin, stored_files):
    response = admin.post(
        reverse("wagtaildocs:add_multiple"), {"files[]": SimpleUploadedFile("a.pdf", b"<html>"), "title": "a"}
    )
    assert response.json()["success"] is False
    assert "PDF" in response.json()["error_message"]
    assert stored_files() == []


def test_details_can_be_edited_without_a_new_file(admin):
    document = DocumentFactory()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    response = admin.post(address, {"title": "Tên mới", "collection": document.collection_id})
    assert response.status_code == 302
    document.refresh_from_db()
    assert document.title == "Tên mới"
    with document.open_file() as file:
        assert file.read() == PDF


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["c.xlsx", "f.zip", "k.csv", "g.mp3"])
def test_everything_but_pdf_is_sent_as_a_download(client, name):
    document = DocumentFactory(file=SimpleUploadedFile(name, RIGHT[name]))
    response = client.get(document.url)
    assert response.getvalue() == RIGHT[name]
    response.close()
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.django_db
def test_pdf_opens_in_the_browser(client):
    response = client.get(DocumentFactory().url)
    assert response.getvalue() == PDF
    response.close()
    assert response.headers["Content-Type"] == "application/pdf"
    assert not response.headers.get("Content-Disposition", "inline").startswith("attachment")
