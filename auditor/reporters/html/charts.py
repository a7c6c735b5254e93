"""The three charts over everyone: the map of both axes, connections and messages per year."""

import json
import math
from collections.abc import Sequence

import pandas as pd

from auditor.model.result import AuditResult
from auditor.model.verdicts import CLASSES
from auditor.reporters.html import figures
from auditor.reporters.html.figures import WIDTH, Figure, Label, Line, Shape
from auditor.reporters.html.wording import CLASS_PLURALS
from auditor.reporters.language import Language

CELLS = 10
"""Cells of the map along each axis."""
_MAP_HEIGHT, _YEARS_HEIGHT = 420, 190
_MAP_LEFT, _MAP_TOP, _MAP_RIGHT, _MAP_BOTTOM = 42, 20, 20, 44
_HALF = 50.0


def connections_per_year(result: AuditResult, language: Language) -> Figure | None:
    """Return the connections made each year, stacked by class; None where no day is known."""
    years = result.people["connected_on"].dt.year
    if not bool(years.notna().any()):
        return None
    counts = (
        pd.crosstab(years, result.verdicts["class"])
        .reindex(columns=list(CLASSES), fill_value=0)
        .pipe(_every_year)
    )
    names = [language.text(CLASS_PLURALS[kind]) for kind in CLASSES]
    return _stacked(
        counts,
        names,
        ("connections", language.text("Connections made each year")),
        language.text("Bars for every year, stacked by what became of the connections."),
        language,
        filtered=True,
    )


def messages_per_year(result: AuditResult, language: Language) -> Figure | None:
    """Return the messages each year by direction; None where there are none."""
    years = result.timeline["quarter_on"].dt.year
    if years.empty:
        return None
    sums = result.timeline.groupby(years)[["messages_out", "messages_in"]].sum().astype("int64")
    sums.columns = pd.Index(["out", "in"])
    return _stacked(
        _every_year(sums),
        [language.text("From you"), language.text("From them")],
        ("messages", language.text("Messages each year")),
        language.text("Bars for every year: one-to-one messages from you and from them."),
        language,
        filtered=False,
    )


def class_map(result: AuditResult, language: Language) -> Figure:
    """Return how many people lie where on bond (across) and pulse (up)."""
    cells = pd.DataFrame(
        {
            "bond": _cell(result.verdicts["bond"]),
            "pulse": _cell(result.verdicts["pulse"]),
            "class": result.verdicts["class"],
        }
    )
    counts = cells.groupby(["bond", "pulse"])["class"].agg(
        count="size", kind=lambda kinds: kinds.value_counts().index[0]
    )
    bounds = {axis.id: axis.at_least for axis in result.rulebook.axes}
    grounds, lines, labels = _map_frame(
        bounds.get("bond", _HALF), bounds.get("pulse", _HALF), language
    )
    rows = [
        (int(bond), int(pulse), int(count), str(kind))
        for (bond, pulse), count, kind in zip(
            counts.index, counts["count"], counts["kind"], strict=True
        )
    ]
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


def _every_year(counts: pd.DataFrame) -> pd.DataFrame:
    first, last = int(min(counts.index)), int(max(counts.index))
    return counts.reindex(range(first, last + 1), fill_value=0)


def _stacked(
    counts: pd.DataFrame,
    names: Sequence[str],
    words: tuple[str, str],
    description: str,
    language: Language,
    *,
    filtered: bool,
) -> Figure:
    years = [int(str(year)) for year in counts.index]
    values: list[list[int]] = counts.to_numpy().tolist()
    highest = figures.ceiling(max(map(sum, values)))
    lines, levels = figures.level_lines(_YEARS_HEIGHT, highest, language)
    shown = [[language.number(value) for value in row] for row in values]
    titles = [
        f"{year}: " + ", ".join(f"{name} {number}" for name, number in zip(names, row, strict=True))
        for year, row in zip(years, shown, strict=True)
    ]
    left, slot, plot = figures.bars(_YEARS_HEIGHT, len(years))
    wide = min(slot * 0.72, 34.0)
    shapes: list[Shape] = []
    for at, (year, row) in enumerate(zip(years, values, strict=True)):
        chosen = json.dumps({"year": year}) if filtered else ""
        x, base = left + slot * at + (slot - wide) / 2, figures.top() + plot
        for kind, value in zip(counts.columns, row, strict=True):
            tall = plot * value / highest
            base -= tall
            if value:
                place = _rounded(x, base, wide, tall)
                shapes.append(Shape(*place, str(kind), titles[at], chosen))
    return Figure(
        words[0],
        words[1],
        description,
        WIDTH,
        _YEARS_HEIGHT,
        (),
        lines,
        tuple(shapes),
        (*levels, *figures.year_labels(years, _YEARS_HEIGHT)),
        (language.text("Year"), *names),
        tuple((str(year), *row) for year, row in zip(years, shown, strict=True)),
    )


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
    name = {kind: language.text(text) for kind, text in CLASS_PLURALS.items()}
    ticks = [
        label
        for step in range(0, 101, 20)
        for label in (
            Label(round(_map_place(step, 0)[0], 1), lower + 15, str(step)),
            Label(left - 6, round(_map_place(0, step)[1] + 4, 1), str(step), "end"),
        )
    ]
    labels = (
        *ticks,
        Label((left + right) / 2, _MAP_HEIGHT - 8, language.text("Bond →"), kind="axis"),
        Label(11, (upper + lower) / 2, language.text("Pulse →"), kind="axis", turned=True),
        Label(left, upper - 7, name["business-card-only"], "start", "region business-card-only"),
        *(
            Label(right + 13, round(middle, 1), name[kind], "middle", f"region {kind}", turned=True)
            for kind, middle in (("meaningful", (upper + y) / 2), ("dormant", (y + lower) / 2))
        ),
    )
    return grounds, lines, labels


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
    return Shape(
        *_rounded(x, y, wide, tall), kind, title, json.dumps(chosen), _brief(count, language)
    )


def _brief(count: int, language: Language) -> str:
    if count < 1000:  # noqa: PLR2004 - four digits are too wide for a cell
        return str(count)
    return f"{language.number(count / 1000, 1 if count < 9950 else 0)}k"  # noqa: PLR2004 - as above


def _range(cell: int) -> str:
    return f"{cell * 10}\N{EN DASH}{100 if cell == CELLS - 1 else cell * 10 + 9}"


def _rounded(*numbers: float) -> tuple[float, float, float, float]:
    x, y, width, height = (round(number, 1) for number in numbers)
    return x, y, width, height
