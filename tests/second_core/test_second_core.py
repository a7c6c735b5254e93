"""The second core does work or leaves it to us; nothing that befalls it changes an outcome."""

import operator
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from auditor.second_core import ONE_CORE, Answer, SecondCore, second_core, steps
from auditor.second_core.process import started

Result = TypeVar("Result")

_LONG = 60  # seconds; no test waits for it
_SOON = 20  # seconds in which an idle process ends, on the slowest machine
_FORSAKEN = """
import os, sys, time
from auditor.second_core.core import SecondCore
from auditor.second_core.process import started
core = SecondCore(started())
core.begin(time.sleep, float(sys.argv[1]))
while core._process.poll() is None and not core._handed[0].running(): time.sleep(0.01)
print(core._process.pid, flush=True)
os.kill(os.getpid(), 9)
"""
_UNGUARDED = """
import os, time
from auditor.second_core import SecondCore
from auditor.second_core.process import started
core = SecondCore(started())
answer = core.begin(os.getpid)
while not answer.is_ready: time.sleep(0.01)
print(answer() != os.getpid())
core.close()
"""


@pytest.fixture
def core() -> Iterator[SecondCore]:
    """Return a second core, whatever this machine has."""
    core = SecondCore(started())
    yield core
    core.close()


def answered(answer: Answer[Result]) -> Result:
    """Return an answer, giving the other process the time to be first."""
    until = time.monotonic() + _SOON
    while not answer.is_ready and time.monotonic() < until:
        time.sleep(0.01)
    return answer()


def test_work_is_done_in_another_process(core: SecondCore) -> None:
    """What is begun is done elsewhere, and its result comes back."""
    assert os.getpid() != answered(core.begin(os.getpid))
    assert 6 == answered(core.begin(operator.mul, 2, 3))


def test_work_not_begun_is_taken_back(core: SecondCore) -> None:
    """Work that waits behind other work is done here when it is asked for."""
    core.begin(time.sleep, _LONG, otherwise=lambda: None)
    answer = core.begin(os.getpid)
    assert not core.is_free
    assert os.getpid() == answer()


def test_one_core_does_everything_here() -> None:
    """Without another process work is done here, and only when it is asked for."""
    done: list[int] = []
    answer = ONE_CORE.begin(done.append, 1)
    assert not done
    answer()
    assert [1] == done
    assert not ONE_CORE.is_free
    assert [0, 2, 4] == list(ONE_CORE.share(partial(operator.mul, 2), range(3)))


