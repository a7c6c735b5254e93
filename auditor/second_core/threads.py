"""Two pieces of work beside each other in this process: arrow and numpy let threads run freely."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")


def both(one: Callable[[], One], other: Callable[[], Other]) -> tuple[One, Other]:
    """Return what two pieces of work make, the second done beside the first."""
    if (os.cpu_count() or 1) == 1:
        return one(), other()
    with ThreadPoolExecutor(max_workers=1) as executor:
        beside = executor.submit(other)
        return one(), beside.result()
