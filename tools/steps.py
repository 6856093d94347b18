"""Steps that run one after another, all of them, and a table of how they went."""

import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tools.failure import Failure


class Step(NamedTuple):
    """One thing to check: its heading and what returns its exit code."""

    title: str
    action: Callable[[], int]


class Result(NamedTuple):
    """How a step went."""

    title: str
    code: int
    seconds: float


def run_steps(steps: Iterable[Step]) -> list[Result]:
    """Run every step, whatever happened to the ones before."""
    return [_run(step) for step in steps]


def _run(step: Step) -> Result:
    print(f"\n━━ {step.title}", flush=True)
    began = time.monotonic()
    try:
        code = step.action()
    except Failure as failure:
        print(failure)
        code = 1
    return Result(step.title, code, time.monotonic() - began)


def summary(results: list[Result]) -> str:
    """Return the table that closes a run."""
    width = max((len(result.title) for result in results), default=0)
    lines = [
        f"  {'✗' if result.code else '✓'} {result.title:<{width}} {result.seconds:7.1f} giây"
        + (f"  (mã {result.code})" if result.code else "")
        for result in results
    ]
    return "\n".join(["", "━━ Tóm tắt", *lines])


def exit_code(results: list[Result]) -> int:
    """Return 1 when any step failed, or when there was none."""
    return int(not results or any(result.code for result in results))
