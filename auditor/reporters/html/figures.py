"""The figures of the page as plain shapes: what a template draws without reckoning."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from auditor.reporters.language import Language

WIDTH = 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 8, 12, 26
_TICKS = 4
_ROOM = 36
_SPARK_WIDTH, _SPARK_HEIGHT = 240, 36
"""Characters that stand side by side under a chart and are read on a phone too."""


@dataclass(frozen=True)
class Shape:
    """A rectangle of a figure.

    Attributes:
        x: of its left edge.
        y: of its upper edge.
        width: in units of the view box.
        height: in units of the view box.
        kind: a class, `out` or `in`: its colour.
        title: what it says, for those who point at it.
        filter: what the table is filtered by, nothing where a click means nothing.
        text: written on it, or empty.
    """

    x: float
    y: float
    width: float
    height: float
    kind: str
    title: str = ""
    filter: Mapping[str, Any] | None = None
    text: str = ""


@dataclass(frozen=True)
class Label:
    """A text of a figure.

    Attributes:
        x: where it is anchored.
        y: of its base line.
        text: what it says.
        anchor: start, middle or end.
        kind: its class in the style sheet.
        turned: it runs upwards.
    """

    x: float
    y: float
    text: str
    anchor: str = "middle"
    kind: str = "tick"
    turned: bool = False


@dataclass(frozen=True)
class Line:
    """A line of a figure.

    Attributes:
        x1: of its beginning.
        y1: of its beginning.
        x2: of its end.
        y2: of its end.
        kind: `grid` or `bound`: how it is drawn.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str = "grid"


@dataclass(frozen=True)
class Figure:
    """A whole figure with its words and its numbers as a table.

    Attributes:
        id: unique on the page.
        title: what it shows.
        description: what it says, for those who do not see it.
        width: of the view box.
        height: of the view box.
        grounds: rectangles under everything.
        lines: grid and bounds.
        shapes: what carries the numbers.
        labels: texts.
        head: the table's head.
        rows: the table's rows, as shown.
    """

    id: str
    title: str
    description: str
    width: int
    height: int
    grounds: tuple[Shape, ...]
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Spark:
    """One person's exchange: bars up from you, down from them, a slot a quarter.

    Attributes:
        width: of the view box.
        height: of the view box.
        paths: kind (`out`, `in`) and SVG path of the bars.
        first_year: where it begins.
        last_year: where it ends.
        title: what it says, for those who do not see it.
    """

    width: int
    height: int
    paths: tuple[tuple[str, str], ...]
    first_year: int
    last_year: int
    title: str


def ceiling(highest: float) -> int:
    """Return the round number at or above a value on which an axis can end."""
    if highest <= _TICKS:
        return _TICKS
    size = 10 ** math.floor(math.log10(highest))
    return int(next(step * size for step in (1, 2, 4, 6, 8, 10) if step * size >= highest))


def bars(height: int, slots: int) -> tuple[float, float, float]:
    """Return the left edge, the width of a slot and the height of the plot."""
    return _LEFT, (WIDTH - _LEFT - _RIGHT) / max(1, slots), height - _TOP - _BOTTOM


def level_lines(
    height: int, highest: int, language: Language
) -> tuple[tuple[Line, ...], tuple[Label, ...]]:
    """Return the horizontal grid of a chart that starts at zero, and its numbers."""
    plot = height - _TOP - _BOTTOM
    levels = [highest * step / _TICKS for step in range(_TICKS + 1)]
    places = [_TOP + plot * (1 - level / highest) for level in levels]
    lines = tuple(Line(_LEFT, round(y, 1), WIDTH - _RIGHT, round(y, 1)) for y in places)
    labels = tuple(
        Label(_LEFT - 6, round(y + 4, 1), language.number(level, 1), "end")
        for level, y in zip(levels, places, strict=True)
    )
    return lines, labels


def bar_labels(names: list[str], height: int) -> tuple[Label, ...]:
    """Return the names under a chart of bars, as many as can be read, the last among them."""
    left, slot, _ = bars(height, len(names))
    most = _ROOM // max(map(len, names), default=1)
    every = max(1, math.ceil(len(names) / most))
    last = len(names) - 1
    return tuple(
        Label(round(left + slot * (at + 0.5), 1), height - 8, name)
        for at, name in enumerate(names)
        if (last - at) % every == 0
    )


def with_table(figure: Figure, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Figure:
    """Return a figure whose table says more than is drawn."""
    return replace(figure, head=head, rows=rows)


def top() -> int:
    """Return where the plot begins under the upper edge."""
    return _TOP


def spark_of(timeline: pd.DataFrame, as_of: dt.date, language: Language) -> Spark | None:
    """Return one person's rows of TIMELINE as a small picture up to the as-of date."""
    if timeline.empty:
        return None
    quarters = timeline["quarter_on"].dt.year * 4 + timeline["quarter_on"].dt.quarter - 1
    first = int(quarters.min()) // 4
    slot = _SPARK_WIDTH / ((as_of.year + 1 - first) * 4)
    left = ((quarters - first * 4) * slot).round(1).tolist()
    counts = {
        "first": first,
        "last": as_of.year,
        "theirs": language.number(timeline["messages_in"].sum()),
        "yours": language.number(timeline["messages_out"].sum()),
    }
    title = language.text(
        "Messages %(first)s to %(last)s: %(yours)s from you, %(theirs)s from them"
    )
    paths = _spark_paths(timeline, left, round(max(slot - 0.6, 1.2), 1))
    return Spark(_SPARK_WIDTH, _SPARK_HEIGHT, paths, first, as_of.year, title % counts)


def _spark_paths(
    timeline: pd.DataFrame, left: list[float], wide: float
) -> tuple[tuple[str, str], ...]:
    """Return the bars of either side, upwards from the owner and downwards to them."""
    middle = _SPARK_HEIGHT / 2
    highest = max(1, int(timeline[["messages_in", "messages_out"]].max().max()))
    return tuple(
        (
            kind,
            "".join(
                f"M{x:g} {middle:g}h{wide:g}"
                f"v{sign * math.sqrt(count / highest) * (middle - 1):.1f}h-{wide:g}z"
                for x, count in zip(left, timeline[column].fillna(0).tolist(), strict=True)
                if count
            ),
        )
        for column, kind, sign in (("messages_out", "out", -1), ("messages_in", "in", 1))
    )
