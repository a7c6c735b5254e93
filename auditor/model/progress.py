"""How a stage tells how far it has come, without knowing who listens."""

from typing import Protocol


class Progress(Protocol):
    """Receives steps; the command line shows them, tests and libraries stay silent."""

    def __call__(self, stage: str, done: int, total: int | None, unit: str) -> None:
        """Take note that `done` of `total` units of a stage are through.

        Where files are read in two processes, it may be called from two threads.

        Args:
            stage: a key such as `read`, `match`, `report`, or a source's label.
            done: how many units so far.
            total: how many there will be; None where that is not known.
            unit: the unit, plural (`messages`, `cards`, `bytes`).
        """


def silent(stage: str, done: int, total: int | None, unit: str) -> None:
    """Take note of nothing."""
