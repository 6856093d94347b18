"""Packages are installed once, by hash, and again only when their pins change."""

import re
import tomllib

import pytest

from tools import install
from tools.failure import FULL_DISK, NO_NETWORK, Failure
from tools.paths import DEVELOPMENT, ROOT, RUNTIME


@pytest.fixture
def tree(monkeypatch, tmp_path):
    """Give an empty tree with two requirements files and an installer that only takes notes."""
    calls = []
    for name in (RUNTIME, DEVELOPMENT):
        (tmp_path / name).write_text(f"# {name}\n")
    python = tmp_path / "python"
    python.write_text("")
    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "VENV_PYTHON", python)
    monkeypatch.setattr(install, "NOTES", tmp_path / "installed.json")
    monkeypatch.setattr(install, "_works", lambda *arguments: True)
    monkeypatch.setattr(install, "require_space", lambda folder: None)
    monkeypatch.setattr(install, "_install", lambda path: calls.append(path.name))
    return tmp_path, calls


def test_a_second_start_installs_nothing(tree):
    _folder, calls = tree
    install.ensure_installed(RUNTIME)
    install.ensure_installed(RUNTIME)
    assert calls == [RUNTIME]


def test_changed_pins_are_installed(tree):
    folder, calls = tree
    install.ensure_installed(RUNTIME)
    (folder / RUNTIME).write_text("# khác\n")
    install.ensure_installed(RUNTIME)
    assert calls == [RUNTIME, RUNTIME]


def test_the_development_packages_contain_the_others(tree):
    _folder, calls = tree
    install.ensure_installed(DEVELOPMENT)
    install.ensure_installed(RUNTIME)
    assert calls == [DEVELOPMENT]


def test_an_interrupted_installation_is_taken_up_again(tree, monkeypatch):
    _folder, calls = tree

    def fail(path):
        raise Failure(NO_NETWORK)

    with monkeypatch.context() as broken:
        broken.setattr(install, "_install", fail)
        with pytest.raises(Failure):
            install.ensure_installed(RUNTIME)
    install.ensure_installed(RUNTIME)
    assert calls == [RUNTIME]


def test_a_python_without_environments_names_the_package(monkeypatch):
    monkeypatch.setattr(install.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Failure, match="sudo apt install python3-venv"):
        install.require_ensurepip()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [("OSError: [Errno 28] No space left on device", FULL_DISK), ("NameResolutionError(…)", NO_NETWORK)],
)
def test_known_failures_of_pip_are_one_sentence(output, sentence):
    assert install._explain(output) == sentence


def test_an_unknown_failure_of_pip_shows_its_last_lines():
    assert "hash lạ" in install._explain("Collecting a\nhash lạ")


def test_progress_counts_packages(capsys):
    progress = install.Progress(2)
    progress(b"Collecting django==5.2 (from -r x)\n  Downloading django.whl\n")
    progress(b"Installing collected packages: django\n")
    progress.close()
    assert "1/2: django" in capsys.readouterr().out


@pytest.mark.parametrize("name", [RUNTIME, DEVELOPMENT])
def test_every_pin_has_hashes_and_no_address_of_an_index(name):
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[\w.-]+==[^\n]*((?:\n {4}--hash=sha256:[0-9a-f]{64}[^\n]*)+)", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE)) > 20
    assert "://" not in text
    assert "--index" not in text


def names_in(requirements):
    return set(re.findall(r"^([\w.-]+)==", (ROOT / requirements).read_text(), re.MULTILINE))


def plain_names(dependencies):
    return {re.match(r"[\w.-]+", text).group().lower().replace("_", "-") for text in dependencies}


def test_every_dependency_of_the_project_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert plain_names(project["dependencies"]) <= names_in(RUNTIME)
    assert plain_names(project["optional-dependencies"]["dev"]) <= names_in(DEVELOPMENT)


def test_development_takes_the_versions_of_the_site():
    def pins(name):
        return set(re.findall(r"^([\w.-]+==[^\s\\]+)", (ROOT / name).read_text(), re.MULTILINE))

    assert pins(RUNTIME) <= pins(DEVELOPMENT)
