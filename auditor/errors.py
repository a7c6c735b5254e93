"""The errors that end a run, each with a problem, a place and an advice.

AuditorError            exit code
├── UsageError          2   an option or argument that cannot be meant
├── NoReadableInput     3   nothing among the sources could be read
├── RulesError          4   a rule pack is wrong
├── ConfigurationError  4   a configuration file is wrong
├── TemplateError       4   a part of the report of the user's own is wrong
└── ResultError         4   an audit.json that cannot be used

Trouble inside the user's data is not an error but a note in the result
(`auditor.model.notes`): one bad row never ends a run.
"""

import traceback
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class AuditorError(Exception):
    """A problem that ends the run, told to the user in one line.

    Attributes:
        problem: what is wrong, a clause without a full stop.
        place: file, option or rule where it is wrong; may be empty.
        advice: what the user can do about it; may be empty.
        exit_code: what the command line answers with.
    """

    exit_code = 70

    def __init__(self, problem: str, *, place: str = "", advice: str = "") -> None:
        """Hold the three parts of the message."""
        super().__init__(problem)
        self.problem = problem
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        """Return the whole message as one line: place, problem, advice."""
        head = f"{self.place}: {self.problem}" if self.place else self.problem
        return f"{head} ({self.advice})" if self.advice else head


class UsageError(AuditorError):
    """An option or argument that cannot be meant."""

    exit_code = 2


class NoReadableInput(AuditorError):  # noqa: N818 - reads as what it is: not every stop is an "error"
    """Nothing among the given sources could be read."""

    exit_code = 3


def fault_of(error: BaseException) -> str:
    """Return where the program itself broke, as `KeyError in conversations.py:35`.

    The innermost place in this package is named; the error's own text is not,
    since it may quote somebody's contacts.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    place = (ours or frames)[-1]
    return f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"


@dataclass(frozen=True)
class PackProblem:
    """One thing wrong in a rule pack, with its place.

    Attributes:
        file: the pack's file name.
        line: 1-based line; 0 where the problem has no line.
        column: 1-based column; 0 where it has none.
        text: what is wrong, with "did you mean" where something is near.
        excerpt: the offending line of the file, for the caret; may be empty.
    """

    file: str
    line: int
    column: int
    text: str
    excerpt: str = ""


class RulesError(AuditorError):
    """One or more rule packs are wrong; all their problems are told at once."""

    exit_code = 4

    def __init__(self, problems: tuple[PackProblem, ...]) -> None:
        """Hold every problem; the first gives the message."""
        first = problems[0]
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        super().__init__(
            f"{first.text}{more}",
            place=f"{first.file}:{first.line}:{first.column}" if first.line else first.file,
            advice="auditor rules check FILE shows every problem",
        )
        self.problems = problems


class ConfigurationError(AuditorError):
    """A configuration file that cannot be read, or says what cannot be meant."""

    exit_code = 4


class TemplateError(AuditorError):
    """A part of the report in the user's own folder that cannot be used; names file and line."""

    exit_code = 4


class ResultError(AuditorError):
    """An audit.json that is damaged, of another kind or too new."""

    exit_code = 4
