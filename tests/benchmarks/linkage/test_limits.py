"""A command runs within its limits or is ended, and the reason is told."""

import sys
from pathlib import Path

import pytest

from benchmarks.linkage.limits import run_within


def _python(code: str, *, seconds: float = 60, megabytes: float = 4000) -> tuple[str, str]:
    command = [sys.executable, "-c", code]
    outcome = run_within(command, Path(), seconds=seconds, megabytes=megabytes)
    return outcome.last_line, outcome.problem


def test_last_line_is_handed_on() -> None:
    """What a command prints last is its outcome, whatever it printed before."""
    assert _python("print('much'); print('42')") == ("42", "")


def test_failure_is_told_by_its_last_line() -> None:
    """A command that fails is no outcome, and its last words say why."""
    assert _python("raise SystemExit('no such library')") == ("", "failed: no such library")


def test_slow_command_is_ended() -> None:
    """A command that takes too long is ended with all its children."""
    endless = "import subprocess, time; subprocess.Popen(['sleep', '600']); time.sleep(600)"
    _, problem = _python(endless, seconds=1)
    assert problem == "it takes more than 0 minutes"


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is told by Linux")
def test_large_command_is_ended() -> None:
    """A command that holds too much is ended, its children's memory counted too."""
    child = "import time; held = bytearray(200_000_000); time.sleep(600)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    _, problem = _python(parent, megabytes=100)
    assert problem == "it takes more than 0 GB"
