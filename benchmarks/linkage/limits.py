"""Runs a command within a limit of seconds and of memory."""

import os
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_PAUSE = 0.5
"""Seconds between two looks at a command."""


@dataclass(frozen=True)
class Outcome:
    """What a command printed last, and why that is nothing to go by; "" where it is."""

    last_line: str
    problem: str


def run_within(command: list[str], folder: Path, *, seconds: float, megabytes: float) -> Outcome:
    """Run a command and its children in a folder until it ends or exceeds a limit.

    Memory is that of all its processes, what they share counted once; it is
    watched on Linux alone.
    """
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command, cwd=folder, stdout=output, stderr=errors, start_new_session=True
        )
        exceeded = _exceeded(process, seconds, megabytes)
        if exceeded:
            os.killpg(process.pid, signal.SIGKILL)
        if process.wait() and not exceeded:
            return Outcome("", f"failed: {_last_line(errors)[:100]}")
        return Outcome(_last_line(output), f"it takes more than {exceeded}" if exceeded else "")


def _exceeded(process: subprocess.Popen[bytes], seconds: float, megabytes: float) -> str:
    """Wait for a process and return the limit that it exceeded, "" where it ended by itself."""
    ends = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > ends:
            return f"{seconds / 60:,.0f} minutes"
        if _megabytes(process.pid) > megabytes:
            return f"{megabytes / 1000:,.0f} GB"
        time.sleep(_PAUSE)
    return ""


def _megabytes(group: int) -> float:
    """Return the memory of a group of processes, 0 where the system does not tell it."""
    kilobytes = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) != group:
                continue
            lines = (folder / "smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:  # it has ended since
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def _last_line(written: IO[str]) -> str:
    written.seek(0)
    lines = written.read().strip().splitlines()
    return lines[-1] if lines else ""
