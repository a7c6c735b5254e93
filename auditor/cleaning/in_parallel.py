"""Cleans large address books on two processor cores, with the same outcome as on one."""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


@contextmanager
def second_core(*, wanted: bool) -> Iterator[Executor | None]:
    """Give an executor with a process of its own, or None where one core has to do.

    The new process starts fresh (spawn): copying a running one could copy a
    lock that is held. It needs a program that may be imported once more, which
    what is typed at a prompt or piped in is not.
    """
    if not wanted or (os.cpu_count() or 1) < 2 or not _may_be_imported():  # noqa: PLR2004 - two cores
        yield None
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        yield executor


def begun(
    executor: Executor | None, work: Callable[..., Result], *arguments: object
) -> Callable[[], Result]:
    """Begin some work on the second core; the answer waits for it.

    Where the second core cannot be had, the work is done when it is asked for.
    """
    if executor is None:
        return lambda: work(*arguments)
    try:
        future: Future[Result] = executor.submit(work, *arguments)
    except (BrokenProcessPool, RuntimeError, OSError):
        return lambda: work(*arguments)

    def answer() -> Result:
        try:
            return future.result()
        except (BrokenProcessPool, OSError):
            return work(*arguments)

    return answer


def _may_be_imported() -> bool:
    main = sys.modules["__main__"]
    if getattr(main, "__spec__", None) is not None:
        return True
    file = getattr(main, "__file__", None)
    return file is not None and Path(file).is_file() and not hasattr(sys, "ps1")
