"""Tests that the README is true: its commands are run, its files read, its units verified."""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from auditor.cli import main
from auditor.cli.formats import FORMATS, OUTPUTS
from auditor.gates import METRICS
from tests.cli.conftest import CONNECTIONS
from tests.cli.jobs import COMMANDS, ROOT, read_yaml, run_script

README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FILE_NAME = re.compile(r"# (\S+?)[,:]?(?:\s|$)")
_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nEMAIL:{}@example.org\r\nEND:VCARD\r\n"


@dataclass(frozen=True)
class Block:
    """A block of code; `file` is the name that its first line gives it."""

    section: str
    kind: str
    text: str

    @property
    def file(self) -> str:
        """The file's name, without a folder; empty for commands."""
        named = _FILE_NAME.match(self.text)
        return Path(named[1]).name if named else ""


def _blocks() -> Iterator[Block]:
    for section in re.split(r"^## ", README, flags=re.MULTILINE):
        title = section.partition("\n")[0]
        yield from (Block(title, kind, text) for kind, text in _BLOCK.findall(section))


BLOCKS = list(_blocks())


def _block(file: str) -> Block:
    (found,) = (block for block in BLOCKS if block.file == file)
    return found


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    """The folder that the README's reader works in, somewhere under their home."""
    folder = tmp_path / "home" / "contacts"
    (folder / "exports").mkdir(parents=True)
    for name in ("01-31-2026", "exports/03-14-2026"):
        place = Path(name).with_name(f"Complete_LinkedInDataExport_{Path(name).name}.zip")
        with zipfile.ZipFile(folder / place, "w") as export:
            export.writestr("Connections.csv", CONNECTIONS)
    people = (("Gesine Reetmann", "gesine"), ("Hedwig Sandmann", "hedwig"))
    cards = "".join(_CARD.format(*person) for person in people)
    (folder / "contacts.vcf").write_text(cards, encoding="utf-8", newline="")
    (folder / "crm.csv").write_text(
        "Kunde;E-Mail;Handy;Mobil;Firma\nOlaf Muster;olaf@example.org;;;Werft AG\n",
        encoding="utf-8",
    )
    (folder / "decisions.csv").write_text(
        "person,name,decision,other,note\nhedwig@example.org,Hedwig Sandmann,prune,,\n",
        encoding="utf-8",
    )
    (folder.parent / ".local/bin").mkdir(parents=True)
    (folder.parent / ".local/bin/auditor").symlink_to(COMMANDS / "auditor")
    return folder


