"""Progress in the terminal: a bar with a rate for each file and stage; silent elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import (
    Progress as Bars,
)
from rich.text import Text

from auditor.forms import printable
from auditor.model.progress import Progress, silent

_STAGES = {
    "read": "Reading",
    "clean": "Cleaning names, phones, addresses",
    "match": "Recognising people",
    "measure": "Measuring what passed",
    "judge": "Judging",
    "report": "Writing the outputs",
}
_LABEL_WIDTH = 44


class _Rate(ProgressColumn):
    """How far, and how fast: `120,000 messages, 95,000/s`."""

    def render(self, task: Task) -> Text:
        unit = task.fields.get("unit", "")
        if not unit or not task.completed:
            return Text("")
        # Not task.speed: it starts anew whenever the total is estimated better.
        elapsed = task.finished_time or task.elapsed
        rate = f", {task.completed / elapsed:,.0f}/s" if elapsed else ""
        return Text(f"{task.completed:,.0f} {unit}{rate}", style="dim")


@contextmanager
def shown_progress(*, discreet: bool = False) -> Iterator[Progress]:
    """Show progress on stderr while the block runs, and wipe it away afterwards.

    Where stderr is no terminal nothing is shown: a log needs no moving bars;
    nor where names are hidden, since files may be called after people.
    """
    console = Console(stderr=True)
    if discreet or not console.is_terminal:
        yield silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        _Rate(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=console, transient=True) as bars:
        yield _Steps(bars)


class _Steps:
    """Turns the steps of the stages into bars, one a stage or file."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int | None, unit: str) -> None:
        label = _STAGES.get(stage) or _shortened(printable(stage))
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(label, total=total, unit=unit)
        self._bars.update(self._tasks[stage], completed=done, total=total, unit=unit)


def _shortened(label: str) -> str:
    # markup off: a file may be called "[red]"
    text = label if len(label) <= _LABEL_WIDTH else "…" + label[1 - _LABEL_WIDTH :]
    return text.replace("[", r"\[")
