"""Tests of `auditor audit` and what follows it: options, exit codes, prune, report, diff."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from auditor.model.result import SCHEMA_VERSION


def _rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8"))))


def test_every_output_of_the_contract_is_written(auditor: Callable[..., Result]) -> None:
    """One command writes all files; the summary names them and says what is missing."""
    outcome = auditor("audit", "Connections.csv", "book.vcf")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    names = {path.name for path in Path("audit").iterdir()}
    assert names == {
        *("report.html", "contacts.csv", "prune.csv", "reconnect.csv", "duplicates.csv"),
        *("findings.csv", "records.csv", "contacts.vcf", "audit.json", ".gitignore"),
        "conflicts.csv",
        "keep-in-touch.ics",
    }
    assert "Of 3 contacts" in outcome.stdout
    assert "messages.csv would tell" in outcome.stdout
    assert "\x1b" not in outcome.stdout
    assert [row["outcome"] for row in _rows("audit/records.csv")].count("merged") == 1


def test_only_the_formats_asked_for(auditor: Callable[..., Result]) -> None:
    """--format writes these outputs and no others."""
    assert auditor("audit", "book.vcf", "--format", "json").exit_code == 0
    assert {path.name for path in Path("audit").iterdir()} == {"audit.json", ".gitignore"}


def test_same_input_same_bytes(auditor: Callable[..., Result]) -> None:
    """Two runs write the same bytes into every file."""
    for folder in ("one", "two"):
        assert auditor("audit", "Connections.csv", "book.vcf", "-o", folder).exit_code == 0
    for path in Path("one").iterdir():
        assert path.read_bytes() == (Path("two") / path.name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["nowhere.zip"], 3, "nowhere.zip"),
        (["book.vcf", "--region", "XX"], 2, "XX"),
        (["book.vcf", "--rules", "nowhere.yaml"], 4, "nowhere.yaml"),
        (["book.vcf", "--baseline", "nowhere.json"], 4, "nowhere.json"),
        (["book.vcf", "--decisions", "nowhere.csv"], 2, "nowhere.csv"),
        (["book.vcf", "--fail-on", "sadness"], 2, "sadness"),
        (["book.vcf", "--fail-on", "cooled > 1"], 2, "--baseline"),
        (["book.vcf", "--out", "book.vcf"], 2, "book.vcf"),
    ],
)
def test_exit_codes(
    auditor: Callable[..., Result], arguments: list[str], code: int, told: str
) -> None:
    """Each kind of trouble has its exit code and one line that names the place."""
    outcome = auditor("audit", *arguments)
    assert (outcome.exit_code, len(outcome.stderr.splitlines())) == (code, 1)
    assert told in outcome.stderr


def test_gates(auditor: Callable[..., Result]) -> None:
    """A gate that holds is exit 1 with its line, after everything was written."""
    outcome = auditor("audit", "book.vcf", "--fail-on", "people > 1", "--fail-on", "people > 99")
    assert outcome.exit_code == 1
    assert outcome.stderr == "auditor: failed on people > 1 (it is 2)\n"
    assert Path("audit/report.html").exists()


def test_baseline_and_diff(auditor: Callable[..., Result]) -> None:
    """What changed since an earlier audit is counted in the summary and told by diff."""
    auditor("audit", "book.vcf", "-o", "old")
    outcome = auditor("audit", "Connections.csv", "book.vcf", "-o", "new", "--baseline", "old")
    assert "1 is new" in outcome.stdout
    told = auditor("diff", "old", "new")
    assert told.exit_code == 0
    assert "Olaf Muster" in told.stdout


def test_mapping(auditor: Callable[..., Result]) -> None:
    """A table of one's own is read by a mapping, and refused without one."""
    Path("crm.csv").write_text("Kunde;Mail\nHedwig Sandmann;hedwig@example.org\n", encoding="utf-8")
    Path("crm.yaml").write_text("display_name: Kunde\nemail:work: Mail\n", encoding="utf-8")
    assert auditor("audit", "crm.csv").exit_code == 3
    assert auditor("audit", "crm.csv", "--mapping", "crm.yaml").exit_code == 0
    assert _rows("audit/contacts.csv")[0]["emails"] == "hedwig@example.org"


def test_decisions_and_prune(auditor: Callable[..., Result]) -> None:
    """A decision is honoured by the audit and by prune; kept and removed are the whole book."""
    Path("decisions.csv").write_text(
        "person,name,decision,other,note\njana@example.org,Jana,meaningful,,\n"
        "+49 152 28817386,Hedwig,prune,,\nnobody@example.org,Nobody,prune,,\n",
        encoding="utf-8",
    )
    outcome = auditor("audit", "Connections.csv", "book.vcf", "--decisions", "decisions.csv")
    assert "nobody@example.org" in outcome.stdout
    classes = {row["name"]: row["class"] for row in _rows("audit/contacts.csv")}
    assert classes["Jana Beispiel"] == "meaningful"
    pruned = auditor(
        "prune", "audit", "--vcard", "book.vcf", "--decisions", "decisions.csv", "-o", "pruned"
    )
    assert (pruned.exit_code, "Nobody" in pruned.stderr) == (0, True)
    kept, removed = (Path("pruned") / name for name in ("kept.vcf", "removed.vcf"))
    assert b"Hedwig" in removed.read_bytes()
    assert kept.read_bytes() + removed.read_bytes() == Path("book.vcf").read_bytes()


def test_report_again_in_german(auditor: Callable[..., Result]) -> None:
    """A report is made again from audit.json alone, in the other language."""
    auditor("audit", "book.vcf", "--lang", "en")
    outcome = auditor("report", "audit", "--lang", "de", "-o", "deutsch")
    assert outcome.exit_code == 0
    assert 'lang="de"' in Path("deutsch/report.html").read_text(encoding="utf-8")
    assert json.loads(Path("audit/audit.json").read_bytes())["schema_version"] == SCHEMA_VERSION
