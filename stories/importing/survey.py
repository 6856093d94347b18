"""Goes through the whole file before anything is written: what is wrong, and what stands where."""

import contextlib
import pickle
import tempfile
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from stories.importing.campaigns import Campaigns
from stories.importing.checker import Checker
from stories.importing.content import MODELS
from stories.importing.parsing import parse_row
from stories.importing.pictures import Pictures
from stories.importing.places import Places
from stories.importing.problems import Problem
from stories.importing.reading import BadLine, lines, value_of
from stories.importing.rows import DOCUMENT, Row
from stories.models import OfficialDocument, Story

Progress = Callable[[int], object]


class Survey:
    """What a look at the file has found: problems, and the rows that are good, by line.

    Rows wait in a file of our own, so that the memory does not grow with the file and nothing is read twice.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.kinds: dict[int, str] = {}
        self._rows: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the survey
        weakref.finalize(self, self._rows.close)

    def keep(self, row: Row) -> None:
        """Note a row that is good as far as can be said now."""
        self.kinds[row.line] = row.kind
        pickle.dump(row, self._rows, pickle.HIGHEST_PROTOCOL)

    def rows(self, kinds: set[str]) -> Iterator[Row]:
        """Yield the good rows of these kinds."""
        self._rows.seek(0)
        with contextlib.suppress(EOFError):
            while True:
                row: Row = pickle.load(self._rows)  # noqa: S301 - we wrote it ourselves
                if self.kinds.get(row.line) in kinds:
                    yield row

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep lines out, in the order of the file."""
        return sorted((problem for problem in self.problems if problem.is_error), key=lambda problem: problem.line)

    @property
    def warnings(self) -> list[Problem]:
        """The problems of lines that come in."""
        return [problem for problem in self.problems if not problem.is_error and problem.line in self.kinds]

    @property
    def counts(self) -> Counter[str]:
        """How many good lines of each kind there are."""
        return Counter(self.kinds.values())


class Surveyor:
    """Checks rows by themselves, against each other and against the site."""

    def __init__(self, path: Path, origin: str, *, allow_unknown_place: bool = False) -> None:
        self.path = path
        self.origin = origin
        self.allow_unknown_place = allow_unknown_place
        self.campaigns = Campaigns(origin)
        self.places = Places()
        self.pictures = Pictures(path.parent)
        self._survey = Survey()
        self._line_of_id: dict[str, int] = {}
        self._line_of_path: dict[str, int] = {}
        self._named_campaigns: list[tuple[int, tuple[str, ...]]] = []
        self._stored_kinds = _stored_kinds(origin)

    def run(self, progress: Progress | None = None) -> Survey:
        """Return what the file holds."""
        try:
            for number, line in lines(self.path, progress):
                self._check_line(number, line)
        except BadLine as error:
            self._survey.problems.append(Problem(1, "", str(error)))
        self._check_campaigns()
        return self._survey

    def _check_line(self, number: int, line: bytes | None) -> None:
        try:
            row, problems = parse_row(number, value_of(line))
        except BadLine as error:
            row, problems = None, [Problem(number, "", str(error))]
        if row is not None:
            checker = Checker(number, {}, problems)
            self._check_row(row, checker)
        self._survey.problems += problems
        if row is not None and not any(problem.is_error for problem in problems):
            self._survey.keep(row)
            self.campaigns.announce(row)

    def _check_row(self, row: Row, checker: Checker) -> None:
        first = self._line_of_id.setdefault(row.id, row.line)
        if first != row.line:
            checker.fail("id", f"“{row.id}” đã có ở dòng {first}")
        stored = self._stored_kinds.get(row.id, row.kind)
        if stored != row.kind:
            checker.fail("kind", f"“{row.id}” đã được nhập với loại “{stored}”")
        if row.kind == DOCUMENT:
            return
        if row.old_path and (first := self._line_of_path.setdefault(row.old_path, row.line)) != row.line:
            checker.fail("old_url", f"“{row.old_path}” đã có ở dòng {first}")
        self._check_place(row, checker)
        self.pictures.check(row, checker)
        if row.campaigns and row.kind in MODELS:
            self._named_campaigns.append((row.line, row.campaigns))

    def _check_place(self, row: Row, checker: Checker) -> None:
        found = self.places.find(row.place, row.date)
        for warning in found.warnings:
            checker.warn("place", warning)
        if found.unknown_province and row.place:
            note = checker.warn if self.allow_unknown_place else checker.fail
            note("place.province", f"không có tỉnh, thành phố “{row.place.province[:80]}” trong danh mục")

    def _check_campaigns(self) -> None:
        """Refuse campaigns that neither the site nor a good line of the file has, wherever that line stands."""
        for line, names in self._named_campaigns:
            for number, name in enumerate(names, start=1):
                if not self.campaigns.is_known(name):
                    self._survey.problems.append(Problem(line, f"campaigns[{number}]", f"không có phong trào “{name}”"))
                    self._survey.kinds.pop(line, None)


def _stored_kinds(origin: str) -> dict[str, str]:
    """Return the kind under which each id of the origin is stored."""
    kinds = {model._meta.model_name: kind for kind, model in MODELS.items()}
    pages = Story.objects.filter(origin=origin).values_list("origin_id", "content_type__model")
    stored = {origin_id: kinds.get(model, "") for origin_id, model in pages}
    documents = OfficialDocument.objects.filter(origin=origin).values_list("origin_id", flat=True)
    return stored | dict.fromkeys(documents, DOCUMENT)
