"""Counts what was guessed, repaired, set aside or unreadable in a file, and tells it as notes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from auditor.model.notes import Note
from auditor.vcard.lines import Problem

_SHOWN_LINES = 5
_REPAIRS: Mapping[str, str] = {
    "no-begin": "BEGIN:VCARD was missing",
    "no-end": "END:VCARD was missing",
    "joined": "a line that was broken without indentation was joined again",
}


@dataclass
class Trouble:
    """What happened while reading one file; lines are 1-based."""

    source: str
    seen: int = 0
    ignored: int = 0
    rejected: int = 0
    _outcomes: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _problems: dict[str, list[int]] = field(default_factory=dict)
    _others: list[Note] = field(default_factory=list)

    def see(self, line: int, problems: Iterable[Problem], verdict: tuple[str, str]) -> None:
        """Take note of a card: the line where it starts, its problems, outcome and reason."""
        self.seen += 1
        self.ignored += verdict[0] == "ignored"
        self.rejected += verdict[0] == "rejected"
        if verdict[0] != "kept":
            self._outcomes.setdefault(verdict, []).append(line)
        for problem in problems:
            self._problems.setdefault(problem.rule, []).append(problem.line)

    def pass_over(self, line: int) -> None:
        """Take note of text outside of cards, and of the line where it starts."""
        self._problems.setdefault("outside", []).append(line)

    def guess(self, encoding: str) -> None:
        """Take note that the encoding of the whole file was guessed."""
        self._others.append(Note("guessed-encoding", self.source, 0, {"encoding": encoding}))

    def notes(self, failure: str, title: str) -> Iterator[Note]:
        """Yield the notes about the file: as a whole, its cards, its lines."""
        if failure:
            where = f" (the {self.seen:,} entries before that were read)" if self.seen else ""
            yield Note("unreadable", self.source, parameters={"reason": failure + where})
        elif self.seen == self.ignored + self.rejected:
            yield Note("nothing-in-it", self.source, parameters={"format": title})
        yield from self._others
        if "encoding" in self._problems:
            lines = self._problems["encoding"]
            yield Note("guessed-encoding", self.source, lines[0], {"encoding": "Windows-1252"})
        for (outcome, reason), lines in sorted(self._outcomes.items()):
            yield self._note(outcome, lines, reason)
        for rule, reason in _REPAIRS.items():
            if rule in self._problems:
                yield self._note("repaired", self._problems[rule], reason)
        if "stray" in self._problems:
            yield self._note("stray-lines", self._problems["stray"], "")
        if self.seen and "outside" in self._problems:
            yield self._note("no-card", self._problems["outside"], "")

    def _note(self, kind: str, lines: list[int], reason: str) -> Note:
        said: dict[str, str | int] = {"count": len(lines), "lines": _some(lines)}
        return Note(kind, self.source, lines[0], {**said, "reason": reason} if reason else said)


def _some(lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:_SHOWN_LINES])
    more = len(lines) - _SHOWN_LINES
    return f"{shown} and {more:,} more" if more > 0 else shown
