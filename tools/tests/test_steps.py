"""A run of checks shows all of them and fails when one does."""

import pytest

from tools import verify
from tools.elasticsearch import NEXT_VERSION, VERSION
from tools.failure import Failure
from tools.packages import Package
from tools.steps import Result, Step, exit_code, run_steps, summary


def test_every_step_runs_whatever_happened_before(capsys):
    done = []

    def step(name, code):
        return Step(name, lambda: done.append(name) or code)

    results = run_steps([step("một", 0), step("hai", 3), step("ba", 0)])
    assert done == ["một", "hai", "ba"]
    assert [result.code for result in results] == [0, 3, 0]
    assert "━━ hai" in capsys.readouterr().out


def test_a_step_that_cannot_run_is_a_failed_one(capsys):
    def refuse():
        raise Failure("Thiếu chromium.")

    (result,) = run_steps([Step("trình duyệt", refuse)])
    assert result.code == 1
    assert "Thiếu chromium." in capsys.readouterr().out


@pytest.mark.parametrize(("codes", "expected"), [([0, 0], 0), ([0, 1], 1), ([5], 1), ([0, -15], 1), ([], 1)])
def test_the_exit_code_is_1_when_any_step_failed_or_none_ran(codes, expected):
    assert exit_code([Result("bước", code, 0.0) for code in codes]) == expected


def test_the_summary_names_every_step_and_its_code():
    text = summary([Result("ruff", 0, 1.25), Result("pytest", 5, 61.0)])
    assert "✓ ruff" in text
    assert "✗ pytest" in text
    assert "(mã 5)" in text


def test_an_unknown_part_is_refused(monkeypatch):
    monkeypatch.setattr("sys.argv", ["verify", "mysql"])
    with pytest.raises(Failure, match="mysql"):
        verify.main()


def test_settings_of_this_machine_do_not_reach_the_checks(monkeypatch):
    seen = []
    monkeypatch.setenv("DATABASE_URL", "postgres://nơi-khác/thật")
    monkeypatch.setenv("CACHE_URL", "redis://nơi-khác")
    monkeypatch.setattr(verify, "run", lambda command, environment, stop_with: seen.append(environment) or 0)
    verify._python("thử", "-c", "", DATABASE_URL="sqlite:///riêng").action()
    assert seen[0]["DATABASE_URL"] == "sqlite:///riêng"
    assert "CACHE_URL" not in seen[0]


@pytest.fixture
def ready(monkeypatch):
    """A machine with all packages; the versions of Elasticsearch it has a Java for."""
    versions = {VERSION, NEXT_VERSION}
    monkeypatch.setattr(verify, "_needs", lambda *packages: [])
    monkeypatch.setattr(verify, "runs_here", versions.__contains__)
    return versions


def test_both_versions_of_elasticsearch_are_tried_where_java_allows(ready, tmp_path, capsys):
    titles = [step.title for step in verify.elasticsearch_steps(tmp_path)]
    assert [VERSION in titles[0], NEXT_VERSION in titles[1]] == [True, True]
    assert capsys.readouterr().out == ""


def test_a_version_that_is_not_tried_is_said(ready, tmp_path, capsys):
    ready.remove(NEXT_VERSION)
    assert len(list(verify.elasticsearch_steps(tmp_path))) == 1
    assert NEXT_VERSION in capsys.readouterr().out


def test_what_is_missing_is_installed_in_one_step(monkeypatch):
    asked = []
    monkeypatch.setattr(verify, "require", lambda *packages: asked.append([package.name for package in packages]))
    here, missing, more = (
        Package(name, lambda there=there: there) for name, there in (("a", True), ("b", False), ("c", False))
    )
    (step,) = verify._needs(here, missing, more)
    assert step.title == "cài b, c"
    assert step.action() == 0
    assert asked == [["a", "b", "c"]]
    assert verify._needs(here) == []
