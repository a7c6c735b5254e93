"""Tests of the command `auditor`: help at once, errors in one line, bugs without contents."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from auditor.cli import group, main
from auditor.errors import NoReadableInput


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """A command `auditor break` that raises what the list holds."""
    errors: list[Exception] = []

    @click.command()
    def breaking() -> None:
        raise errors[0]

    commands = {**group._COMMANDS, "break": ("auditor.cli.group", "breaking")}
    monkeypatch.setattr(group, "_COMMANDS", commands)
    monkeypatch.setattr(group, "breaking", breaking, raising=False)
    return errors


def test_help_teaches_with_an_example() -> None:
    """--help says what it is for, names every command and shows a whole command line."""
    outcome = CliRunner().invoke(main, ["--help"])
    assert outcome.exit_code == 0
    for word in ("auditor audit Complete_", "explain", "prune", "report", "rules"):
        assert word in outcome.output


def test_help_imports_no_pandas() -> None:
    """--help answers at once: pandas, jinja2 and vobject are imported only when needed."""
    script = (
        "import sys; from auditor.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pandas', 'jinja2', 'vobject', 'rich', 'pyarrow') if m in sys.modules])"
    )
    outcome = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert outcome.stdout.splitlines()[-1] == "[]"


def test_known_error_is_one_line_and_its_exit_code(broken: list[Exception]) -> None:
    """An AuditorError says place, problem and advice on stderr and sets the exit code."""
    broken.append(NoReadableInput("is empty", place="x.zip", advice="export it again"))
    outcome = CliRunner().invoke(main, ["break"])
    assert outcome.exit_code == 3
    assert outcome.stderr == "auditor: x.zip: is empty (export it again)\n"
    assert outcome.stdout == ""


def test_bug_is_exit_70_and_quotes_nobody(broken: list[Exception]) -> None:
    """A bug names its place in the program, never the text of the exception."""
    broken.append(ValueError("Jana Beispiel wrote: secret"))
    outcome = CliRunner().invoke(main, ["break"])
    assert outcome.exit_code == 70
    assert "ValueError" in outcome.stderr
    assert "Jana" not in outcome.output
    assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["--nonsense"],
        ["--nonsense", "audit"],
        ["-x"],
        ["audit"],
        ["audit", "--nonsense"],
        ["audit", "x", "--as-of", "soon"],
        ["rules", "--nonsense"],
    ],
)
def test_wrong_usage_is_exit_2_and_one_line(arguments: list[str]) -> None:
    """What cannot be meant is exit 2 and one line: what, where, and where to read on."""
    outcome = CliRunner().invoke(main, arguments)
    assert (2, "") == (outcome.exit_code, outcome.stdout)
    assert 1 == len(outcome.stderr.splitlines())
    assert outcome.stderr.startswith("auditor: ")
    assert "--help tells more)" in outcome.stderr
