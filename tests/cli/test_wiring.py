"""Tests that the options of an audit reach the stages: rules left out, privacy, templates."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
NAMES = ("Jana", "Beispiel", "Olaf", "Muster", "Hedwig", "Sandmann")


def _no_name(text: str) -> None:
    assert [] == [name for name in NAMES if name in text]


def _flags(folder: str = "audit") -> str:
    with Path(folder, "findings.csv").open(encoding="utf-8") as file:
        return " ".join(row["rule"] for row in csv.DictReader(file))


def test_select_and_ignore(auditor: Run) -> None:
    """--select narrows the findings, --ignore leaves some out, a wrong id is suggested."""
    Path("bad.vcf").write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Noahs Mama\r\nEMAIL:not an address\r\nEND:VCARD\r\n",
        encoding="utf-8",
    )
    outcome = auditor("audit", "bad.vcf")
    assert "name/placeholder" in _flags()
    auditor("audit", "bad.vcf", "--ignore", "name")
    assert "name/" not in _flags()
    auditor("audit", "bad.vcf", "--select", "name")
    assert {"name"} == {rule.partition("/")[0] for rule in _flags().split()}
    outcome = auditor("audit", "bad.vcf", "--ignore", "naem")
    assert (2, True) == (outcome.exit_code, "did you mean name" in outcome.stderr)
    Path("auditor.toml").write_text('ignore = ["naem"]\n', encoding="utf-8")
    outcome = auditor("audit", "bad.vcf")
    assert (4, True) == (outcome.exit_code, "auditor.toml:1: ignore: there is no" in outcome.stderr)


def test_redacted_outputs_name_nobody(auditor: Run) -> None:
    """--redact writes no card and no name, and says what follows from it."""
    outcome = auditor("audit", "--redact", "Connections.csv", "book.vcf")
    assert 0 == outcome.exit_code
    _no_name(outcome.output)
    for path in Path("audit").iterdir():
        _no_name(path.read_text(encoding="utf-8"))
    assert not Path("audit/contacts.vcf").exists()
    assert "cards cannot be redacted" in outcome.stderr
    assert "AUDITOR_KEY" in outcome.stderr


def test_redacted_beside_an_earlier_audit(auditor: Run) -> None:
    """What an earlier audit left in the folder in full is named: it would be shown along."""
    auditor("audit", "book.vcf")
    outcome = auditor("audit", "--redact", "book.vcf")
    assert "contacts.vcf, conflicts.csv: still there from an earlier audit" in outcome.stderr
    outcome = auditor("audit", "--redact", "book.vcf", "-o", "other")
    assert "still there" not in outcome.stderr


def test_key_keeps_invented_names(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With AUDITOR_KEY two redacted runs write the same bytes, and nothing is warned of."""
    monkeypatch.setenv("AUDITOR_KEY", "a secret of our own")
    for folder in ("one", "two"):
        outcome = auditor("audit", "book.vcf", "--redact", "--format", "csv", "-o", folder)
        assert "AUDITOR_KEY" not in outcome.stderr
    for path in Path("one").iterdir():
        assert path.read_bytes() == Path("two", path.name).read_bytes()


