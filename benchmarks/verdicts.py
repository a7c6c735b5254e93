"""Measures the verdicts on invented networks: `python -m benchmarks.verdicts --networks 20`.

Classes, confidence and every flag are compared with what the construction of
the networks decides (`sample_data/network`), over all eras of the export in
turn and seeds that no test uses. Prints precision, recall and F1 of each, and
every miss with `--misses`.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from auditor.engine import load
from auditor.model.options import AuditOptions
from auditor.pipeline import audit
from sample_data.make import make
from sample_data.network.eras import ERAS
from sample_data.network.flags import decided_flags
from sample_data.network.rarer_kinds import RARER_KINDS
from tests.acceptance.audited import Audited


@dataclass
class Score:
    """How often something was said and should have been."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def add(self, *, wanted: bool, said: bool) -> None:
        """Count one case."""
        self.right += wanted and said
        self.invented += said and not wanted
        self.missed += wanted and not said

    @property
    def precision(self) -> float:
        """The share of what was said that is right; 1 where nothing was said."""
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        """The share of what should be said that was; 1 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Scores:
    """Scores of classes and flags, and every miss."""

    classes: dict[str, Score] = field(default_factory=dict)
    flags: dict[str, Score] = field(default_factory=dict)
    right: int = 0
    people: int = 0
    misses: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, audited: Audited) -> None:
        """Count one network."""
        decided = decided_flags(audited.packed.world, audited.lines)
        for person in audited.people:
            said = audited.judged(person)
            spoken = said.get("spoken")
            told = spoken if isinstance(spoken, set) else set()
            if person.expected.verdict:
                self._class(person.kind, person.expected.verdict, str(said.get("class", "")))
            for flag, wanted in decided[person.identity.id].items():
                self.flags.setdefault(flag, Score()).add(wanted=wanted, said=flag in told)
                if wanted != (flag in told):
                    self.misses[person.kind, flag, "missed" if wanted else "invented"] += 1

    def _class(self, kind: str, wanted: str, said: str) -> None:
        self.people += 1
        self.right += wanted == said
        for name in ("meaningful", "dormant", "business-card-only"):
            score = self.classes.setdefault(name, Score())
            score.add(wanted=wanted == name, said=said == name)
        if wanted != said:
            self.misses[kind, wanted, said] += 1

    def lines(self) -> Iterator[str]:
        """Yield the table."""
        yield f"classes right: {self.right} of {self.people} ({self.right / self.people:.4f})"
        heads = f"{'right':>7}{'missed':>8}{'wrong':>7}{'precision':>11}{'recall':>8}{'F1':>8}"
        yield f"{'':<36}{heads}"
        for name, score in [*self.classes.items(), *sorted(self.flags.items())]:
            yield (
                f"{name:<36}{score.right:>7}{score.missed:>8}{score.invented:>7}"
                f"{score.precision:>11.4f}{score.recall:>8.4f}{score.f1:>8.4f}"
            )


def audited_network(era: str, seed: int, folder: Path) -> Audited:
    """Return an invented network with the rarer kinds, audited."""
    packed = make(era, seed, further=RARER_KINDS)
    packed.write(folder)
    return Audited(packed, folder, audit(AuditOptions(sources=(folder,), rulebook=load())))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--networks", type=int, default=20)
    parser.add_argument("--seed", type=int, default=70_000, help="of the first; the next adds one")
    parser.add_argument("--misses", action="store_true", help="show what was wrong, by kind")
    asked = parser.parse_args()
    scores = Scores()
    eras = sorted(ERAS)
    for number in range(asked.networks):
        with tempfile.TemporaryDirectory() as folder:
            scores.add(audited_network(eras[number % len(eras)], asked.seed + number, Path(folder)))
    print(f"{asked.networks} networks, eras {', '.join(eras)}")
    print(*scores.lines(), sep="\n")
    if asked.misses:
        for (kind, wanted, said), count in sorted(scores.misses.items()):
            print(f"  {count:>4}  {kind}: {wanted} {said}")


if __name__ == "__main__":
    main()