@pytest.mark.parametrize("cores", [1, 2])
def test_started_where_it_helps(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    """A second process is started where it is wanted and there is a core for it."""
    monkeypatch.setattr("auditor.second_core.core._cores", lambda: cores)
    with second_core(wanted=True) as core:
        assert (cores == 1) == (core is ONE_CORE)
    with second_core(wanted=False) as core:
        assert core is ONE_CORE


@pytest.mark.parametrize(("executable", "frozen"), [("", False), ("auditor.exe", True)])
def test_no_interpreter_to_start(
    monkeypatch: pytest.MonkeyPatch, executable: str, frozen: bool
) -> None:
    """Where there is no interpreter to start, as in a program of one file, one core has to do."""
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert started() is None
    assert os.getpid() == SecondCore(started()).begin(os.getpid)()


def test_an_interpreter_that_is_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An interpreter that cannot be started leaves the work to us."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    assert started() is None


def test_shared_work_keeps_its_order(core: SecondCore) -> None:
    """Results come in the order of the pieces, whoever did which; both did some."""
    answered(core.begin(os.getpid))
    pieces = [0.01] * 20
    where = list(core.share(_slept, pieces))
    assert {os.getpid()} < set(where)
    assert [2 * n for n in range(100)] == list(core.share(partial(operator.mul, 2), range(100)))


def _slept(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def test_killed_in_the_midst(core: SecondCore) -> None:
    """When the process is killed, what it had not answered is done here."""

    def pieces() -> Iterator[int]:
        for number in range(50):
            if number == 20 and core._process:
                core._process.kill()
            yield number

    assert [2 * n for n in range(50)] == list(core.share(partial(operator.mul, 2), pieces()))
    assert os.getpid() == core.begin(os.getpid)()


def test_it_ends_by_itself_while_working(core: SecondCore) -> None:
    """A process that ends without an answer, as one out of memory does, costs nothing but time."""
    assert "here" == answered(core.begin(os._exit, 1, otherwise=lambda: "here"))
    assert os.getpid() == answered(core.begin(os.getpid))


def test_what_cannot_be_sent(core: SecondCore) -> None:
    """Work, arguments and results that cannot be pickled are dealt with here."""
    assert 1 == answered(core.begin(lambda: 1))
    assert "lock" in type(answered(core.begin(threading.Lock))).__name__
    assert os.getpid() != answered(core.begin(os.getpid))


def test_an_error_comes_from_its_true_place(core: SecondCore) -> None:
    """Work that fails there is done again here, where it fails with its own error."""
    with pytest.raises(ZeroDivisionError) as caught:
        answered(core.begin(operator.truediv, 1, 0))
    assert caught.value.__cause__ is None
    assert os.getpid() != answered(core.begin(os.getpid))


def test_what_is_printed_there(core: SecondCore) -> None:
    """What a library prints over there does not get among the answers."""
    answered(core.begin(print, "a stray line"))
    answered(core.begin(os.write, 1, b"another"))
    assert 6 == answered(core.begin(operator.mul, 2, 3))


def _counting(told: Callable[[str, int, int, str], None], count: int) -> int:
    for number in range(count):
        told("cards", number, count, "bytes")
    told("cards", count, count, "bytes")
    return os.getpid()


def test_steps_are_heard_here(core: SecondCore) -> None:
    """How far the work has come is told before the answer: a few steps, in order, and the last."""
    heard: list[tuple[object, ...]] = []
    where = answered(core.begin(_counting, steps, 10_000, heard=lambda *step: heard.append(step)))
    assert os.getpid() != where
    assert ("cards", 0, 10_000, "bytes") == heard[0]
    assert ("cards", 10_000, 10_000, "bytes") == heard[-1]
    assert len(heard) < 1000
    assert 6 == answered(core.begin(operator.mul, 2, 3))


def test_who_listens_badly_loses_no_answer(core: SecondCore) -> None:
    """An error of the listener, and steps that nobody hears, leave the answers in their order."""
    assert os.getpid() != answered(core.begin(_counting, steps, 10, heard=lambda *_: 1 / 0))
    assert os.getpid() != answered(core.begin(_counting, steps, 10))
    assert 6 == answered(core.begin(operator.mul, 2, 3))


def test_steps_are_silent_here() -> None:
    """Where work is done in this process, nothing is sent anywhere."""
    assert os.getpid() == ONE_CORE.begin(_counting, steps, 10)()


class _Counted:
    """Counts how often it is sent."""

    def __init__(self) -> None:
        self.sent = 0

    def __reduce__(self) -> tuple[type[Fraction], tuple[int, int]]:
        self.sent += 1
        return Fraction, (1, 2)


def test_kept_values_are_sent_once(core: SecondCore) -> None:
    """What is kept is sent with the first work that needs it, then known."""
    kept, other = _Counted(), _Counted()
    core.keep(kept)
    core.keep(kept)
    doubled = [answered(core.begin(operator.mul, kept, number)) for number in (2, 4)]
    assert ([1, 2], 1) == (doubled, kept.sent)
    doubled = [answered(core.begin(operator.mul, other, number)) for number in (2, 4)]
    assert ([1, 2], 2) == (doubled, other.sent)


def test_closing_waits_for_nothing(core: SecondCore) -> None:
    """The process ends at once, though it is at work and more is waiting."""
    answered(core.begin(os.getpid))
    begun = [core.begin(time.sleep, _LONG, otherwise=lambda: None) for _ in range(3)]
    before = time.monotonic()
    core.close()
    assert time.monotonic() - before < _LONG / 2
    assert core._process
    assert core._process.poll() is not None
    assert [None] * 3 == [answer() for answer in begun]
    assert os.getpid() == core.begin(os.getpid)()
    core.close()


@pytest.mark.skipif(os.name == "nt", reason="looks for the process as POSIX does")
@pytest.mark.parametrize("at_work_seconds", [0.0, 0.5])
def test_it_does_not_outlive_us(at_work_seconds: float) -> None:
    """When the program is killed, the other process ends too, at the latest after its work."""
    told = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", _FORSAKEN, str(at_work_seconds)],
        stdout=subprocess.PIPE,
        check=False,
        timeout=_LONG,
    )
    until = time.monotonic() + _SOON
    while _is_alive(int(told.stdout)):
        assert time.monotonic() < until
        time.sleep(0.05)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text("ascii").rpartition(")")[2].split()[0] != "Z"


def test_a_program_without_a_main_guard(tmp_path: Path) -> None:
    """A script that does all at its top level is not run again by the other process."""
    script = tmp_path / "script.py"
    script.write_text(_UNGUARDED, "utf-8")
    told = subprocess.run(  # noqa: S603 - our own
        [sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=_LONG
    )
    assert ("True\n", "") == (told.stdout, told.stderr)


def test_modules_beside_the_reader_stay_unread(tmp_path: Path) -> None:
    """A pickle.py in the folder in which the audit is run is not taken for Python's own."""
    (tmp_path / "pickle.py").write_text("raise SystemExit", "utf-8")
    told = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-P", "-c", _UNGUARDED],
        capture_output=True,
        text=True,
        check=True,
        timeout=_LONG,
        cwd=tmp_path,
    )
    assert "True\n" == told.stdout
