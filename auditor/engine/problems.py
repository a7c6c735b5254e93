"""Collects everything that is wrong in a rule pack, each problem with its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from auditor.errors import PackProblem

_NEAR = 0.6
_LISTED = 12


@dataclass(frozen=True)
class Place:
    """Where something stands in a file, both 1-based; 0 where it has no place."""

    line: int
    column: int


NOWHERE = Place(0, 0)


class Problems:
    """The problems of one file, in the order they are found."""

    def __init__(self, file: str, text: str = "") -> None:
        """Hold the file's name and its lines for the carets."""
        self.file = file
        self.found: list[PackProblem] = []
        self._lines = text.splitlines()

    def add(self, place: Place, text: str) -> None:
        """Take note of one problem."""
        line = self._lines[place.line - 1] if 0 < place.line <= len(self._lines) else ""
        problem = PackProblem(self.file, place.line, place.column, text, line)
        if problem not in self.found:
            self.found.append(problem)

    def sorted(self) -> list[PackProblem]:
        """Return the problems by their place, those without one first."""
        return sorted(self.found, key=lambda problem: (problem.line, problem.column))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a clause that names the nearest known word, all of a few, or nothing."""
    choices = sorted(known)
    near = process.extractOne(
        word, choices, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_NEAR
    )
    if near:
        return f"; did you mean {near[0]}?"
    return f"; known: {', '.join(choices)}" if 0 < len(choices) <= _LISTED else ""
