"""What begins on a second processor core before this process has even imported pandas."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.second_core import Answer, SecondCore, by_name, second_core

if TYPE_CHECKING:
    from auditor.engine.packs import Parsed

_MUCH = 2 * 1024 * 1024
"""Bytes, packed or not; a fifth of a second is spent on reading so many."""
_FILES_SEEN = 1000


@dataclass(frozen=True)
class Beside:
    """The second core, and the shipped rule packs that it parses first."""

    core: SecondCore
    parsed: "Answer[Parsed]"


@contextmanager
def begun_beside(sources: Iterable[Path]) -> Iterator[Beside]:
    """Give a second core, if there is much to read, that makes itself ready while this one does."""
    with second_core(wanted=_is_much(sources)) as core:
        parsed: Answer[Parsed] = core.begin(by_name, "auditor.engine.packs", "parse_shipped")
        core.begin(by_name, "auditor.importers", "ready")
        yield Beside(core, parsed)


def _is_much(sources: Iterable[Path]) -> bool:
    """Tell whether there is so much to read that a second process makes up for its start."""
    left = _MUCH
    for path in sources:
        inside = (Path(folder) / name for folder, _, names in os.walk(path) for name in names)
        for file in chain((path,), islice(inside, _FILES_SEEN)):
            with suppress(OSError):
                left -= file.stat().st_size
            if left < 0:
                return True
    return False
