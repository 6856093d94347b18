"""The stylesheet is made of the components' own sheets, in one order, whole and small."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from core import sheets


def test_development_server_and_collectstatic_find_the_same_sheet():
    found = finders.find(sheets.ADDRESS)
    [(path, storage)] = sheets.SheetFinder().list([])
    assert Path(found).read_text(encoding="utf-8") == sheets.stylesheet()
    assert Path(storage.path(path)).read_text(encoding="utf-8") == sheets.stylesheet()


def test_the_sheet_follows_its_sources(tmp_path, monkeypatch):
    finder = sheets.SheetFinder()
    finder.storage = FileSystemStorage(location=tmp_path)
    first = finder.find(sheets.ADDRESS)
    monkeypatch.setattr(sheets, "stylesheet", lambda: "a{color:red}")
    assert Path(finder.find(sheets.ADDRESS)).read_text(encoding="utf-8") == "a{color:red}"
    monkeypatch.undo()
    assert Path(finder.find(sheets.ADDRESS)).read_text(encoding="utf-8") == sheets.stylesheet()
    assert first == finder.find(sheets.ADDRESS)


def test_fonts_and_tokens_come_first_and_print_last():
    names = [path.stem for path in sheets.sheet_sources()]
    assert names[:2] == ["fonts", "tokens"]
    assert names[-1] == "print"
    assert "card" in names


def test_other_files_are_not_its_business():
    assert sheets.SheetFinder().find("css/admin.css") == []
    assert sheets.SheetFinder().find(sheets.ADDRESS, find_all=True) == [finders.find(sheets.ADDRESS)]
