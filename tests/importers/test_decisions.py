"""decisions.csv: what is taken, what is skipped, what is refused."""

from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.importers.decisions import read_decisions
from auditor.model.verdicts import Decision

HEADER = "person,name,decision,other,note\n"


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write decisions.csv and return its path."""
    file = path / "decisions.csv"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_decisions(encoding: str, delimiter: str, tmp_path: Path) -> None:
    """Each line with a decision is one, however a spreadsheet saved the file."""
    text = HEADER + (
        "p-1,Jörg Müller, Keep ,,an old friend\n"
        "p-2,,,,not decided yet\n"
        ",,,,\n"
        "a@example.org,,SAME,p-3,\n"
    )
    path = written(tmp_path, text.replace(",", delimiter), encoding)

    assert (
        Decision("p-1", "keep", "Jörg Müller", "", "an old friend"),
        Decision("a@example.org", "same", "", "p-3", ""),
    ) == read_decisions(path)


def test_filled_in_pruning_list(tmp_path: Path) -> None:
    """A pruning list with its decisions filled in will do as it is."""
    text = "rank,person,name,why,decision\n1,p-1,Erika Muster,never a word,prune\n2,p-2,Tom,x,\n"

    assert (Decision("p-1", "prune", "Erika Muster"),) == read_decisions(written(tmp_path, text))


def test_cell_made_harmless_for_spreadsheets(tmp_path: Path) -> None:
    """A number that was written so that no spreadsheet takes it for a formula is itself again."""
    text = HEADER + "'+493023125001,,keep,,\n"

    assert "+493023125001" == read_decisions(written(tmp_path, text))[0].person


def test_lines_are_remembered(tmp_path: Path) -> None:
    """Each decision knows the line of the file where it starts."""
    text = HEADER + 'p-1,,keep,,"two\nlines"\n\np-2,,,,\np-3,,prune,,\n'

    assert [2, 6] == [decision.line for decision in read_decisions(written(tmp_path, text))]


@pytest.mark.parametrize(
    ("line", "problem", "advice"),
    [
        ("p-1,,delete,,", "`delete` is no decision", "keep, prune, later, meaningful, same"),
        ("p-1,,same,,", "`same` is about two people", "fill in `other`"),
        ("p-1,,different,,", "`different` is about two people", "fill in `other`"),
        (",Erika,keep,,", "the line names no person", "fill in `person`"),
        ("p-1,a,keep,b,c,d", "it has more cells than the header", ""),
    ],
)
def test_lines_that_cannot_be_meant(line: str, problem: str, advice: str, tmp_path: Path) -> None:
    """A line that cannot be meant is named with file, line and what is allowed."""
    with pytest.raises(UsageError) as stopped:
        read_decisions(written(tmp_path, f"{HEADER}p-9,,keep,,\n{line}\n"))

    assert "decisions.csv:3" == stopped.value.place
    assert problem in stopped.value.problem
    assert advice in stopped.value.advice


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\x00\x01\x02" * 500])
def test_files_that_are_none(text: str, tmp_path: Path) -> None:
    """A file that holds no decisions is a usage error, never a traceback."""
    with pytest.raises(UsageError, match=r"decisions\.csv"):
        read_decisions(written(tmp_path, text))


def test_missing_file(tmp_path: Path) -> None:
    """A missing file is named."""
    with pytest.raises(UsageError, match="No such file"):
        read_decisions(tmp_path / "decisions.csv")
