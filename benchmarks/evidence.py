"""Times measuring alone: `python -m benchmarks.evidence --messages 500000`.

Invents a network of that many messages, reads, cleans and matches it once, and
prints the seconds that `auditor.evidence.measure` and `auditor.engine.judge`
take, the best of three runs each.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from auditor.cleaning import clean
from auditor.engine import judge, load
from auditor.evidence import measure, text_measurer
from auditor.importers import read
from auditor.matching import match
from auditor.model.progress import silent
from benchmarks.network import Size, write_network

_RUNS = 3


def best(job: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return a job's outcome, and the fewest seconds (of the clock, of the processor) it took."""
    seconds = []
    for _ in range(_RUNS):
        began, worked = time.perf_counter(), time.process_time()
        outcome = job()
        seconds.append((time.perf_counter() - began, time.process_time() - worked))
    return outcome, min(spent for spent, _ in seconds), min(worked for _, worked in seconds)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--connections", type=int, default=30_000)
    parser.add_argument("--messages", type=int, default=500_000)
    parser.add_argument("--cards", type=int, default=11_000)
    asked = parser.parse_args()
    book = load()
    with tempfile.TemporaryDirectory() as folder:
        write_network(Path(folder), Size(asked.connections, asked.messages, asked.cards))
        measure_texts = text_measurer(book)
        imported = read((Path(folder),), measure_texts=measure_texts, me="", progress=silent)
        cleaned = clean(imported, region="", book=book, progress=silent)
        matched = match(cleaned, imported.interactions, decisions=(), book=book, progress=silent)
    rows, people = len(matched.interactions), len(matched.people)
    print(f"{rows:,} interactions with {people:,} people")
    measured, *took = best(lambda: measure(matched, cleaned, imported, book=book, as_of=None))
    print(f"measure  {took[0]:.2f} s  (processor {took[1]:.2f} s)")
    _, *took = best(lambda: judge(measured.evidence, matched.decided, book=book))
    print(f"judge    {took[0]:.2f} s  (processor {took[1]:.2f} s)")


if __name__ == "__main__":
    main()
