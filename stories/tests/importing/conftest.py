"""A site to import into, and files to import."""

import json

import pytest
from django.core.management import call_command


@pytest.fixture
def run(db, tmp_path, capsys):
    """Return a function that writes rows to a file and imports it; it returns what was printed."""

    def run_import(rows, *options, name="cong-cu.jsonl"):
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        try:
            call_command("import_stories", str(path), *options)
        finally:
            printed = capsys.readouterr()
            run_import.errors = printed.err
        return printed.out

    return run_import


@pytest.fixture
def row():
    """Return a function that makes a row."""

    def make(**values):
        return {"id": "bai-1", "kind": "article", "title": "Con mương của bốn bản", "body": "Đoạn một."} | values

    return make
