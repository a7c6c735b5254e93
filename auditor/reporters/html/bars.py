"""The charts of stacked bars: connections and messages per year, and the trend over audits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from auditor.model.result import AuditResult
from auditor.model.verdicts import CLASSES
from auditor.reporters.html import figures
from auditor.reporters.html.figures import WIDTH, Figure, Shape
from auditor.reporters.html.wording import CLASS_PLURALS
from auditor.reporters.language import Language

_HEIGHT = 190
_WIDEST = 34.0
AUDITS_DRAWN = 24
"""Audits drawn in the trend; its table has all of them."""

Filter = Callable[[int, str], dict[str, Any]]
"""What the table is filtered by where the part of a kind in a year is chosen."""


@dataclass(frozen=True)
class _Chart:
    """The words of a chart: id, title, what it says, and the head of its labels and stacks."""

    id: str
    title: str
    description: str
    head: tuple[str, ...]


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
    chart = _Chart(
        "connections",
        language.text("Connections made each year"),
        language.text("Bars for every year, stacked by what became of the connections."),
        (language.text("Year"), *(language.text(CLASS_PLURALS[kind]) for kind in CLASSES)),
    )
    return _stacked(counts, chart, language, lambda year, kind: {"year": year, "class": kind})


def messages_per_year(result: AuditResult, language: Language) -> Figure | None:
    """Return the messages each year by direction; None where there are none."""
    years = result.timeline["quarter_on"].dt.year
    if years.empty:
        return None
    sums = result.timeline.groupby(years)[["messages_out", "messages_in"]].sum().astype("int64")
    sums.columns = pd.Index(["out", "in"])
    chart = _Chart(
        "messages",
        language.text("Messages each year"),
        language.text("Bars for every year: one-to-one messages from you and from them."),
        (language.text("Year"), language.text("From you"), language.text("From them")),
    )
    return _stacked(_every_year(sums), chart, language, lambda year, kind: {"wrote": [year, kind]})


def trend_over_audits(result: AuditResult, language: Language) -> Figure | None:
    """Return relationships and those gone quiet, audit by audit; None for a single audit."""
    trend = result.trend
    if len(trend) < 2:  # noqa: PLR2004 - one point is no trend
        return None
    counts = trend[["meaningful", "dormant"]].fillna(0).astype("int64")
    chart = _Chart(
        "trend",
        language.text("From audit to audit"),
        language.text("A bar for every audit: relationships, and above them those gone quiet."),
        (language.text("As of"), *(language.text(CLASS_PLURALS[kind]) for kind in CLASSES[:2])),
    )
    days = trend["as_of"].dt.strftime("%Y-%m").tolist()
    drawn = counts.tail(AUDITS_DRAWN).set_axis(days[-AUDITS_DRAWN:])
    figure = _stacked(drawn, chart, language, None)
    return figures.with_table(figure, *_trend_table(trend, language))


def _trend_table(
    trend: pd.DataFrame, language: Language
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    head = (
        language.text("As of"),
        language.text("People"),
        *(language.text(CLASS_PLURALS[kind]) for kind in CLASSES),
        language.text("Flaws"),
        language.text("Possible duplicates"),
    )
    rows = tuple(
        (language.short_day(day), *(language.number(number) for number in numbers))
        for day, *numbers in trend.itertuples(index=False)
    )
    return head, rows


def _every_year(counts: pd.DataFrame) -> pd.DataFrame:
    first, last = int(min(counts.index)), int(max(counts.index))
    return counts.reindex(range(first, last + 1), fill_value=0)


def _stacked(
    counts: pd.DataFrame, chart: _Chart, language: Language, chosen: Filter | None
) -> Figure:
    """Return a bar a row, its columns stacked upwards."""
    values: list[list[int]] = counts.to_numpy().tolist()
    highest = figures.ceiling(max(map(sum, values)))
    lines, levels = figures.level_lines(_HEIGHT, highest, language)
    labels = [str(label) for label in counts.index]
    return Figure(
        chart.id,
        chart.title,
        chart.description,
        WIDTH,
        _HEIGHT,
        (),
        lines,
        tuple(
            shape
            for at, row in enumerate(values)
            for shape in _bar(counts, at, row, highest, chart, language, chosen)
        ),
        (*levels, *figures.bar_labels(labels, _HEIGHT)),
        chart.head,
        tuple(
            (label, *(language.number(value) for value in row))
            for label, row in zip(labels, values, strict=True)
        ),
    )


def _bar(
    counts: pd.DataFrame,
    at: int,
    row: list[int],
    highest: int,
    chart: _Chart,
    language: Language,
    chosen: Filter | None,
) -> list[Shape]:
    left, slot, plot = figures.bars(_HEIGHT, len(counts))
    label = counts.index[at]
    wide = min(slot * 0.72, _WIDEST)
    x, base = left + slot * at + (slot - wide) / 2, figures.top() + plot
    shapes: list[Shape] = []
    for kind, name, value in zip(counts.columns, chart.head[1:], row, strict=True):
        tall = plot * value / highest
        base -= tall
        if value:
            title = f"{label}, {name}: {language.number(value)}"
            link = chosen(int(label), str(kind)) if chosen else None
            place = round(x, 1), round(base, 1), round(wide, 1), round(tall, 1)
            shapes.append(Shape(*place, str(kind), title, link))
    return shapes
