"""The stylesheets are made of the components' own sheets, in one order, whole and small."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from core import scripts, sheets


@pytest.mark.parametrize("address", sheets.ADDRESSES)
def test_development_server_and_collectstatic_find_the_same_sheet(address):
    found = finders.find(address)
    storage = dict(sheets.SheetFinder().list([]))[address]
    assert Path(found).read_text(encoding="utf-8") == sheets.stylesheet(address)
    assert Path(storage.path(address)).read_text(encoding="utf-8") == sheets.stylesheet(address)


def test_the_sheet_follows_its_sources(tmp_path, monkeypatch):
    finder = sheets.SheetFinder()
    finder.storage = FileSystemStorage(location=tmp_path)
    first = finder.find(sheets.SITE)
    monkeypatch.setattr(sheets, "stylesheet", lambda address: "a{color:red}")
    assert Path(finder.find(sheets.SITE)).read_text(encoding="utf-8") == "a{color:red}"
    monkeypatch.undo()
    assert Path(finder.find(sheets.SITE)).read_text(encoding="utf-8") == sheets.stylesheet()
    assert first == finder.find(sheets.SITE)


def test_every_component_is_in_one_sheet_and_one_only():
    in_sheets = [path for address in sheets.ADDRESSES for path in sheets.sheet_sources(address)]
    assert len(in_sheets) == len(set(in_sheets))
    assert set(in_sheets) == {
        *(sheets.TEMPLATES / "components").glob("*/*.css"),
        *(sheets.TEMPLATES / "sheets").glob("*.css"),
    }


def test_tokens_come_first_and_nothing_for_printers_keeps_readers_waiting():
    names = [path.stem for path in sheets.sheet_sources(sheets.SITE)]
    assert names[:2] == ["fonts", "tokens"]
    assert "@media print" not in sheets.stylesheet(sheets.SITE) + sheets.stylesheet(sheets.LISTS)


def test_other_files_are_not_its_business():
    assert sheets.SheetFinder().find("css/admin.css") == []
    assert sheets.SheetFinder().find(sheets.SITE, find_all=True) == [finders.find(sheets.SITE)]


def test_the_script_of_a_story_is_all_of_its_parts():
    made = Path(finders.find("js/reading.js")).read_text(encoding="utf-8")
    parts = [Path(finders.find(f"js/{name}.js")).read_text(encoding="utf-8") for name in ("visits", "story")]
    assert made == "\n".join(parts)
    assert scripts.ScriptFinder().find("js/story.js") == []


def test_the_sprite_by_itself_is_the_icon_of_the_site():
    sprite = Path(finders.find("img/sprite.svg")).read_text(encoding="utf-8")
    assert sprite.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">')
    assert sprite.rstrip().endswith('<use href="#seal"/>\n</svg>')
