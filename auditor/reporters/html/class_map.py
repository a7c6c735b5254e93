"""The map of both axes: how many people lie where, each cell a way into the table."""

import math
from collections.abc import Iterator

import pandas as pd

from auditor.model.result import AuditResult
from auditor.reporters.html.figures import WIDTH, Figure, Label, Line, Shape
from auditor.reporters.html.wording import CLASS_PLURALS
from auditor.reporters.language import Language

CELLS = 10
"""Cells of the map along each axis."""
_MAP_HEIGHT = 420
_MAP_LEFT, _MAP_TOP, _MAP_RIGHT, _MAP_BOTTOM = 42, 20, 20, 44
_HALF = 50.0


def class_map(result: AuditResult, language: Language) -> Figure:
    """Return how many people lie where on bond (across) and pulse (up)."""
    bounds = {axis.id: axis.at_least for axis in result.rulebook.axes}
    grounds, lines, labels = _map_frame(
        bounds.get("bond", _HALF), bounds.get("pulse", _HALF), language
    )
    rows = _counted_cells(result.verdicts)
    most = max((count for _, _, count, _ in rows), default=1)
    return Figure(
        "map",
        language.text("Bond and pulse"),
        language.text(
            "How many people lie where: bond from left to right, pulse upwards, by tens."
        ),
        WIDTH,
        _MAP_HEIGHT,
        grounds,
        lines,
        tuple(_map_cell(*row, most, language) for row in rows),
        labels,
        (language.text("Bond"), language.text("Pulse"), language.text("People")),
        tuple(
            (_range(bond), _range(pulse), language.number(count)) for bond, pulse, count, _ in rows
        ),
    )


def _counted_cells(verdicts: pd.DataFrame) -> list[tuple[int, int, int, str]]:
    """Return bond, pulse, number of people and most frequent class of each cell with people."""
    cells = pd.DataFrame(
        {
            "bond": _cell(verdicts["bond"]),
            "pulse": _cell(verdicts["pulse"]),
            "class": verdicts["class"],
        }
    )
    counts = cells.groupby(["bond", "pulse"])["class"].agg(
        count="size", kind=lambda kinds: kinds.value_counts().index[0]
    )
    return [
        (int(bond), int(pulse), int(count), str(kind))
        for (bond, pulse), count, kind in zip(
            counts.index, counts["count"], counts["kind"], strict=True
        )
    ]


def _cell(values: "pd.Series[float]") -> "pd.Series[int]":
    return (values.fillna(0) // (100 / CELLS)).clip(0, CELLS - 1).astype("int64")


def _map_place(bond: float, pulse: float) -> tuple[float, float]:
    across, up = WIDTH - _MAP_LEFT - _MAP_RIGHT, _MAP_HEIGHT - _MAP_TOP - _MAP_BOTTOM
    return _MAP_LEFT + across * bond / 100, _MAP_TOP + up * (1 - pulse / 100)


def _map_frame(
    bond: float, pulse: float, language: Language
) -> tuple[tuple[Shape, ...], tuple[Line, ...], tuple[Label, ...]]:
    left, upper = _map_place(0, 100)
    right, lower = _map_place(100, 0)
    x, y = _map_place(bond, pulse)
    grounds = (
        Shape(*_rounded(x, upper, right - x, y - upper), "meaningful"),
        Shape(*_rounded(x, y, right - x, lower - y), "dormant"),
        Shape(*_rounded(left, upper, x - left, lower - upper), "business-card-only"),
    )
    lines = (
        Line(round(x, 1), upper, round(x, 1), lower, "bound"),
        Line(round(x, 1), round(y, 1), right, round(y, 1), "bound"),
    )
    return grounds, lines, (*_ticks(), *_map_labels(y, language))


def _ticks() -> Iterator[Label]:
    """Yield the numbers along both axes."""
    left, lower = _map_place(0, 0)
    for step in range(0, 101, 20):
        yield Label(round(_map_place(step, 0)[0], 1), lower + 15, str(step))
        yield Label(left - 6, round(_map_place(0, step)[1] + 4, 1), str(step), "end")


def _map_labels(y: float, language: Language) -> tuple[Label, ...]:
    """Return the names of the axes and of the regions; `y` is where the pulse is reached."""
    left, upper = _map_place(0, 100)
    right, lower = _map_place(100, 0)
    name = {kind: language.text(text) for kind, text in CLASS_PLURALS.items()}
    return (
        Label((left + right) / 2, _MAP_HEIGHT - 8, language.text("Bond →"), kind="axis"),
        Label(11, (upper + lower) / 2, language.text("Pulse →"), kind="axis", turned=True),
        Label(left, upper - 7, name["business-card-only"], "start", "region business-card-only"),
        *(
            Label(right + 13, round(middle, 1), name[kind], "middle", f"region {kind}", turned=True)
            for kind, middle in (("meaningful", (upper + y) / 2), ("dormant", (y + lower) / 2))
        ),
    )


def _map_cell(bond: int, pulse: int, count: int, kind: str, most: int, language: Language) -> Shape:
    step = 100 / CELLS
    left, lower = _map_place(bond * step, pulse * step)
    right, upper = _map_place((bond + 1) * step, (pulse + 1) * step)
    size = 0.56 + 0.36 * math.log1p(count) / math.log1p(most)
    wide, tall = (right - left) * size, (lower - upper) * size
    end = {at: 101 if at == CELLS - 1 else (at + 1) * 10 for at in (bond, pulse)}
    chosen = {"bond": [bond * 10, end[bond]], "pulse": [pulse * 10, end[pulse]]}
    title = language.text("Bond %(bond)s, pulse %(pulse)s: %(people)s") % {
        "bond": _range(bond),
        "pulse": _range(pulse),
        "people": language.number(count),
    }
    x, y = (left + right - wide) / 2, (upper + lower - tall) / 2
    return Shape(*_rounded(x, y, wide, tall), kind, title, chosen, _brief(count, language))


def _brief(count: int, language: Language) -> str:
    if count < 1000:  # noqa: PLR2004 - four digits are too wide for a cell
        return str(count)
    return f"{language.number(count / 1000, 1 if count < 9950 else 0)}k"  # noqa: PLR2004 - as above


def _range(cell: int) -> str:
    return f"{cell * 10}\N{EN DASH}{100 if cell == CELLS - 1 else cell * 10 + 9}"


def _rounded(*numbers: float) -> tuple[float, float, float, float]:
    x, y, width, height = (round(number, 1) for number in numbers)
    return x, y, width, height
