"""Draw covers from the command line: ``python -m demo.covers FIELD SEED [-o FILE]`` or ``--sheet DIR``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from demo.covers import FIELDS, PAPERS, draw

SHEET_HEAD = (
    "<!doctype html><meta charset=utf-8><meta name=color-scheme content='light dark'><title>Tranh bìa</title>"
    "<style>body{margin:12px;display:grid;grid-template-columns:repeat(3,1fr);gap:12px}"
    "img{width:100%;height:auto}</style>\n"
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.sheet:
        write_sheet(options.sheet, options.seed)
    elif not options.field:
        parser.print_help()
    else:
        try:
            text = draw(options.field, options.seed, scene=options.scene, tint=options.tint)
        except ValueError as error:
            parser.error(str(error))
        if options.out:
            options.out.write_text(text, encoding="utf-8")
        else:
            sys.stdout.write(text)


def write_sheet(folder: Path, seed: int) -> None:
    """Write every scene into a folder, with an ``index.html`` that shows them side by side."""
    folder.mkdir(parents=True, exist_ok=True)
    cells = []
    for key, field in FIELDS.items():
        for scene in field.scenes:
            name = f"{key}-{scene}.svg"
            (folder / name).write_text(draw(key, seed, scene=scene), encoding="utf-8")
            cells.append(f'<img src="{name}" alt="{field.label}: {scene}">\n')
    (folder / "index.html").write_text(SHEET_HEAD + "".join(cells), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    listing = "; ".join(f"{key}: {', '.join(field.scenes)}" for key, field in FIELDS.items())
    parser = argparse.ArgumentParser(prog="python -m demo.covers", description=__doc__, epilog=listing)
    parser.add_argument("field", nargs="?", choices=sorted(FIELDS))
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--scene")
    parser.add_argument("--tint", choices=sorted(PAPERS))
    parser.add_argument("-o", "--out", type=Path, metavar="FILE")
    parser.add_argument("--sheet", type=Path, metavar="DIR", help="write every scene to DIR, with an index.html")
    return parser


if __name__ == "__main__":
    main()
