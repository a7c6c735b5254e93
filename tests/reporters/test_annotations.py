"""Tests of annotations.txt: GitHub's workflow commands, escaped and bounded."""

import re
from dataclasses import replace

import pytest

from auditor.model.result import AuditResult
from auditor.reporters.annotations import AnnotationsReporter, command
from auditor.reporters.interface import ReportOptions
from tests.reporters.conftest import HOSTILE, with_changes
from tests.reporters.html.invented import make_result

_COMMAND = re.compile(r"::(error|warning|notice) title=[^:,\r\n]*::[^\r\n]*")


def rendered(result: AuditResult, language: str = "en") -> list[str]:
    """Return the lines of annotations.txt."""
    ((name, pieces),) = AnnotationsReporter().render(result, ReportOptions(language=language))
    assert "annotations.txt" == name
    return b"".join(pieces).decode().splitlines()


def test_failed_gates_and_new_flaws(result: AuditResult) -> None:
    """Failed gates are errors; flaws new since the baseline go by their severity."""
    lines = rendered(result)

    assert "::error title=failed on cooled > 5::it is 7" in lines
    assert 1 + 3 == sum(line.startswith("::notice") for line in lines)
    assert [] == [line for line in lines if not _COMMAND.fullmatch(line)]


def test_quiet_without_baseline() -> None:
    """Without a baseline nothing is new: one line tells the answer."""
    lines = rendered(make_result(100))

    assert 1 == len(lines)
    assert lines[0].startswith("::notice title=Contact audit::Of 100 contacts")


def test_at_most_ten_of_a_kind() -> None:
    """GitHub drops more than ten of a kind, so the tenth says how many there are."""
    result = with_changes(make_result(3_000), new_flaws=200)
    assert result.comparison
    new = result.comparison.count("finding-new")
    notices = [line for line in rendered(result) if line.startswith("::notice")]

    assert 10 == len(notices)
    assert f"::notice title=Contact audit::and {new - 8} more" == notices[-1]


@pytest.mark.parametrize("name", HOSTILE.values())
def test_no_command_in_a_name(name: str) -> None:
    """A name can end no line and begin no command."""
    line = command("warning", name, name)

    assert _COMMAND.fullmatch(line)
    assert not re.search(r"%(?!25|0D|0A|3A|2C)", line)


def test_german(result: AuditResult) -> None:
    """The answer and the rules are told in German."""
    assert rendered(replace(result, gates=()), "de")[0].split("::")[2].startswith("Von 200 ")
