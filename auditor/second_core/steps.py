"""Steps: how far some work has come in the other process, told there and heard here."""

import pickle
import time
from typing import IO

from auditor.second_core.sending import NEWEST, send

_PAUSE = 0.1
"""Seconds between two steps of one stage; nobody reads a bar more often."""


class Steps:
    """Sends steps along the pipe of the answers while work is done; elsewhere it is silent.

    Sent over itself, as an argument of some work, it is the one of the process it comes to.
    """

    def __init__(self) -> None:
        """Be silent until there is a pipe."""
        self._stream: IO[bytes] | None = None
        self._told_at: dict[str, float] = {}

    def __reduce__(self) -> str:
        """Be pickled by name."""
        return "steps"

    def go_along(self, stream: IO[bytes]) -> None:
        """Send all that is told from now on along a pipe."""
        self._stream = stream

    def __call__(self, stage: str, done: int, total: int | None, unit: str) -> None:
        """Tell how many of the units of a stage are through: ten times a second, and the last."""
        now = time.monotonic()
        is_last = total is not None and done >= total
        is_soon = now - self._told_at.get(stage, -_PAUSE) < _PAUSE
        if self._stream is None or (is_soon and not is_last):
            return
        self._told_at[stage] = now
        send(self._stream, pickle.dumps((None, (stage, done, total, unit)), NEWEST))


steps = Steps()
"""Those of this process."""
