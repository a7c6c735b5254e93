"""Lines of the owner's that contradict each other: which one counts, and the note that says so."""

from collections.abc import Hashable, Iterator, Sequence

from auditor.model.notes import Note
from auditor.model.verdicts import Decision

_TOLD = 5


class Lines:
    """What the lines about each person, or each pair, say; the last one counts."""

    def __init__(self, kind: str) -> None:
        """Take the kind of note that tells of a contradiction."""
        self._kind = kind
        self._about: dict[Hashable, list[Decision]] = {}

    def add(self, key: Hashable, line: Decision) -> None:
        """Take the next line; `key` is what all lines about the same have in common."""
        self._about.setdefault(key, []).append(line)

    def agrees(self, key: Hashable, line: Decision) -> bool:
        """Tell whether a line says what the last one says."""
        return self._about[key][-1].decision == line.decision

    def last(self) -> dict[Hashable, Decision]:
        """Return the line that counts, by what it is about."""
        return {key: lines[-1] for key, lines in self._about.items()}

    def contradictions(self) -> Iterator[Note]:
        """Yield a note for each person or pair about whom the lines say different things."""
        for key, lines in self._about.items():
            others = [line.line for line in lines if not self.agrees(key, line)]
            if others:
                yield self._note(lines[-1], others)

    def _note(self, last: Decision, others: Sequence[int]) -> Note:
        said: dict[str, str | int] = {"person": last.person, "line": last.line}
        if last.other:
            said["other_person"] = last.other
        more = "… " if len(others) > _TOLD else ""
        told = more + ", ".join(map(str, [*others[-_TOLD:], last.line]))
        return Note(self._kind, parameters={**said, "lines": told})
