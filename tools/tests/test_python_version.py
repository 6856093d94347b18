"""An old Python is refused before anything else."""

import pytest

from tools.python_version import python_problem


@pytest.mark.parametrize("version", [(3, 11), (3, 12, 4), (3, 13), (4, 0)])
def test_a_new_enough_python_is_no_problem(version):
    assert python_problem(version) == ""


@pytest.mark.parametrize(("version", "name"), [((3, 10), "3.10"), ((3, 9, 2), "3.9"), ((2, 7), "2.7")])
def test_an_old_python_is_named_together_with_what_is_needed(version, name):
    problem = python_problem(version)
    assert name in problem
    assert "3.11" in problem
    assert "\n" not in problem
