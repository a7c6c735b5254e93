"""Hands work to another process and takes the answers; without one, does it here."""

import contextlib
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Generic, TypeVar

from auditor.second_core.process import started
from auditor.second_core.sending import NEWEST, packed, received, send

if TYPE_CHECKING:
    import subprocess

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_CORES = 2
_HANDED_OVER = 2
"""Pieces of work handed over at a time: one in work, the next one ready."""


def _unheard(*_step: object) -> None:
    """Take note of nothing."""


class Answer(Generic[Result]):
    """What some work comes to, wherever it is done."""

    def __init__(
        self, work: Callable[[], Result], begun: "Future[tuple[bool, Any]] | None" = None
    ) -> None:
        """Wait for what was `begun`; without an answer from there do the work here."""
        self._work, self._begun = work, begun

    def __call__(self) -> Result:
        """Return what it comes to, once it is done."""
        if self._begun is None or self.take_back():
            return self._work()
        done, result = self._begun.result()
        return result if done else self._work()

    def take_back(self) -> bool:
        """Return whether the work has not begun over there; from now on it will not."""
        return self._begun is not None and self._begun.cancel()

    @property
    def is_ready(self) -> bool:
        """Whether the answer is there."""
        return self._begun is not None and self._begun.done()


class SecondCore:
    """Another process to which work can be handed; without one, all is done here when asked for."""

    def __init__(self, process: "subprocess.Popen[bytes] | None" = None) -> None:
        """Use a process that runs `serve`."""
        self._process = process
        self._kept: dict[int, tuple[int, Any]] = {}
        self._sent: set[int] = set()
        self._handed: list[Future[tuple[bool, Any]]] = []
        # Its thread waits at the pipes, so that nobody else has to.
        self._messenger = ThreadPoolExecutor(max_workers=1) if process else None

    def keep(self, value: object) -> None:
        """Send a value over only once, however often it is among the arguments of some work."""
        if self._process is not None:
            self._kept.setdefault(id(value), (len(self._kept), value))

    @property
    def is_there(self) -> bool:
        """Whether there is another process at all."""
        return self._messenger is not None

    @property
    def is_free(self) -> bool:
        """Whether work begun now is soon taken up."""
        return self.is_there and self._at_work() < _HANDED_OVER

    @property
    def is_idle(self) -> bool:
        """Whether nothing is at work or waiting over there."""
        return self._at_work() == 0

    def _at_work(self) -> int:
        self._handed = [future for future in self._handed if not future.done()]
        return len(self._handed)

    def begin(
        self,
        work: Callable[..., Result],
        *arguments: object,
        otherwise: Callable[[], Result] | None = None,
        heard: Callable[..., object] = _unheard,
    ) -> Answer[Result]:
        """Begin some work: a function of a module, and arguments that can be pickled.

        Where it fails over there for whatever reason, it is done here (or what
        is to be done `otherwise`) when the answer is asked for, so that an error
        comes from its true place. What the work tells `steps` over there is
        `heard` here, on another thread, before the answer is there.
        """
        here = otherwise or partial(work, *arguments)
        if self._messenger is None:
            return Answer(here)
        future = self._messenger.submit(self._ask, work, arguments, heard)
        self._handed.append(future)
        return Answer(here, future)

    def share(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """Yield what each piece of work comes to, in their order; both processes do their part.

        Few pieces are held at a time, however many there are.
        """
        answers: deque[Answer[Result]] = deque()
        for piece in pieces:
            if self.is_free:
                answers.append(self.begin(work, piece))
            else:
                answers.append(_known(work(piece)))
            while answers and answers[0].is_ready:
                yield answers.popleft()()
        for place in range(len(answers) - 1, -1, -1):
            if answers[place].take_back():
                answers[place] = _known(answers[place]())
        while answers:
            yield answers.popleft()()

    def close(self) -> None:
        """End the process at once, whatever it is doing."""
        if self._process is None or self._messenger is None:
            return
        self._process.kill()
        self._messenger.shutdown(cancel_futures=True)
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was not sent is lost with the process
                stream.close()  # type: ignore[union-attr] # both are pipes
        self._process.wait()
        self._messenger = None

    def _ask(
        self,
        work: Callable[..., object],
        arguments: tuple[object, ...],
        heard: Callable[..., object],
    ) -> tuple[bool, Any]:
        """Return whether the other process did the work, and its answer."""
        try:
            to_it, from_it = _pipes(self._process)
            told, met = packed((work, arguments), self._kept)
            new = met - self._sent
            values = {number: value for number, value in self._kept.values() if number in new}
            send(to_it, pickle.dumps(values, NEWEST))
            send(to_it, told)
            self._sent |= new
            return _answered(from_it, heard)
        except Exception:  # noqa: BLE001 - it may have been killed, or the work cannot be sent
            return False, None


def _answered(from_it: IO[bytes], heard: Callable[..., object]) -> tuple[bool, Any]:
    """Return the answer that comes after the steps of the work."""
    while True:
        done, told = pickle.loads(received(from_it))  # noqa: S301 - our own process wrote it
        if done is not None:
            return done, told
        with contextlib.suppress(Exception):  # who listens badly shall not lose us the answer
            heard(*told)


def _known(result: Result) -> Answer[Result]:
    told: Future[tuple[bool, Any]] = Future()
    told.set_result((True, result))
    return Answer(lambda: result, told)


ONE_CORE = SecondCore()
"""Does everything here."""


@contextlib.contextmanager
def second_core(*, wanted: bool) -> Iterator[SecondCore]:
    """Give a second core while the block runs; it starts beside, which takes half a second.

    Args:
        wanted: there is enough to do to make up for the start.
    """
    core = SecondCore(started()) if wanted and _cores() >= _CORES else ONE_CORE
    try:
        yield core
    finally:
        core.close()


def _cores() -> int:
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _pipes(process: "subprocess.Popen[bytes] | None") -> tuple[IO[bytes], IO[bytes]]:
    if process is None or process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    return process.stdin, process.stdout
