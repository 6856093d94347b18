"""docs/performance.md: a section of its own for each thing that is measured, so that each can be measured by itself."""

import re

from benchmarks.databases import ROOT

PATH = ROOT / "docs" / "performance.md"
_HEAD = "# Speed\n\nWritten by `make bench`, a section each; one alone by `python -m benchmarks.run --only search`.\n"


def write_section(title: str, text: str) -> None:
    """Put `text` under the heading `title`, in place of what stood there, or at the end."""
    whole = PATH.read_text(encoding="utf-8") if PATH.exists() else _HEAD
    section = f"## {title}\n\n{text.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if pattern.search(whole):
        whole = pattern.sub(lambda _match: f"{section}\n", whole)
    else:
        whole = f"{whole.rstrip()}\n\n{section}"
    PATH.write_text(f"{whole.rstrip()}\n", encoding="utf-8")
    print(f"{section}")


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
