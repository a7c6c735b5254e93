"""The other process: how it is started, and what it does until its input ends.

It knows nothing of the program that started it but its import path, so that it
starts alike under every system, also from a script or a prompt.
"""

import contextlib
import io
import os
import pickle
import subprocess
import sys
from importlib import import_module
from typing import Any

from auditor.second_core.sending import NEWEST, Unpickler, received, send
from auditor.second_core.steps import steps

_PROGRAM = "from auditor.second_core.process import serve; serve()"


def started() -> "subprocess.Popen[bytes] | None":
    """Return the new process, out of the reach of Ctrl-C, which is for this one."""
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    group: dict[str, Any] = {"process_group": 0}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        group = {"creationflags": flags}
    try:
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
            **group,
        )
    except OSError:
        return None


def by_name(module: str, function: str, *arguments: object) -> Any:
    """Call a function of a module that is imported only where the work is done."""
    return getattr(import_module(module), function)(*arguments)


def serve() -> None:
    """Do the work that comes in on stdin and write the answers to stdout, until stdin ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # no print gets among them
    steps.go_along(answers)
    known: dict[int, Any] = {}
    with contextlib.suppress(EOFError, OSError):
        while True:
            new, told = received(sys.stdin.buffer), received(sys.stdin.buffer)
            send(answers, _answer(new, told, known))
    os._exit(0)


def _answer(new: bytes, told: bytes, known: dict[int, Any]) -> bytes:
    """Return whether the work told of could be done, and its result, as bytes."""
    try:
        known |= pickle.loads(new)  # noqa: S301 - the program that started us wrote it
        work, arguments = Unpickler(io.BytesIO(told), known).load()
        return pickle.dumps((True, work(*arguments)), NEWEST)
    except Exception:  # noqa: BLE001 - the work is done again where the error can be told
        return pickle.dumps((False, None), NEWEST)
