"""When the demo collects its static files anew."""

import pytest

from tools import demo


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A site with one file of each sort that static files come from."""
    for name in (
        "static/js/story.js",
        "home/static/admin.css",
        "templates/components/toc/toc.css",
        "templates/sheets/print.css",
        "core/sheets.py",
        "core/storage.py",
        demo.RUNTIME,
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a", encoding="utf-8")
    monkeypatch.setattr(demo, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "static/js/story.js",
        "home/static/admin.css",
        "templates/components/toc/toc.css",
        "templates/sheets/print.css",
        "core/sheets.py",
        "core/storage.py",
    ],
)
def test_a_change_of_what_static_files_are_made_of_is_seen(root, name):
    before = demo.static_digests()
    assert demo.static_digests() == before
    (root / name).write_text("ab", encoding="utf-8")
    assert demo.static_digests() != before