def test_job_prints_no_name(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With CI=true names stay in the private folder; what is passed on has invented ones."""
    monkeypatch.setenv("CI", "true")
    formats = [
        part for name in ("csv", "markdown", "junit", "github") for part in ("--format", name)
    ]
    outcome = auditor("audit", "book.vcf", "--fail-on", "people", *formats, "--format", "sarif")
    assert 1 == outcome.exit_code
    _no_name(outcome.output)
    for name in ("summary.md", "junit.xml", "annotations.txt", "auditor.sarif"):
        _no_name(Path("audit", name).read_text(encoding="utf-8"))
    assert "Jana Beispiel" in Path("audit/contacts.csv").read_text(encoding="utf-8")
    assert Path("audit/annotations.txt").read_text(encoding="utf-8") in outcome.stdout


def test_redacted_report_of_an_audit(auditor: Run) -> None:
    """`report --redact` never overwrites the full outputs, and names nobody elsewhere."""
    auditor("audit", "book.vcf")
    refused = auditor("report", "audit", "--redact")
    assert (2, True) == (refused.exit_code, "--out" in refused.stderr)
    assert 0 == auditor("report", "audit", "--redact", "-o", "shown").exit_code
    _no_name(Path("shown/report.html").read_text(encoding="utf-8"))


def test_templates_are_checked_before_anything_is_read(auditor: Run) -> None:
    """A folder of templates that replaces nothing is exit 4, before the audit."""
    Path("parts").mkdir()
    Path("parts/nonsense.html.j2").touch()
    outcome = auditor("audit", "book.vcf", "--templates", "parts")
    assert (4, 1) == (outcome.exit_code, len(outcome.stderr.splitlines()))
    assert not Path("audit").exists()


def test_redact_in_the_file(auditor: Run) -> None:
    """`redact` is true, false or "names" in a file; the command line has the same words."""
    for line, seen in (("true", "all"), ("false", "-"), ('"names"', "names"), ('"all"', "all")):
        Path("auditor.toml").write_text(f"redact = {line}\n", encoding="utf-8")
        shown = dict(row.split()[:2] for row in auditor("config").stdout.splitlines()[2:])
        assert seen == shown["redact"]
    assert "names" in auditor("config", "--", "book.vcf", "--redact=names").stdout
    assert 2 == auditor("audit", "book.vcf", "--redact=everything").exit_code


def test_rules_in_force_are_those_of_the_file(auditor: Run) -> None:
    """`rules list` shows what an audit here would judge by; `rules show` any rule."""
    Path("auditor.toml").write_text('ignore = ["name"]\nlang = "de"\n', encoding="utf-8")
    listed = auditor("rules", "list").stdout
    assert "name/placeholder" not in listed
    assert "Taugt die Adressbuchkarte?" in listed
    assert "name/placeholder" in auditor("rules", "list", "--no-config").stdout
    assert 0 == auditor("rules", "show", "name/placeholder").exit_code


def test_prune_harms_no_source(auditor: Run) -> None:
    """The book that is parted is never written over, and decisions may stand in the file."""
    auditor("audit", "book.vcf", "--format", "json")
    Path("mine").mkdir()
    Path("mine/kept.vcf").write_bytes(Path("book.vcf").read_bytes())
    outcome = auditor("prune", "audit", "--vcard", "mine/kept.vcf", "-o", "mine")
    assert (2, True) == (outcome.exit_code, "would overwrite" in outcome.stderr)
    Path("decisions.csv").write_text(
        "person,name,decision,other,note\n+49 152 28817386,Hedwig,prune,,\n", encoding="utf-8"
    )
    Path("auditor.toml").write_text('decisions = "decisions.csv"\n', encoding="utf-8")
    assert 0 == auditor("prune", "audit", "--vcard", "book.vcf").exit_code
    assert b"Hedwig" in Path("pruned/removed.vcf").read_bytes()


def test_prune_in_a_job_names_nobody(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With CI=true a decision that finds nobody is told without its name."""
    auditor("audit", "book.vcf", "--format", "json")
    Path("decisions.csv").write_text(
        "person,name,decision,other,note\nolaf@example.org,Olaf Muster,prune,,\n", encoding="utf-8"
    )
    asked = ("prune", "audit", "--vcard", "book.vcf", "--decisions", "decisions.csv")
    assert "Olaf Muster" in auditor(*asked).stderr
    monkeypatch.setenv("CI", "true")
    _no_name(auditor(*asked).output)


def test_history(auditor: Run) -> None:
    """The first run starts green, the next is compared with the newest kept; both are kept."""
    gate = ("--history", "kept", "--fail-on", "new", "--format", "json")
    assert 0 == auditor("audit", "book.vcf", *gate, "--as-of", "2026-01-05").exit_code
    outcome = auditor("audit", "book.vcf", "Connections.csv", *gate, "--as-of", "2026-02-05")
    assert (1, "auditor: failed on new > 0 (it is 1)\n") == (outcome.exit_code, outcome.stderr)
    assert "Since 5 Jan" in outcome.stdout
    kept = {path.name for path in Path("kept").iterdir()}
    assert {"audit-2026-01-05.json", "audit-2026-02-05.json", ".gitignore"} == kept
    refused = auditor("audit", "book.vcf", "--history", "book.vcf")
    assert (2, True) == (refused.exit_code, "--history book.vcf: is a file" in refused.stderr)


def test_what_is_behind_a_failed_gate(auditor: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate on flaws or unreadable entries names the first few; in a job without their names."""
    Path("flawed.vcf").write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hedwig Sandmann\r\nEMAIL:no address\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\n\r\n<<<<<<<\r\nEND:VCARD\r\n",
        encoding="utf-8",
    )
    gates = ("--fail-on", "findings.error", "--fail-on", "records.rejected", "--format", "json")
    outcome = auditor("audit", "flawed.vcf", *gates)
    assert "auditor: failed on findings.error > 0 (it is 1)\n" in outcome.stderr
    assert "  An e-mail address cannot be right: Hedwig Sandmann (flawed.vcf)\n" in outcome.stderr
    assert "  flawed.vcf:" in outcome.stderr
    monkeypatch.setenv("CI", "true")
    _no_name(auditor("audit", "flawed.vcf", *gates).output)


def test_history_in_the_file(auditor: Run) -> None:
    """With history in the configuration, `auditor audit` alone is the whole monthly job."""
    Path("auditor.toml").write_text(
        'sources = ["book.vcf"]\nhistory = "kept"\nfail-on = ["gone"]\nformat = ["json"]\n',
        encoding="utf-8",
    )
    assert 0 == auditor("audit", "--as-of", "2026-01-05").exit_code
    Path("book.vcf").write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hedwig Sandmann\r\nN:Sandmann;Hedwig;;;\r\n"
        "TEL;TYPE=CELL:+49 152 28817386\r\nEND:VCARD\r\n",
        encoding="utf-8",
    )
    assert 1 == auditor("audit", "--as-of", "2026-02-05").exit_code
