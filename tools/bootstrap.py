"""Prepare .venv for one command of the Makefile, then become that command."""

import sys

from tools.python_version import python_problem


def main() -> int:
    """Check Python before importing anything that needs a new one."""
    problem = python_problem(tuple(sys.version_info[:2]))
    if problem:
        sys.stderr.write(problem + "\n")
        return 1
    from tools.launch import launch

    return launch(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
