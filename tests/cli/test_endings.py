"""Tests of how a run may end before its time: stopped, cancelled, cut off, without space."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from click.testing import Result

from auditor import reporters
from auditor.model.result import AuditResult
from auditor.reporters import ReportOptions
from tests.cli.jobs import run_script

Run = Callable[..., Result]
_WAITING = """
import time
from auditor import pipeline
from auditor.cli import main
def waiting(*_):
    print("ready", flush=True)
    time.sleep(60)
pipeline.audit = waiting
main(["audit", "book.vcf", "--no-config"])
"""


_WAITING_FOR_THE_SECOND_CORE = """
import time
from auditor import pipeline
from auditor.cli import beside, main
from auditor.second_core import core
beside._MUCH, core._cores = -1, lambda: 2
def waiting(_, __, core):
    answer = core.begin(time.sleep, 60)
    while not core._handed[-1].running(): time.sleep(0.01)
    print(core._process.pid, flush=True)
    answer()
pipeline.audit = waiting
main(["audit", "book.vcf", "--no-config"])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(
    ("sent", "code", "lines"), [(signal.SIGINT, 130, 1), (signal.SIGTERM, 143, 0)]
)
def test_signals(auditor: Run, sent: signal.Signals, code: int, lines: int) -> None:
    """Ctrl-C and a cancelled job end as shells expect, with at most one line, and write nothing."""
    del auditor
    process = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", _WAITING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert "ready" == process.stdout.readline().strip()
    process.send_signal(sent)
    _, told = process.communicate(timeout=30)
    assert (code, lines) == (process.returncode, len(told.splitlines()))
    assert not Path("audit").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_while_the_second_core_works(auditor: Run, sent: signal.Signals, code: int) -> None:
    """A stop ends both processes at once and is told once, though all of a terminal hear of it."""
    del auditor
    process = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", _WAITING_FOR_THE_SECOND_CORE],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    assert process.stdout
    second = int(process.stdout.readline())
    os.killpg(process.pid, sent)
    _, told = process.communicate(timeout=30)
    assert (code, int(sent == signal.SIGINT)) == (process.returncode, len(told.splitlines()))
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def test_interrupted_while_writing(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is being written when the run is stopped stays what it was, whole."""
    assert 0 == auditor("audit", "book.vcf").exit_code
    before = {path.name: path.read_bytes() for path in Path("audit").iterdir()}

    class Stopped:
        files = ("report.html",)

        def render(
            self, _: AuditResult, __: ReportOptions
        ) -> Iterator[reporters.interface.Rendered]:
            yield "report.html", self._halves()

        def _halves(self) -> Iterator[bytes]:
            yield b"half a report"
            raise KeyboardInterrupt

    monkeypatch.setitem(reporters.REPORTERS, "html", Stopped())
    outcome = auditor("audit", "Connections.csv")
    assert (130, 1) == (outcome.exit_code, len(outcome.stderr.splitlines()))
    assert before == {path.name: path.read_bytes() for path in Path("audit").iterdir()}


def test_disk_full_while_writing(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without space left there is one line, and no half of a file remains."""

    def full(*_: object) -> BinaryIO:
        return Path("/dev/full").open("wb")

    monkeypatch.setattr("auditor.reporters.writing.os.fdopen", full)
    outcome = auditor("audit", "book.vcf", "--format", "json")
    assert (2, 1) == (outcome.exit_code, len(outcome.stderr.splitlines()))
    assert "No space left" in outcome.stderr
    assert [".gitignore"] == [path.name for path in Path("audit").iterdir()]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_that_cannot_be_printed(tmp_path: Path) -> None:
    """A closed pipe is silent and no failed gate; a full disk is one line."""
    piped = run_script("auditor rules list | true", tmp_path)
    assert (141, "") == (piped.returncode, piped.stderr)
    full = run_script("auditor rules list >/dev/full", tmp_path)
    assert (2, 1) == (full.returncode, len(full.stderr.splitlines()))
    assert "disk is full" in full.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell's way to close a stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(auditor: Run, closed: str) -> None:
    """A run whose streams are closed, as some schedulers do, writes its files and is done."""
    del auditor
    command = f"{sys.executable} -m auditor audit book.vcf --no-config --out quiet {closed}"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607 - our own
    assert (0, "") == (ended.returncode, ended.stderr)
    assert Path("quiet/report.html").exists()
