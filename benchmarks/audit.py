"""Times the whole audit, stage by stage: `python -m benchmarks.audit`.

Prints seconds and peak memory of each stage. Without a folder it invents a
network of the size asked for; outputs go to a temporary folder.
"""

import argparse
import functools
import importlib
import os
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from auditor.cli.beside import Beside, begun_beside
from benchmarks.memory import forget_peak, peak_mb

T = TypeVar("T")
_STAGES = ("read", "clean", "match", "measure", "judge")


@dataclass
class Stopwatch:
    """Runs stages one after another and keeps what each took."""

    rows: list[tuple[str, float, float, float]] = field(default_factory=list)

    def run(self, stage: str, job: Callable[[], T]) -> T:
        """Run one stage and return its outcome."""
        forget_peak()
        began, worked = time.perf_counter(), time.process_time()
        outcome = job()
        spent, working = time.perf_counter() - began, time.process_time() - worked
        self.rows.append((stage, spent, working, peak_mb()))
        return outcome

    def table(self) -> str:
        """Return the stages with seconds and megabytes, and the whole below them.

        Processor seconds differ from seconds where both cores work, and where
        the machine is busy with something else.
        """
        _, seconds, working, peaks = zip(*self.rows, strict=True)
        whole = ("whole audit", sum(seconds), sum(working), max(peaks))
        lines = [f"{'stage':<26}{'seconds':>9}{'cpu s':>9}{'peak MB':>9}"]
        for name, spent, worked, peak in (*self.rows, whole):
            lines.append(f"{name:<26}{spent:>9.2f}{worked:>9.2f}{peak:>9.0f}")
        return "\n".join(lines)


def measured_audit(sources: tuple[Path, ...], out: Path) -> Stopwatch:
    """Run `auditor.pipeline.audit` with each of its stages timed, then every reporter."""
    with begun_beside(sources) as beside:
        return _measured(sources, out, beside)


def _measured(sources: tuple[Path, ...], out: Path, beside: Beside) -> Stopwatch:
    watch = Stopwatch()
    pipeline, engine, reporters, options = watch.run("start (imports)", _modules)
    book = watch.run("rules", functools.partial(engine.load, parsed=beside.parsed))
    stages = {stage: getattr(pipeline, stage) for stage in _STAGES}
    for stage, job in stages.items():
        setattr(pipeline, stage, _timed(watch, stage, job))
    try:
        asked = options.AuditOptions(sources=sources, rulebook=book)
        result = pipeline.audit(asked, core=beside.core)
    finally:
        for stage, job in stages.items():
            setattr(pipeline, stage, job)
    for name, reporter in reporters.REPORTERS.items():
        watch.run(f"report: {name}", functools.partial(reporters.write, result, out, [reporter]))
    return watch


def _modules() -> tuple[Any, Any, Any, Any]:
    names = ("pipeline", "engine", "reporters", "model.options")
    first, second, third, fourth = (importlib.import_module(f"auditor.{name}") for name in names)
    return first, second, third, fourth


def _timed(watch: Stopwatch, stage: str, job: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*values: Any, **options: Any) -> Any:
        return watch.run(stage, lambda: job(*values, **options))

    return timed


def _invent(folder: Path, connections: int, messages: int, cards: int) -> None:
    from benchmarks.network import Size, write_network  # noqa: PLC0415 - not in the audit's process

    write_network(folder, Size(connections, messages, cards))


def main() -> None:
    """Print the table of one audit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="*", type=Path, help="default: an invented network")
    parser.add_argument("--connections", type=int, default=30_000)
    parser.add_argument("--messages", type=int, default=390_000)
    parser.add_argument("--cards", type=int, default=11_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = tuple(asked.sources)
        if not sources:
            sources = (Path(folder) / "sources",)
            # Apart from this process: what inventing took in memory is not the audit's.
            with ProcessPoolExecutor(1) as apart:
                apart.submit(
                    _invent, sources[0], asked.connections, asked.messages, asked.cards
                ).result()
            print(f"{asked.connections:,} connections, {asked.messages:,} messages, ", end="")
            print(f"{asked.cards:,} cards; {os.cpu_count()} cores")
        print(measured_audit(sources, Path(folder) / "audit").table())


if __name__ == "__main__":
    main()
