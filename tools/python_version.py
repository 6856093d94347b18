"""The first check of all; written so that an old Python can still read it."""

MINIMUM = (3, 11)


def python_problem(version: "tuple[int, ...]") -> str:
    """Say what is wrong with this version of Python; an empty text when it is new enough."""
    if version[:2] >= MINIMUM:
        return ""
    found = ".".join(str(part) for part in version[:2])
    return f"Cần Python 3.11 trở lên, máy này có {found}: hãy cài bản mới rồi nêu tên bằng PYTHON=python3.11."