@pytest.mark.parametrize(
    "section", list(dict.fromkeys(b.section for b in BLOCKS if b.kind == "sh"))
)
def test_commands_work_as_written(
    contacts: Path, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of a section runs, in order, with the files that the section shows."""
    monkeypatch.chdir(contacts)
    monkeypatch.setenv("HOME", str(contacts.parent))
    if section == "Three uses":
        kept = "audit exports --history history --as-of 2026-01-31 --format json"
        assert 0 == CliRunner().invoke(main, shlex.split(kept)).exit_code
    for block in (block for block in BLOCKS if block.section == section):
        if block.file:
            (contacts / block.file).write_text(block.text, encoding="utf-8")
        elif block.kind == "sh":
            for line in block.text.splitlines():
                command, *arguments = shlex.split(line)
                outcome = CliRunner().invoke(main, arguments)
                assert ("auditor", 0) == (command, outcome.exit_code), outcome.output


def test_all_outputs_are_listed() -> None:
    """The table of outputs and the line below it name every file and format there is."""
    listed = set(re.findall(r"^\| `([\w.-]+)` \|", README, flags=re.MULTILINE))
    named = set(re.findall(r"`([\w.-]+)`", README))
    assert listed <= set(OUTPUTS)
    assert set(OUTPUTS) - {"annotations.txt"} <= listed | named
    for name in set(FORMATS) - {"html", "csv", "vcard", "ics", "json"}:
        assert name in named


def test_all_metrics_are_named() -> None:
    """Every metric that --fail-on takes is in the README, and none that it does not."""
    (sentence,) = re.findall(r"Metrics: (.*)", README)
    named = set(re.findall(r"`([a-z.-]+)`", sentence))
    shares = {f"share.{name}" for name in ("meaningful", "dormant", "business-card-only")}
    assert set(METRICS) == named | shares


def test_links_lead_somewhere() -> None:
    """Files and headings that are linked to are there."""
    for target in re.findall(r"\]\((?!https:)([^)]+)\)", README):
        if target.startswith("#"):
            assert f"## {target[1:].replace('-', ' ')}" in README.lower()
        else:
            assert (ROOT / target).exists()


def test_github_workflow_gives_known_inputs() -> None:
    """The inputs of the workflow are inputs of the action."""
    workflow = YAML(typ="safe", pure=True).load(_block("contacts.yml").text)
    (job,) = workflow["jobs"].values()
    (step,) = (step for step in job["steps"] if "contact-auditor" in step.get("uses", ""))
    action = read_yaml(ROOT / "action.yml")
    assert set(step["with"]) <= set(action["inputs"])


def test_gitlab_job(contacts: Path) -> None:
    """The script of the job runs, names nobody, and leaves the artifacts that are collected."""
    job = YAML(typ="safe", pure=True).load(_block(".gitlab-ci.yml").text)["contacts"]
    assert ['pip install "$AUDITOR"'] == job["before_script"]
    outcome = run_script("\n".join(job["script"]), contacts, {"CI": "true"})
    assert 0 == outcome.returncode
    assert "Jana Beispiel" not in outcome.stdout + outcome.stderr
    artifacts = [*job["artifacts"]["reports"].values(), *job["artifacts"]["paths"]]
    for path in (*artifacts, *job["cache"]["paths"]):
        assert (contacts / path).exists()


def test_cron_line(contacts: Path) -> None:
    """The line has a time and a command that runs in the few variables that cron sets."""
    (line,) = (b.text.splitlines()[1] for b in BLOCKS if b.kind == "crontab")
    *time, command = line.split(maxsplit=5)
    assert ["0", "7", "1", "*", "*"] == time
    (contacts / "auditor.toml").write_text(_block("auditor.toml").text, encoding="utf-8")
    outcome = subprocess.run(  # noqa: S603 - our own
        ["/bin/sh", "-c", command],
        env={"HOME": str(contacts.parent), "PATH": "/usr/bin:/bin"},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == outcome.returncode
    assert "Jana Beispiel" not in outcome.stdout + outcome.stderr
    assert (contacts / "audit/report.html").exists()


def _unit(name: str) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[method-assign,assignment] # how keys keep their case
    unit.read_string(_block(name).text)
    return unit


def test_systemd_service(contacts: Path) -> None:
    """What the service starts runs in its folder."""
    service = _unit("contact-auditor.service")["Service"]
    home = str(contacts.parent)
    (contacts / "auditor.toml").write_text(_block("auditor.toml").text, encoding="utf-8")
    outcome = subprocess.run(  # noqa: S603 - our own
        shlex.split(service["ExecStart"].replace("%h", home)),
        cwd=service["WorkingDirectory"].replace("%h", home),
        env={"HOME": home},
        capture_output=True,
        check=False,
    )
    assert 0 == outcome.returncode
    assert "none" == service["RestrictAddressFamilies"]
    assert "timers.target" == _unit("contact-auditor.timer")["Install"]["WantedBy"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_units_are_valid(contacts: Path) -> None:
    """Nothing is wrong with the units, says systemd itself."""
    units = ("contact-auditor.service", "contact-auditor.timer")
    for name in units:
        (contacts / name).write_text(_block(name).text, encoding="utf-8")
    home = {"HOME": str(contacts.parent), "XDG_RUNTIME_DIR": str(contacts)}
    outcome = subprocess.run(  # noqa: S603 - our own
        ["/usr/bin/env", "systemd-analyze", "--user", "verify", *(f"./{name}" for name in units)],
        cwd=contacts,
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        check=False,
    )
    # The machine's own units are looked at, too; what is wrong with those is none of ours.
    about_ours = [line for line in outcome.stderr.splitlines() if "contact-auditor" in line]
    assert (0, []) == (outcome.returncode, about_ours)


def test_precommit_configuration() -> None:
    """The hook that is configured is one that this repository offers."""
    (repo,) = YAML(typ="safe", pure=True).load(_block(".pre-commit-config.yaml").text)["repos"]
    offered = {hook["id"] for hook in read_yaml(ROOT / ".pre-commit-hooks.yaml")}
    assert {hook["id"] for hook in repo["hooks"]} <= offered
