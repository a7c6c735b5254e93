"""Work in parts, side by side on all processors: numpy and rapidfuzz let threads run freely."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

Part = TypeVar("Part")
Result = TypeVar("Result")

_MOST_WORKERS = 4


def side_by_side(work: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result]:
    """Return what `work` makes of each part, in the order of the parts."""
    workers = min(_MOST_WORKERS, os.cpu_count() or 1, len(parts))
    if workers <= 1:
        return [work(part) for part in parts]
    with ThreadPoolExecutor(max_workers=workers) as executor:
        return list(executor.map(work, parts))


def parts_of(count: int, size: int) -> list[slice]:
    """Return slices of at most `size` that cover `count` rows; one empty slice for none."""
    return [slice(begin, min(begin + size, count)) for begin in range(0, max(count, 1), size)]


def stacked(parts: Sequence[Part]) -> Part:
    """Return one value whose columns are those of all parts, one under the other.

    The parts are frozen dataclasses of arrays, or of such dataclasses.
    """
    if len(parts) == 1:
        return parts[0]
    first: Any = parts[0]
    columns = {}
    for field in fields(first):
        values: list[Any] = [getattr(part, field.name) for part in parts]
        alike = isinstance(values[0], np.ndarray)
        columns[field.name] = np.concatenate(values) if alike else stacked(values)
    whole: Part = type(first)(**columns)
    return whole


def rows_of(value: Part, rows: Any) -> Part:
    """Return some rows of a frozen dataclass of arrays, or of such dataclasses."""
    whole: Any = value
    columns = {}
    for field in fields(whole):
        column = getattr(whole, field.name)
        alike = isinstance(column, np.ndarray)
        columns[field.name] = column[rows] if alike else rows_of(column, rows)
    some: Part = type(whole)(**columns)
    return some
